"""Whether a surname that stands alone is a name here: "Kurz", "Roman", "Mohammed" are also other things."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from depesche.light import dataclass
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Scan
from depesche.reading.people.terms import Terms

#: The longest part of a given name that stands behind its surname ("Chol", "Gwan", "Hyong").
_SYLLABLES: Final = 6


@dataclass(frozen=True, slots=True)
class Surnames:
    """Judges the bare surnames of one article by the words around them and the article's days."""

    scan: Scan
    terms: Terms

    def mean(self, phrase: Phrase, chosen: tuple[str, ...], introduced: Container[str]) -> bool:
        """Whether a bare surname means one of the known people rather than a word or somebody else.

        ``introduced`` are those whom the article names in full or with a title.
        """
        if self._of_a_namesake(phrase, chosen):
            return False
        if any(p in introduced for p in chosen):
            return not self._adverbial(phrase)
        if self._is(phrase, "nouns") or self._as_a_noun(phrase) or self._given_name(phrase):
            return False
        active = self.terms.days is not None and any(self.terms.active(p) for p in chosen)
        if self._is(phrase, "also_words"):
            return active and not self._opens_as_a_word(phrase)
        if not active and self._after_name(phrase):
            return False
        return active or self._begun(chosen)

    def _of_a_namesake(self, phrase: Phrase, chosen: tuple[str, ...]) -> bool:
        """Whether given names follow a surname that stands first, as those of the people meant do, and are not theirs:
        "General Kim Yong-chol" where Kim Jong Un is spoken of.
        """
        if phrase.genitive or not self._is_given(phrase.end):
            return False
        whole = "-" in self.scan.word(phrase.end) or self._is_given(phrase.end + 1)
        label = self.terms.knowledge.label
        return whole and all(label(person).startswith(f"{phrase.name} ") for person in chosen)

    def _is_given(self, i: int) -> bool:
        """Whether the word can be a part of a given name: short, capitalised, nothing that the dictionary knows."""
        word = self.scan.word(i)
        parts = word.split("-")
        short = word[:1].isupper() and all(part.isalpha() and len(part) <= _SYLLABLES for part in parts)
        return short and i not in self.scan.at and not self.scan.broken(i) and not self.scan.is_in(i, "not_names")

    def _begun(self, chosen: tuple[str, ...]) -> bool:
        """Whether one of the people had held an office by the article's days, as far as those are known."""
        last = self.terms.days.last if self.terms.days is not None else None
        return last is None or any(
            t.days.first and t.days.first <= last for p in chosen for t in self.terms.ever(p)
        )

    def _is(self, phrase: Phrase, name: str) -> bool:
        return phrase.name in self.scan.vocabulary.lists[name]

    def _opens_as_a_word(self, phrase: Phrase) -> bool:
        """Whether a word that can open a sentence does, without a verb behind it: "Kurz vor Mittag"."""
        opens = self._is(phrase, "opening_words") and self.scan.opens_sentence(phrase.first)
        return opens and self.scan.word(phrase.end) not in self.scan.vocabulary.verbs_one

    def _adverbial(self, phrase: Phrase) -> bool:
        """Whether a name that is introduced is the word here: "Kurz vor Mittag", "über den Frieden"."""
        at = phrase.first - 1
        if self._is(phrase, "nouns") and (self.scan.is_in(at, "definite") or self.scan.is_in(at, "local")):
            return True
        opening = self._is(phrase, "also_words") and self.scan.opens_sentence(phrase.first)
        return opening and self.scan.is_in(phrase.end, "adverbial")

    def _as_a_noun(self, phrase: Phrase) -> bool:
        """Whether an article or an adjective before it makes it a noun."""
        whole = self.scan.ends[phrase.first] == phrase.end_char  # not "beim Trump-Besuch"
        return whole and (self._after_adjective(phrase) or self._after_article(phrase))

    def _after_article(self, phrase: Phrase) -> bool:
        """Whether a definite article stands before the word: "an der Havel"."""
        if self.scan.is_in(phrase.first - 2, "local") and self.scan.word(phrase.first - 3) == ",":
            return False  # ", in dem Trump …": a relative pronoun
        if self.scan.word(phrase.first - 2) == ",":
            return False  # "das Gespräch, das Trump …"
        return self.scan.is_in(phrase.first - 1, "definite")

    def _after_name(self, phrase: Phrase) -> bool:
        """Whether a capitalised word stands directly before, as in a name that the knowledge base lacks."""
        at = phrase.first - 1
        before = self.scan.word(at)
        proper = before[:1].isupper() and before[1:].islower() and not self.scan.is_in(at, "not_names")
        named = proper and not self.scan.capitals(at) and phrase.first not in self.scan.ending
        return named and not self.scan.opens_sentence(at)

    def _given_name(self, phrase: Phrase) -> bool:
        """Whether a word that looks like a surname follows: "Mohammed" of "Mohammed Dschawad Sarif"."""
        if self.scan.ends[phrase.end - 1] != phrase.end_char:
            return False  # "der Trump-Besuch Anfang Mai"
        following = self.scan.word(phrase.end)
        proper = following[:1].isupper() and following[1:].islower() and not self.scan.capitals(phrase.end)
        if phrase.genitive or not proper:
            return False
        named = phrase.end in self.scan.at or self.scan.is_in(phrase.end, "not_names")  # "machte Merkel Halt"
        return not named and not self.scan.broken(phrase.end)

    def _after_adjective(self, phrase: Phrase) -> bool:
        """Whether an indefinite article, or an article with an adjective, makes it a noun: "ein neuer Roman"."""
        at = phrase.first - 1
        if self.scan.is_in(at, "indefinite") or self.scan.is_in(at, "possessive"):
            return True
        articles = ("definite", "indefinite", "possessive")
        adjective = self.scan.vocabulary.inflection.is_adjective(self.scan.word(at))
        return adjective and any(self.scan.is_in(at - 1, name) for name in articles)
