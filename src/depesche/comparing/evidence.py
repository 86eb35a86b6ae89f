"""The words of articles that a verdict rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from depesche.codec.values import Json
from depesche.model import Contact, Reading, Span
from depesche.telling.excerpts import around

#: Words are shown with so much around them (code points).
_AROUND = 90


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that tell of a contact: before, the telling word, after; where that word stands."""

    document: str
    publisher: str | None
    url: str | None
    span: Span
    before: str
    word: str
    after: str

    @property
    def text(self) -> str:
        """The whole passage."""
        return f"{self.before}{self.word}{self.after}"

    def as_json(self) -> Json:
        """As a plain dictionary."""
        return {
            "document": self.document,
            "publisher": self.publisher,
            "url": self.url,
            "span": list(self.span),
            "words": self.text,
        }


def evidence_of(contact: Contact | None, readings: Mapping[str, Reading]) -> Iterator[Passage]:
    """The words of each report of a contact."""
    for ref in contact.reports if contact else ():
        reading = readings[ref.document]
        document = reading.document
        report = next(r for r in reading.reports if r.id == ref.report)
        words = around(document.text, report.trigger, report.spans, _AROUND)
        yield Passage(document.id, document.publisher, document.url, report.trigger, *words)
