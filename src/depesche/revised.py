"""What the versions of agencies' items changed: which replaced which, and what that did to the chronicle.

The chronicle is a pure function of readings, so what changed is the difference of two: that of the articles as they
were before and that of them as they are now. Only articles about the same people are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depesche.chronicle import Chronicle
from depesche.chronicle.changing import Change, diff
from depesche.knowledge import Knowledge
from depesche.model import Contact, Reading
from depesche.sources.revisions import Revision


@dataclass(slots=True)
class Revised:
    """Collects what happens to versions while articles are taken in.

    ``lines`` are for people, one a version. ``names`` are the ids of the articles that changed.
    """

    lines: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    _before: dict[str, Reading] = field(default_factory=dict)
    _older: int = 0

    @property
    def compared(self) -> frozenset[str]:
        """The ids of the articles whose readings are kept as they were."""
        return frozenset(self._before)

    def before(self, readings: Iterable[Reading], name: str) -> None:
        """Keep the readings about the people of an article as they are before it changes."""
        self.names.add(name)
        for reading in readings:
            self._before.setdefault(reading.document.id, reading)

    def replaced(self, revision: Revision, before: Revision) -> None:
        """A newer version replaces an older one, or comes back where that was only withheld."""
        why = f" ({revision.correction})" if revision.correction else ""
        self.lines.append(f"{revision.uri}: version {revision.name} replaces version {before.name}{why}")

    def retracted(self, revision: Revision, *, gone: bool) -> None:
        """An item must not be used (any more)."""
        word = "cancelled" if revision.status == "canceled" else "withheld"
        what = "its article is taken out" if gone else "nothing was read of it"
        self.lines.append(f"{revision.uri}: version {revision.name} is {word} by its agency: {what}")

    def held(self, revision: Revision) -> None:
        """An item waits for its embargo to end."""
        until = revision.embargo.isoformat(sep=" ", timespec="minutes") if revision.embargo else "?"
        self.lines.append(f"{revision.uri}: kept out until its embargo ends, {until}")

    def older(self) -> None:
        """A version that is older than what is known of its item changes nothing."""
        self._older += 1

    def taken(self) -> Iterator[str]:
        """The lines so far, once."""
        yield from self.lines
        if self._older:
            versions = "1 version is" if self._older == 1 else f"{self._older} versions are"
            yield f"{versions} passed over: a newer one is known, or the item was taken back"
        self.lines.clear()
        self._older = 0

    def forget(self) -> None:
        """What changed so far is told; begin anew."""
        self.names.clear()
        self._before.clear()

    def changes(
        self, now: Iterable[Reading], knowledge: Knowledge | None = None
    ) -> tuple[tuple[Change, ...], dict[str, Contact]]:
        """What has changed in the chronicle, and the contacts that this speaks of by their ids.

        ``now`` are the readings about the people of the articles that changed. What came besides these articles is
        no change of their doing.
        """
        after = {reading.document.id: reading for reading in now}
        others = {name: reading for name, reading in {**after, **self._before}.items() if name not in self.names}
        old = Chronicle(
            {**others, **{n: r for n, r in self._before.items() if n in self.names}}.values(), knowledge
        )
        new = Chronicle({**others, **{n: r for n, r in after.items() if n in self.names}}.values(), knowledge)
        return diff(old, new), {contact.id: contact for contact in (*old.contacts, *new.contacts)}
