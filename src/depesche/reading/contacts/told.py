"""What a trigger tells and what an article's triggers tell of: a contact told once, and the event joined of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from depesche.days import DaySet
from depesche.light import dataclass
from depesche.model import Kind, Reason, Span, Status
from depesche.model.kinds import REMOTE
from depesche.model.statuses import phase
from depesche.reading.contacts.actors import Actor
from depesche.reading.contacts.article import Article, Slot
from depesche.reading.contacts.status.verdict import Verdict
from depesche.reading.contacts.triggers.drafts import Draft

PERSONAL: Final = frozenset({"meeting", "visit", "summit"})


def family(kind: Kind) -> frozenset[Kind]:
    """The kinds that one contact may be called by in one article."""
    if kind in PERSONAL:
        return frozenset[Kind]({"meeting", "visit", "summit"})
    return REMOTE if kind in REMOTE else frozenset({kind})


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with what was worked out for it. ``recalls`` says that its words look back past the news; ``near`` is
    the day if nothing names a better one (a time of day, the entry of a ticker). ``rules`` are the names of the rules
    that decided, by what they decided ("time", "place", "sides"). ``faults`` say what of its time no day can be.
    """

    draft: Draft
    verdict: Verdict
    days: DaySet | None
    place: Slot | None
    recalls: bool
    time_spans: tuple[Span, ...] = ()
    near: DaySet | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Reason, ...] = ()

    @property
    def status(self) -> Status:
        """The status that its words give; told drafts always have one."""
        return self.verdict.status or "held"

    @property
    def phase(self) -> str:
        """The phase of its status."""
        return phase(self.status)


@dataclass(slots=True)
class Event:
    """One contact of the article while its triggers are being joined. ``together`` says that all but the host came
    on one journey; ``rules`` are those that decided when all was told, by what they decided; ``beyond`` says that its
    days lie after its article.
    """

    kind: Kind
    generic: bool
    actors: tuple[Actor, ...]
    status: Status
    certain: bool
    recalled: bool
    told: list[Told] = field(default_factory=list)
    days: DaySet | None = None
    place: Slot | None = None
    initiator: str | None = None
    together: bool = False
    rules: dict[str, str] = field(default_factory=dict)
    beyond: Reason | None = None

    @property
    def keys(self) -> frozenset[str]:
        """Keys of its participants."""
        return frozenset(actor.key for actor in self.actors)

    @property
    def phase(self) -> str:
        """The phase of its status."""
        return phase(self.status)

    @property
    def personal(self) -> bool:
        """Whether it was in person, or its words leave that open."""
        return self.generic or self.kind in PERSONAL

    @property
    def faults(self) -> tuple[Reason, ...]:
        """What of the times that its triggers name no day can be."""
        beyond = (self.beyond,) if self.beyond is not None else ()
        faults = {fault.span: fault for told in self.told for fault in told.faults}
        return (*faults.values(), *beyond)

    @property
    def time_spans(self) -> tuple[Span, ...]:
        """The expressions that date its triggers, in order."""
        return tuple(dict.fromkeys(span for told in self.told for span in told.time_spans))

    @property
    def drafts(self) -> list[Draft]:
        """Its triggers, in order."""
        return [told.draft for told in self.told]

    @property
    def last(self) -> tuple[int, int]:
        """Where it was told last: sentence and token."""
        draft = self.told[-1].draft
        return draft.sentence.index, draft.token


def started(told: Told) -> Event:
    """A new event from a trigger."""
    draft = told.draft
    return Event(
        draft.kind,
        draft.generic,
        draft.actors,
        told.status,
        told.verdict.certain,
        told.recalls,
        [told],
        told.days,
        told.place,
        draft.initiator,
    )


def article_spans(article: Article, event: Event) -> tuple[Span, ...]:
    """The sentences in which the event is told."""
    return tuple(dict.fromkeys(article.offsets(d.sentence.start, d.sentence.end) for d in event.drafts))
