"""The records that pass between the stages: what one article says, and what all of them say together.

All are frozen; every offset is in Unicode code points of ``Document.text``, half-open. Field names are those of
the contract (docs/contract.md); :mod:`depesche.codec` writes and reads the JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from depesche.days import DaySet
from depesche.model.kinds import Kind
from depesche.model.statuses import Stance, Status

SCHEMA: Final = 2

#: Half-open range of code points.
Span = tuple[int, int]

Form = Literal["direct", "indirect", "reported"]
ClaimType = Literal["ordinal", "first", "count", "never_before", "first_since", "last"]
Bound = Literal["exactly", "at_least", "at_most"]
#: How a length is meant: about so long, longer, shorter.
DurationMod = Literal["about", "over", "under"]
#: What a participant of a visit is.
Role = Literal["guest", "host"]
#: ISO 8601, as exact as it was said: a day, or an instant with its zone.
Moment = str
PublishedFrom = Literal["metadata", "page", "url", "inferred", "given"]


#: Stances from the weakest word on a contact to the strongest: a denial outweighs a confirmation, a confirmation a mere
#: report, and who does not confirm says least.
STANCES: Final[tuple[Stance, ...]] = ("does_not_confirm", "reports", "confirms", "denies")


def stronger(one: Stance | None, other: Stance | None) -> Stance | None:
    """The stronger of two stances; the only one where the other is missing."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=STANCES.index)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is what it is: a code of the message catalogue and the values to fill in.

    The words are data (``lang/<language>/reasons.toml``), so that one reason reads in German and in English;
    ``depesche.telling.reasons.say(reason, "de")`` renders it. ``span`` is the evidence in the document, if any.
    """

    code: str
    values: Mapping[str, str | int | None] = field(default_factory=dict)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. ``text`` is never changed; ``sha256`` is that of its UTF-8 bytes.

    ``titles`` are all that its source has for one, ``title`` the best of them. ``published_at``, ``modified`` and
    ``retrieved`` are as exact as the source says them, and ``dated_by`` says where ``published`` was found
    ("json-ld", "meta article:published_time"). With ``truncated`` the text is but the opening of the article: the rest
    is for subscribers; ``cleaned`` says that its source has freed the text of the page around it.
    """

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    published: DaySet | None = None
    published_from: PublishedFrom | None = None
    language: str = "de"
    titles: tuple[str, ...] = ()
    author: str | None = None
    section: str | None = None
    published_at: Moment | None = None
    modified: Moment | None = None
    retrieved: Moment | None = None
    dated_by: str | None = None
    truncated: bool = False
    cleaned: bool = False

    @property
    def chars(self) -> int:
        """Length of the text in code points."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of a contact. ``person`` is the knowledge base's id, ``None`` for a person it does not know;
    ``name`` is the knowledge base's label, else the words of the text, else ``None`` (office known, holder not);
    ``state`` is the id of the state or organisation. ``last_known`` is the last day for which the knowledge base shows
    the person in that office, where the contact is later. ``role`` is that in a visit, where the article shows who came
    to whom.
    """

    name: str | None
    person: str | None = None
    office: str | None = None
    state: str | None = None
    spans: tuple[Span, ...] = ()
    last_known: dt.date | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact took or takes place; ``id`` is the knowledge base's."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What was talked about, in the article's words, and the sides (ids of states or organisations) that say so.

    ``concept`` is the id in the controlled list (``lang/de/topics.toml``) where one fits; ``chief`` says that it
    came first ("vor allem", "im Mittelpunkt stand").
    """

    text: str
    span: Span
    sides: tuple[str, ...] = ()
    concept: str | None = None
    chief: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands for a report: ``holder`` as named, the id of the state or organisation it speaks for, its stance."""

    holder: str
    side: str | None = None
    stance: Stance = "reports"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A next step that the participants agreed on."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """What one document says of one contact. ``why`` explains each value, keyed by field name.

    ``duration_mod`` says how the ``duration`` is meant where that is not exactly ("gut drei Stunden": about).
    ``initiator`` is the id of the participant at whose instance it was, the name of one without an id.
    """

    id: str
    kind: Kind
    status: Status
    participants: tuple[Participant, ...]
    trigger: Span
    spans: tuple[Span, ...]
    initiator: str | None = None
    time: DaySet | None = None
    time_spans: tuple[Span, ...] = ()
    duration: str | None = None
    place: Place | None = None
    occasion: str | None = None
    topics: tuple[Topic, ...] = ()
    reported_by: tuple[Source, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    background: bool = False
    duration_mod: DurationMod | None = None
    why: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. ``quote`` may have several pieces where the cue interrupts it; ``via`` names the medium.

    ``side`` is the id of the state or organisation that the speaker stands for.

    Several who speak as one ("beide Präsidenten") are ``speakers``, each by name; there is no one ``speaker`` then.
    """

    speaker: str | None
    side: str | None
    form: Form
    quote: tuple[Span, ...]
    speaker_span: Span | None = None
    cue: Span | None = None
    via: str | None = None
    report: str | None = None
    force: str | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about the sequence of contacts. ``since`` bounds its scope from below, ``until`` from above; ``None``
    is "ever" and "up to the article".

    ``report`` is the report of the same document that the claim is about, if any. ``bound`` says how ``n`` is meant:
    "mehr als zweimal" is at least three.
    """

    type: ClaimType
    n: int | None
    kind: Kind | None
    participants: tuple[str, ...]
    span: Span
    since: DaySet | None = None
    scope: str | None = None
    report: str | None = None
    until: DaySet | None = None
    bound: Bound = "exactly"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says; a pure function of (document, knowledge)."""

    document: Document
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    keep: tuple[Span, ...] = ()
    schema: int = SCHEMA


# -- the chronicle --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report of a contact by document and report id."""

    document: str
    report: str
    status: Status


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a contact's history: from which document on it had which status."""

    status: Status
    document: str
    published: DaySet | None


@dataclass(frozen=True, slots=True)
class Side:
    """One side's readout of a contact: its strongest stance, its statements and the topics it names."""

    stance: Stance | None
    statements: tuple[tuple[str, int], ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """One real-world contact, made of reports that are the same. ``why`` explains merge and date.

    ``part_of`` is the id of the gathering in whose course two of its participants met, if any. ``one_of`` are the
    contacts of which this report may be one, where the articles leave open which.

    ``participants`` are names, ``people`` the same by id (one made of the name, or of office and state, for whom the
    knowledge base does not know); ``initiator`` is an id or a name, ``sides`` are by the id of state or organisation.
    ``guests`` and ``hosts`` of a visit are those of ``people`` who came and who received them, as far as that is known.
    """

    id: str
    kind: Kind
    status: Status
    participants: tuple[str, ...]
    time: DaySet | None
    place: str | None
    occasion: str | None
    topics: tuple[str, ...]
    reports: tuple[ReportRef, ...]
    sides: Mapping[str, Side]
    history: tuple[Step, ...]
    why: tuple[Reason, ...] = ()
    initiator: str | None = None
    duration: str | None = None
    part_of: str | None = None
    one_of: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    duration_mod: DurationMod | None = None
    guests: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


FindingType = Literal[
    "contradiction", "gap", "agreement", "unconfirmed", "one_sided", "overdue", "copied", "date_conflict"
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quoted words that a finding stands on."""

    document: str
    span: Span
    side: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the documents together show: see the vocabulary in docs/contract.md."""

    type: FindingType
    contact: str | None
    document: str | None = None
    claim: Claim | None = None
    against: tuple[str, ...] = ()
    missing: int | None = None
    between: DaySet | None = None
    field: str | None = None
    side: str | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None
