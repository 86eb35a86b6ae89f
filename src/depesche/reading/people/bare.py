"""Whether a surname that stands alone is a name here: "Kurz", "Roman", "Mohammed" are also other things."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from depesche.lang.de.grammar.nouns import ADJECTIVE_ENDINGS
from depesche.reading.people.phrases import Phrase
from depesche.reading.people.scan import Scan
from depesche.reading.people.terms import Terms
from depesche.reading.people.things import LOCAL
from depesche.reading.people.vocabulary import words


@dataclass(frozen=True, slots=True)
class BareNames:
    """Judges the bare surnames of one article by the words around them and the article's days."""

    scan: Scan
    terms: Terms

    def means(self, phrase: Phrase, chosen: tuple[str, ...], introduced: Container[str]) -> bool:
        """Whether a bare surname means one of the known people rather than a word or somebody else.

        ``introduced`` are those whom the article names in full or with a title.
        """
        if any(p in introduced for p in chosen):
            return not self._adverbial(phrase)
        noun = self._after_adjective(phrase) or self._after_article(phrase)
        if phrase.name in words().nouns or noun or self._given_name(phrase):
            return False
        active = self.terms.days is not None and any(self.terms.active(p) for p in chosen)
        if phrase.name in words().also_words:
            opening = phrase.name in words().opening_words and self.scan.opens_sentence(phrase.first)
            return active and (not opening or self.scan.word(phrase.end) in words().verbs_one)
        days = self.terms.days
        if not active and self._after_name(phrase):
            return False
        if active or days is None or days.last is None:
            return True
        last = days.last
        return any(t.days.first and t.days.first <= last for p in chosen for t in self.terms.ever(p))

    def _adverbial(self, phrase: Phrase) -> bool:
        """Whether a name that is introduced is the word here: "Kurz vor Mittag", "über den Frieden"."""
        before, following = self.scan.word(phrase.first - 1), self.scan.word(phrase.end)
        if phrase.name in words().nouns and (before in words().definite or before in LOCAL):
            return True
        opening = phrase.name in words().also_words and self.scan.opens_sentence(phrase.first)
        return opening and following in words().adverbial

    def _after_article(self, phrase: Phrase) -> bool:
        """Whether a definite article stands before the whole word: "an der Havel", not "beim Trump-Besuch"."""
        whole = self.scan.ends[phrase.first] == phrase.end_char
        if self.scan.word(phrase.first - 2) in LOCAL and self.scan.word(phrase.first - 3) == ",":
            return False  # ", in dem Trump …": a relative pronoun
        return whole and self.scan.word(phrase.first - 1) in words().definite

    def _after_name(self, phrase: Phrase) -> bool:
        """Whether a capitalised word stands directly before, as in a name that the knowledge base lacks."""
        before = self.scan.word(phrase.first - 1)
        opens = self.scan.opens_sentence(phrase.first - 1)
        proper = before[:1].isupper() and before[1:].islower() and before not in words().not_names
        proper = proper and not self.scan.capitals(phrase.first - 1)
        return proper and phrase.first not in self.scan.ending and not opens

    def _given_name(self, phrase: Phrase) -> bool:
        """Whether a word that looks like a surname follows: "Mohammed" of "Mohammed Dschawad Sarif"."""
        if self.scan.ends[phrase.end - 1] != phrase.end_char:
            return False  # "der Trump-Besuch Anfang Mai"
        following = self.scan.word(phrase.end)
        proper = following[:1].isupper() and following[1:].islower() and not self.scan.capitals(phrase.end)
        if phrase.genitive or not proper:
            return False
        return phrase.end not in self.scan.at and not self.scan.broken(phrase.end)

    def _after_adjective(self, phrase: Phrase) -> bool:
        """Whether an indefinite article, or an article with an adjective, makes it a noun: "ein neuer Roman"."""
        if self.scan.ends[phrase.first] != phrase.end_char:
            return False  # "ein Merkel-Besuch"
        before, further = self.scan.word(phrase.first - 1), self.scan.word(phrase.first - 2)
        articles = words().definite | words().indefinite | words().possessive
        adjective = before.islower() and before.endswith(ADJECTIVE_ENDINGS) and further in articles
        return before in words().indefinite or before in words().possessive or adjective
