"""The words around time expressions that decide what these mean (``time_context.toml``), and all classes of words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields

from depesche.lang.language import Language
from depesche.light import dataclass


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lists of ``time_context.toml`` by their names there, each with its meaning in a comment."""

    plural_units: frozenset[str]
    year_before: frozenset[str]
    amount_before: frozenset[str]
    numbered: frozenset[str]
    number_signs: frozenset[str]
    amount_subjects: frozenset[str]
    amount_verbs: frozenset[str]
    counted: frozenset[str]
    never_behind_year: frozenset[str]
    never_before_year: frozenset[str]
    inside_numbers: frozenset[str]
    generic_before: frozenset[str]
    lasting_nouns: frozenset[str]
    announcing: frozenset[str]
    looking_back: frozenset[str]
    in_course: frozenset[str]


def time_words(language: Language) -> TimeWords:
    """The lists of a language; empty where it has none."""
    rows = language.rows("time_context")
    return TimeWords(**{field.name: frozenset(rows.get(field.name, ())) for field in fields(TimeWords)})


#: The character of a token, and the values of its classes where it has any.
Known = tuple[str, Mapping[str, str] | None]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of time with their classes and values, and the character of each combination of classes.

    ``decade_endings`` are the endings of a decade behind its digits ("1970er"), ``known`` what the tokens of the last
    texts are.
    """

    words: Mapping[str, Mapping[str, str]]
    codes: Mapping[frozenset[str], str]
    decade_endings: tuple[str, ...] = ()
    known: dict[str, Known] = field(default_factory=dict, repr=False, compare=False)

    def characters(self, name: str) -> str:
        """The characters that stand for a class. Raises ``KeyError`` for a class that no word has."""
        found = "".join(code for classes, code in self.codes.items() if name in classes)
        if not found:
            raise KeyError(name)
        return found


#: Classes of tokens that are written in digits.
_DIGITS = (frozenset({"DAY_NUMBER"}), frozenset({"YEAR", "NUMBER"}), frozenset({"NUMBER"}), frozenset({"DECADE"}))


def time_lexicon(language: Language) -> Lexicon:
    """The word classes of a language."""
    words: dict[str, dict[str, str]] = {}
    for name, value, word in language.grammar.time_words(language):
        words.setdefault(word, {})[name] = value
    sets = {frozenset(values) for values in words.values()} | set(_DIGITS)
    # private-use characters never clash with the blank or with regular-expression syntax
    codes = {classes: chr(0xE000 + i) for i, classes in enumerate(sorted(sets, key=sorted))}
    return Lexicon(words, codes, tuple(language.rows("time_context").get("decade_endings", ())))
