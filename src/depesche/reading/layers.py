"""The layers that the components write: spans over an unchanged text, each a frozen record.

Every component of the pipeline sets one extension attribute of the spaCy ``Doc`` and reads those set before it:

===================  =======================  =====================================================
component            attribute                value
===================  =======================  =====================================================
(the caller)         ``doc._.published``      :class:`~depesche.days.DaySet` or ``None``
(the caller)         ``doc._.address_date``   the same, where it is but what the article's address names
(the caller)         ``doc._.cleaned``        whether its source has freed the text of its page
depesche_furniture   ``doc._.keep``           tuple of spans of the article proper
depesche_head        ``doc._.head``           :class:`Head`
depesche_sentences   ``doc.sents``            sentences; never across a furniture boundary
depesche_syntax      ``doc._.syntax``         :class:`~depesche.lang.syntax.Syntax`, analysed where it is asked
depesche_time        ``doc._.timexes``        tuple of :class:`Timex`
depesche_dating      ``doc._.published``      bounds of an undated article, by its own words
depesche_people      ``doc._.mentions``       tuple of :class:`Mention`
depesche_quotes      ``doc._.quotes``         tuple of :class:`Quote`
depesche_contacts    ``doc._.reports``        tuple of :class:`~depesche.model.Report`
depesche_contacts    ``doc._.unread``         tuple of :class:`Unread`: triggers without a report
depesche_topics      ``doc._.reports``        the same reports with their topics
depesche_claims      ``doc._.claims``         tuple of :class:`~depesche.model.Claim`
===================  =======================  =====================================================

A component works alone too: an attribute that no component before it has set holds its default (everything is
kept, nothing is known). Offsets are code points of ``doc.text``, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from depesche.days import DaySet
from depesche.model import Form, Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["person", "office", "group", "pronoun", "side", "state", "organisation", "place", "occasion"]
Modifier = Literal["former", "elect", "acting", "deputy", "candidate"]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the article's text: each value with its span where it was read. ``says_own_day`` is set
    where ``published`` is the day of publication as the page says it, not one of an update or a guess.
    """

    title: Span | None = None
    kicker: Span | None = None
    dateline: Span | None = None
    dateline_places: tuple[str, ...] = ()
    agency: str | None = None
    author: str | None = None
    published: DaySet | None = None
    published_span: Span | None = None
    says_own_day: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 ``type``, ``value`` and ``mod``, and the days it can mean.

    ``days`` is ``None`` for what names no days (a duration, "einst"). ``at`` is the time of day ("T20:15", "TEV"),
    ``duration`` an ISO 8601 duration. ``direction`` says on which side of its anchor it lies, if that was decided.
    ``fault`` says why no day can be what the words say ("31. Februar", a weekday that is not that of its date).
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    days: DaySet | None = None
    at: str | None = None
    duration: str | None = None
    direction: Literal["past", "future"] | None = None
    reasons: tuple[Reason, ...] = ()
    fault: Reason | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a mention may mean."""

    person: str | None
    office: str | None
    state: str | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a person, office, group, side, state, organisation, place or occasion.

    ``name``, ``person`` and ``state`` are the knowledge base's label and ids where they were resolved; an unknown
    person with a known office has ``name`` from the text and no ``person``. ``head`` is the span of the name
    itself inside an apposition ("Bundeskanzlerin Angela *Merkel*"). ``members`` are the person ids that a group
    or a pronoun stands for ("beide Präsidenten"). ``counts`` says whether it can be a participant (heads of state
    and government, elect included, foreign ministers, heads of UN, NATO, EU, the Pope) at the article's date.
    ``id`` is the knowledge base's id of a place, organisation or occasion.
    """

    start: int
    end: int
    kind: MentionKind
    name: str | None = None
    person: str | None = None
    office: str | None = None
    state: str | None = None
    modifier: Modifier | None = None
    head: Span | None = None
    members: tuple[str, ...] = ()
    counts: bool = False
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody is reported to have said. ``pieces`` has several spans where the cue interrupts.

    ``speaker`` and ``cue`` are spans; ``via`` is the medium that passes the words on; ``force`` is what the cue
    does (say, demand, promise, deny, confirm, threaten, thank, …).
    """

    form: Form
    pieces: tuple[Span, ...]
    speaker: Span | None = None
    cue: Span | None = None
    via: str | None = None
    force: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A trigger that gave no report: its span and sentence, and why."""

    start: int
    end: int
    sentence: Span
    reason: Reason


#: The attributes that the components write, with what each is before.
DEFAULTS: Final[dict[str, Any]] = {
    "published": None,
    "address_date": None,
    "cleaned": False,
    "keep": None,
    "head": Head(),
    "syntax": None,
    "timexes": (),
    "mentions": (),
    "quotes": (),
    "reports": (),
    "claims": (),
    "unread": (),
}


def layers(doc: Doc) -> dict[str, Any]:
    """What the components have written, by attribute; ``syntax``, which belongs to the words, is left out."""
    return {name: getattr(doc._, name) for name in DEFAULTS if name != "syntax"}


def kept(doc: Doc) -> tuple[Span, ...]:
    """The spans of the article proper; the whole text where no furniture mask was made."""
    found: tuple[Span, ...] | None = doc._.keep
    return found if found is not None else ((0, len(doc.text)),)
