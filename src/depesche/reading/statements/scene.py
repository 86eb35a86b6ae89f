"""An article as statements and sources are made of it: its quotations with their speakers, its reports, its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.light import cached_property, dataclass
from depesche.model import Report, Span
from depesche.reading.layers import Quote
from depesche.reading.quotes import viewed
from depesche.reading.quotes.view import Range, View
from depesche.reading.setting import Setting
from depesche.reading.speakers import Speaker, Voices, voices_of
from depesche.reading.statements.places import Places, places_of
from depesche.reading.statements.words import StatementWords, statement_words


@dataclass(frozen=True, eq=False)
class Scene:
    """The layers of one document in a setting."""

    doc: Doc
    setting: Setting

    @cached_property
    def view(self) -> View:
        """Its clauses and phrases."""
        return viewed(self.doc, self.setting)

    @cached_property
    def voices(self) -> Voices:
        """Its speakers."""
        return voices_of(self.doc, self.setting)

    @cached_property
    def places(self) -> Places:
        """Where its reports are told."""
        return places_of(self.doc)

    @cached_property
    def known(self) -> StatementWords:
        """The words of its language."""
        return self.setting.language.made(statement_words)

    @cached_property
    def tokens(self) -> Tokens:
        """Its tokens."""
        return tokens_of(self.doc)

    @cached_property
    def sentences(self) -> list[Range]:
        """Its sentences."""
        return sentences_of(self.doc)

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Its reports by their ids."""
        return {report.id: report for report in self.doc._.reports}

    def token_at(self, offset: int) -> int:
        """The token that begins at an offset, or holds it."""
        return bisect_right(self.tokens.starts, offset) - 1

    def quotes(self) -> Iterator[tuple[Quote, Speaker]]:
        """Its quotations with their speakers."""
        return zip(self.doc._.quotes, self.voices.quotes, strict=True)

    def of_side(self, side: str | None) -> frozenset[str]:
        """The reports, by their ids, of contacts in which a side takes part."""
        return frozenset(r.id for r in self.doc._.reports if any(p.state == side for p in r.participants if side))

    def sentence_at(self, span: Span) -> int:
        """The number of the sentence that a span begins in."""
        return self.places.at(span[0])
