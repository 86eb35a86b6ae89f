"""The records of the HTTP API as OpenAPI describes them: the same that the command line prints as JSON.

What is sent is what :mod:`depesche.codec` writes; these models only describe it, and check what comes in.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from depesche.model import FindingType
from depesche.model.kinds import Kind
from depesche.model.statuses import Stance, Status

Span = list[int]


Several = Annotated[list[str], Field(max_length=20)]
Day = Annotated[str | None, Field(max_length=60, description="EDTF: 2017-05-02, 2017-05 or 2017")]


class Filters(BaseModel):
    """Which contacts are asked for; all of it must fit."""

    person: Several = Field(default_factory=list, description="Who took part, by id or name: all of them.")
    state: Several = Field(default_factory=list, description="Which states took part, by id or name: all of them.")
    kind: Annotated[list[Kind], Field(max_length=20)] = Field(default_factory=list)
    status: Annotated[list[Status], Field(max_length=20)] = Field(default_factory=list)
    finding: Annotated[list[FindingType], Field(max_length=20)] = Field(default_factory=list)
    topic: Several = Field(default_factory=list, description="Concepts of the controlled list.")
    publisher: Several = Field(default_factory=list)
    from_: Day = Field(None, alias="from")
    to: Day = None
    q: Annotated[str | None, Field(max_length=200, description="Words that an article has.")] = None


class Part(BaseModel):
    """Which part of a list is asked for, and in which language its words are."""

    after: Annotated[str | None, Field(max_length=600, description="The next of the part before.")] = None
    limit: int = Field(50, ge=1, le=1000)
    lang: Literal["de", "en"] | None = None


class ContactsAsked(Filters, Part):
    """Contacts, part by part."""

    order: Literal["new", "old"] = "new"


class ChangesAsked(Filters, Part):
    """Changes, part by part."""

    since: Annotated[
        str | None, Field(max_length=60, description="A moment (ISO 8601), or EDTF: its first day counts.")
    ] = None


class FindingsAsked(Part):
    """Findings, part by part."""

    type: Annotated[list[FindingType], Field(max_length=20)] = Field(default_factory=list)


class ArticlesAsked(Part):
    """Articles, part by part."""

    q: Annotated[str | None, Field(max_length=200)] = None


class Days(BaseModel):
    """What EDTF leaves out of a set of days."""

    model_config = ConfigDict(populate_by_name=True)
    from_: str | None = Field(alias="from")
    to: str | None
    weekday: str | None


class ReportRef(BaseModel):
    """A report of a contact."""

    document: str
    report: str
    status: Status


class StatementRef(BaseModel):
    """A statement of a document, by its number."""

    document: str
    statement: int


class Side(BaseModel):
    """One side's readout."""

    side_id: str
    stance: Stance | None
    statements: list[StatementRef]
    topics: list[str]


class Step(BaseModel):
    """One move of the plan ledger."""

    status: Status
    document: str
    published: str | None
    published_days: Days | None


class Contact(BaseModel):
    """One contact; ``time`` is EDTF."""

    id: str
    kind: Kind
    status: Status
    participants: list[str]
    people: list[str]
    initiator: str | None
    initiator_id: str | None
    time: str | None
    days: Days | None
    duration: str | None
    duration_mod: str | None
    part_of: str | None
    one_of: list[str]
    place: str | None
    occasion: str | None
    topics: list[str]
    reports: list[ReportRef]
    sides: dict[str, Side]
    history: list[Step]
    why: list[str]


class Evidence(BaseModel):
    """Words of an article that a finding stands on."""

    document: str
    span: Span
    side: str | None
    value: str | None


class Finding(BaseModel):
    """Something that the articles together show."""

    type: FindingType
    contact: str | None
    document: str | None
    against: list[str]
    missing: int | None
    between: str | None
    field: str | None
    evidence: list[Evidence]
    text: str


class Contacts(BaseModel):
    """A part of a list of contacts; ``next`` is the ``after`` of the next part."""

    contacts: list[Contact]
    next: str | None
    total: int


class OneContact(BaseModel):
    """A contact with its findings and the accounts of it side by side."""

    contact: Contact
    findings: list[Finding]
    readouts: dict[str, object]


class Findings(BaseModel):
    """A part of the findings."""

    findings: list[Finding]
    next: str | None
    total: int


class Facet(BaseModel):
    """A value and how many contacts have it."""

    value: str
    count: int


class Facets(BaseModel):
    """By what contacts can be narrowed."""

    facets: dict[str, list[Facet]]
    total: int


class Article(BaseModel):
    """An article of a list."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    contacts: int


class Articles(BaseModel):
    """A part of the articles."""

    articles: list[Article]
    next: str | None
    total: int


class OneReading(BaseModel):
    """An article with its text and all that was read in it, as ``depesche read`` prints it."""

    model_config = ConfigDict(populate_by_name=True)
    schema_: int = Field(alias="schema")
    document: dict[str, object]
    reports: list[dict[str, object]]
    statements: list[dict[str, object]]
    claims: list[dict[str, object]]
    text: str


class Changes(BaseModel):
    """What changed, the latest first, each with its run and cause."""

    changes: list[dict[str, object]]
    next: str | None


class Answers(BaseModel):
    """What the chronicle says to a sentence."""

    answers: list[dict[str, object]]


class DecisionOut(BaseModel):
    """A decision as it is stored."""

    id: str
    action: str
    who: str
    when: str
    why: str
    field: str | None
    value: str | None
    undone: bool


class Decisions(BaseModel):
    """All decisions, the latest first."""

    decisions: list[DecisionOut]


class DecisionIn(BaseModel):
    """A decision to be noted: targets are ids of contacts, or DOCUMENT:REPORT."""

    model_config = ConfigDict(extra="forbid")
    action: Literal["accept", "reject", "merge", "split", "set"]
    targets: list[str] = Field(min_length=1, max_length=200)
    why: str = Field("", max_length=500)
    field: str | None = Field(None, max_length=20)
    value: str | None = Field(None, max_length=200)


class ArticleIn(BaseModel):
    """An article to be read; ``published`` is EDTF."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)
    id: str | None = Field(None, max_length=512)
    url: str | None = Field(None, max_length=2000)
    publisher: str | None = Field(None, max_length=200)
    title: str | None = Field(None, max_length=500)
    published: str | None = Field(None, max_length=60)


class ArticlesIn(BaseModel):
    """Articles to be added, or with ``preview`` only to be read."""

    model_config = ConfigDict(extra="forbid")
    articles: list[ArticleIn] = Field(min_length=1, max_length=200)
    preview: bool = False


class Became(BaseModel):
    """What became of the articles; with ``preview`` what they would change."""

    added: int
    changed: int
    same: int
    problems: list[str]
    readings: list[dict[str, object]]
    changes: list[dict[str, object]]


class ErrorBody(BaseModel):
    """What is wrong."""

    code: str
    message: str
    where: str | None
    remedy: str | None


class Error(BaseModel):
    """The one shape of errors."""

    error: ErrorBody


class Health(BaseModel):
    """How much there is, and in which state."""

    version: str
    contacts: int
    documents: int
    findings: int
    today: str | None
