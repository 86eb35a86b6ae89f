"""Which contacts of a chronicle are wanted, and what is said of those that are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from depesche.cli.terminal import say
from depesche.days import DaySet
from depesche.errors import UsageError

if TYPE_CHECKING:
    from depesche.cli.whole import Whole
    from depesche.model import Contact, Finding
    from depesche.store.asking import Stored
    from depesche.store.at_rest import AtRest
    from depesche.store.wanted import Wanted


@dataclass
class Filter:
    """Which contacts are wanted; ``hidden`` counts those left out only because they have no date."""

    between: tuple[str, str] | None
    since: DaySet | None
    until: DaySet | None
    sides: frozenset[str] = frozenset()
    hidden: int = 0

    @property
    def all(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.between or self.since or self.until or self.sides)

    def keeps(self, contact: Contact) -> bool:
        """Whether the contact took place between these people and may have been in these days."""
        if self.between and not all(_named(name, contact) for name in self.between):
            return False
        if self.sides and not self.sides & set(contact.sides):
            return False
        if self.since is None and self.until is None:
            return True
        if contact.time is None:
            self.hidden += 1
            return False
        return contact.time.meets(window(self.since, self.until))

    def findings(self, findings: Sequence[Finding], contacts: Sequence[Contact]) -> list[Finding]:
        """The findings about the contacts that are left; all of them where nothing was asked for."""
        if self.all:
            return list(findings)
        left = {contact.id for contact in contacts}
        return [f for f in findings if f.contact in left or left.intersection(f.against)]


def chosen(wanted: Filter, whole: Whole) -> tuple[Sequence[Contact], Sequence[Finding]]:
    """The contacts of a chronicle that are wanted, and the findings about them; all where nothing was asked for."""
    from depesche.store.at_rest import AtRest

    if not isinstance(whole, AtRest) or wanted.all:
        contacts = [c for c in whole.contacts if wanted.keeps(c)]
        return contacts, wanted.findings(whole.findings, contacts)
    question = _question(wanted, whole)
    wanted.hidden = whole.stored.undated(question)
    contacts = [c for c in whole.stored.every(question) if wanted.keeps(c)]
    return contacts, whole.stored.findings_about([contact.id for contact in contacts])


def _question(wanted: Filter, whole: AtRest) -> Wanted:
    """What is wanted, as the store is asked."""
    from depesche.store.wanted import Wanted

    days = window(wanted.since, wanted.until)
    return Wanted(
        people=tuple(ids_of(name, whole.stored) for name in wanted.between or ()),
        sides=wanted.sides,
        since=days.first,
        until=days.last,
    )


def ids_of(name: str, stored: Stored) -> frozenset[str]:
    """The ids of those whom a name may mean, in any language and spelling."""
    from depesche.telling.names import people_called

    return people_called(name) | stored.people_called(name)


def window(since: DaySet | None, until: DaySet | None) -> DaySet:
    """The days between two times, both included. Raises :class:`UsageError` where there are none."""
    window = DaySet.between(since.first if since else None, until.last if until else None)
    if not window:
        raise UsageError("--from is later than --to")
    return window


def sides_named(name: str | None) -> frozenset[str]:
    """The states and organisations that a name or id means. Raises :class:`UsageError` where it means none."""
    from depesche.telling.names import sides_called

    found = sides_called(name) if name else frozenset()
    if name and not found:
        raise UsageError(
            f"no state or organisation is called {name!r}", where="--side", remedy="write RU or Russia"
        )
    return found


def _named(name: str, contact: Contact) -> bool:
    """Whether a participant has this id or name: in full or as the last words of it, in any language and spelling."""
    from depesche.telling.names import people_called, plain

    wanted = plain(name)
    written = (plain(person) for person in contact.participants)
    return bool(people_called(name) & set(contact.people)) or any(
        person == wanted or person.endswith(f" {wanted}") for person in written
    )


def say_what_is_hidden(wanted: Filter, whole: Whole, left: Sequence[Contact], language: str) -> None:
    """What the filter leaves out without being asked to, and who it names that nobody knows."""
    from depesche.cli.tables import words

    said = words(language)
    if wanted.hidden:
        say(said["hidden_undated"].format(n=wanted.hidden))
    if left:
        return
    for name in wanted.between or ():
        if not _takes_part(name, whole):
            say(said["nobody"].format(name=name))
    if how_many := _how_many(whole):
        say(said["none_fits"].format(n=how_many))


def _takes_part(name: str, whole: Whole) -> bool:
    """Whether somebody of that name is in any contact; yes where there are none."""
    from depesche.store.wanted import Wanted

    stored = _stored(whole)
    if stored is not None:
        return not stored.count() or stored.count(Wanted(people=(ids_of(name, stored),))) > 0
    return not whole.contacts or any(_named(name, contact) for contact in whole.contacts)


def _how_many(whole: Whole) -> int:
    stored = _stored(whole)
    return stored.count() if stored is not None else len(whole.contacts)


def _stored(whole: Whole) -> Stored | None:
    """The rows that stand behind a chronicle, or behind a part of one."""
    return getattr(whole, "stored", None)
