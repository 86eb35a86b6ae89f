"""The head of an article: title, kicker, dateline, agency, author and the date of publication on the page.

``depesche_head`` sets ``doc._.head`` (:class:`~depesche.reading.layers.Head`), and ``doc._.published`` where the
caller gave no date or a wider one than the page carries. A date found as ``crawl`` (reason
``published_crawl``) is the crawler's guess of the month: it yields to every date that the text carries.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.days import DaySet
from depesche.lang.language import Language
from depesche.lang.tokens import tokens_of
from depesche.light import dataclass, replace
from depesche.model import Document, Reason
from depesche.reading.furniture import cuts, cuts_of
from depesche.reading.furniture.lines import Line, lines_of
from depesche.reading.furniture.mask import Cut, keep
from depesche.reading.furniture.patterns import Patterns, patterns
from depesche.reading.head.dateline import author, dateline, signing_agencies
from depesche.reading.head.dates import page_date
from depesche.reading.head.title import titles
from depesche.reading.layers import Head
from depesche.reading.setting import Setting, setting_of

__all__ = ["HeadReader", "address_date", "create", "head_of", "read_head", "was_read"]

_KEY: Final = "depesche.head"


def head_of(text: str, language: Language) -> Head:
    """All that stands around the text of one page."""
    return _head(text, cuts(text, language), language.made(patterns))


def _head(text: str, furniture: tuple[Cut, ...], given: Patterns) -> Head:
    lines = lines_of(text)
    spans = keep(text, furniture)
    line, date = dateline(text, spans, lines, given), page_date(_own_lines(lines, furniture), given)
    title, kicker = titles(spans, lines)
    agencies = line.agencies if line and line.agencies else signing_agencies(text, furniture, given)
    return Head(
        title=title,
        kicker=kicker,
        dateline=line.span if line else None,
        dateline_places=line.places if line else (),
        agency="/".join(agencies) or None,
        author=author(lines, given),
        published=date.days if date else None,
        published_span=date.span if date else None,
        says_own_day=date is not None and date.rank <= _OWN,
        reasons=(date.reason,) if date else (),
    )


def _own_lines(lines: list[Line], furniture: tuple[Cut, ...]) -> list[Line]:
    """The lines that are not teasers or comments: those carry the dates of other texts."""
    others = {cut.start for cut in furniture if cut.kind in {"teasers", "comments"}}
    return [line for line in lines if line.start not in others]


@dataclass(frozen=True)
class HeadReader:
    """The component: sets ``doc._.head`` and ``doc._.published``."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Read the head of one document."""
        found = doc.user_data.get(_KEY)
        if found is None:
            furniture = cuts_of(doc, self.setting.language)
            given = doc._.published, doc._.address_date
            found = read_head(tokens_of(doc).text, furniture, *given, self.setting.language)
        doc._.head, doc._.published = found
        return doc


def was_read(doc: Doc, head: Head, published: DaySet | None) -> None:
    """Note the head of a document that was read before its words."""
    doc.user_data[_KEY] = head, published


def address_date(document: Document) -> DaySet | None:
    """The date of a document where it is but what its address names."""
    return document.published if document.published_from == "url" else None


def read_head(
    text: str, furniture: tuple[Cut, ...], given: DaySet | None, address: DaySet | None, language: Language
) -> tuple[Head, DaySet | None]:
    """The head of a text, and when it was published by what was given, what its address says and what it says."""
    head = _head(text, furniture, language.made(patterns))
    if address is not None and _beats_address(head, address):
        given = None
        said = Reason("published_address", {"date": address.edtf()})
        head = replace(head, reasons=(*head.reasons, said))
    return head, _better(given, head.published)


#: Dates of at most this rank in ``head.toml`` are of the publication itself; those behind are of updates and guesses.
_OWN: Final = 4


def _beats_address(head: Head, address: DaySet) -> bool:
    """Whether the page says a day of publication other than the one in its address."""
    return head.says_own_day and head.published != address


def _better(given: DaySet | None, found: DaySet | None) -> DaySet | None:
    """The given date, unless the page's own is a more exact one inside it."""
    if found is None or (given is not None and not (found.within(given) and found.size < given.size)):
        return given
    return found


@Pipeline.factory("depesche_head", assigns=["doc._.head", "doc._.published"])
def create(nlp: Pipeline, name: str) -> HeadReader:
    """The component: ``nlp.add_pipe("depesche_head")``."""
    del name
    return HeadReader(setting_of(nlp))
