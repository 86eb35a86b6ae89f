"""What the fields of the chronicle mean: one source for the columns of the store and for the codebook of exports.

Each meaning is a clause in small letters, as it stands in the comment of a column; :func:`sentence` makes of it the
sentence of a codebook. Days are written as EDTF (ISO 8601-2), offsets count Unicode code points, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from depesche.model import FindingType, Form, Kind, PublishedFrom, Stance, Status

#: What a field can hold where that is one of a few words.
KINDS: Final[tuple[str, ...]] = get_args(Kind)
STATUSES: Final[tuple[str, ...]] = get_args(Status)
STANCES: Final[tuple[str, ...]] = get_args(Stance)
FORMS: Final[tuple[str, ...]] = get_args(Form)
FINDING_TYPES: Final[tuple[str, ...]] = get_args(FindingType)
DATE_SOURCES: Final[tuple[str, ...]] = get_args(PublishedFrom)

_PERSON: Final = "the person's id; made of the name, or of office and state, where the person is not known"

CONTACT: Final[Mapping[str, str]] = {
    "id": "the contact's id, a hash of its earliest evidence",
    "kind": "what kind of contact",
    "status": "what became of it",
    "participants": "the names of those who took part",
    "people": "the ids of those who took part, in the same order",
    "guests": "of a visit: who came",
    "hosts": "of a visit: who received them",
    "time": "when it was or will be: a set of days (EDTF)",
    "earliest": "the first day on which it can have been",
    "latest": "the last day on which it can have been",
    "weekday": "the weekday, where only that is known",
    "place": "where",
    "occasion": "on what occasion",
    "topics": "what was talked about, in the articles' words",
    "initiator": "at whose instance",
    "duration": "how long it lasted (ISO 8601); values that differ are parted by /",
    "duration_mod": "how that length is meant: about, over or under",
    "part_of": "the gathering in whose course it was",
    "one_of": "the contacts of which this may be one, where the articles leave open which",
    "documents": "the ids of the articles that tell of it",
    "made_with": "the versions of software and knowledge that made it, and a user's own files",
}
PARTICIPANT: Final[Mapping[str, str]] = {
    "person": _PERSON,
    "name": "the name",
    "office": "the office in which the articles name them",
    "state": "the state or organisation the person stands for, by id",
    "role": "guest or host of a visit, where the articles show who came to whom",
    "initiator": "whether it was at their instance",
}
REPORT: Final[Mapping[str, str]] = {
    "report": "the report's id in its article",
    "kind": "what kind of contact this report tells of",
    "status": "what this report says of it",
    "time": "when the contact was or will be, by this report (EDTF)",
    "place": "where, in the words of the article",
    "duration": "how long it lasted, by this report (ISO 8601)",
    "initiator": "at whose instance, by this report",
    "reported_by": "who stands for the report",
    "background": "whether the article only recalls it",
    "start": "the first character of the word that tells of it",
    "end": "the character after that word",
    "quote": "the sentence or passage that tells of it",
}
SIDE: Final[Mapping[str, str]] = {
    "side": "the state or organisation, by id",
    "name": "its name",
    "stance": "its strongest word",
    "topics": "what it says was talked about",
    "statements": "how many statements of it there are",
}
STATEMENT: Final[Mapping[str, str]] = {
    "side": "the state or organisation the speaker stands for, by id",
    "number": "its place among the article's statements, from 0",
    "speaker": "who says it",
    "form": "whether its words are given",
    "start": "the first character of what is said",
    "end": "the character after it",
    "quote": "the words",
}
STEP: Final[Mapping[str, str]] = {
    "status": "what the article says of the contact, and what is known of it from then on",
    "document": "the article that says so",
    "published": "when the article may have appeared (EDTF)",
}
FINDING: Final[Mapping[str, str]] = {
    "id": "the finding's id, a hash of what it says",
    "type": "what kind of finding",
    "text": "the finding in words",
    "contact": "the contact that it is about",
    "document": "the article that shows it",
    "field": "the field in which accounts differ or agree",
    "side": "the side that it is about, by id",
    "against": "the contacts that speak to a claim",
    "missing": "how many contacts a claim implies that are not known",
    "between": "the days between which they lie (EDTF)",
}
EVIDENCE: Final[Mapping[str, str]] = {
    "finding": "the finding",
    "side": "whose account it is, by id",
    "value": "the value that it gives",
    "start": "the first character of the words",
    "end": "the character after them",
    "quote": "the words",
}
ARTICLE: Final[Mapping[str, str]] = {
    "id": "the article's id",
    "title": "its title",
    "publisher": "who published it",
    "author": "who wrote it",
    "agency": "the news agency it was taken from",
    "url": "its address",
    "published": "when it may have appeared, by all that is known (EDTF)",
    "earliest": "the first day on which it may have appeared",
    "latest": "the last day on which it may have appeared",
    "published_from": "where its own date is from",
    "language": "its language (ISO 639-1)",
    "sha256": "SHA-256 of the text in UTF-8",
    "truncated": "whether only its opening was there",
    "chars": "the length of its text in code points",
}
#: Columns that lead from one table to another, and the places of rows.
LINK: Final[Mapping[str, str]] = {
    "contact": "the contact",
    "document": "the article",
    "position": "its place among those of the contact or finding, from 1",
}


def choice(meaning: str, values: Sequence[str]) -> str:
    """A meaning with the words of which the field holds one."""
    return f"{meaning}: {', '.join(values[:-1])} or {values[-1]}"


def sentence(meaning: str) -> str:
    """A meaning as a sentence of its own."""
    return f"{meaning[0].upper()}{meaning[1:]}."
