"""A second language joins by a package of its own: twenty words with the verb last and the partner before "nev".

Its data files are those of German with every word taken out, so that whatever it reads, no German helped.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pytest

import depesche
from depesche.days import DaySet
from depesche.lang.cues import cues
from depesche.lang.language import Language, Rows, language
from depesche.lang.speech import Speech
from depesche.lang.syntax import Clause, Names, Range, Syntax
from depesche.lang.tokens import Tokens
from depesche.model import Document
from depesche.reading.people.entries import lexicon

#: Verbs by their forms: infinitive, whether the form tells what has happened.
VERBS = {
    "kalli": ("kall", True), "kallu": ("kall", False), "mori": ("mor", True), "moru": ("mor", False),
    "skribi": ("skrib", True), "skribu": ("skrib", False),
}  # fmt: skip
POSTPOSITIONS = {"nev": "with", "tu": "on", "pe": "after", "ga": "before"}
SMALL = frozenset({"dal", "en", "ke", "no", "su", "li", "ta", "mi", "ro"})


class ToySyntax(Syntax):
    """A verb ends its clause, a relation stands behind what it governs."""

    def clauses(self, tokens: Range) -> list[Clause]:
        own = tuple(range(*tokens))
        verbs = tuple(k for k in own if self.lowers[k] in VERBS)
        if not verbs:
            return [Clause("fragment", own)]
        infinitive, past = VERBS[self.lowers[verbs[-1]]]
        tense = "past" if past else "future"
        return [Clause("main", own, None, None, verbs[-1], verbs, (infinitive,), tense, "indicative")]

    def relation(self, floor: int, first: int, *, place: bool = False, name: bool = False) -> str:
        """The postposition behind the words that begin with capitals."""
        at = first
        while at < len(self) and self.words[at][:1].isupper():
            at += 1
        return POSTPOSITIONS.get(self.lowers[at], "") if at < len(self) else ""

    def infinitives(self, token: int) -> frozenset[str]:
        return frozenset({VERBS[self.lowers[token]][0]}) if self.lowers[token] in VERBS else frozenset()

    def nominal(self, token: int) -> bool:
        return self.words[token][:1].isupper()

    def members(self, name: str) -> frozenset[str]:
        return frozenset()


def nothing(*_args: object, **_named: object) -> Any:
    """What this language has no words for."""
    return None


def no_words(*_args: object, **_named: object) -> Any:
    return ()


def completed(kind: type, given: type) -> Any:
    """The class with every method that it leaves open answering that there is nothing."""
    open_ = {name: nothing for name in kind.__abstractmethods__ if name not in vars(given)}  # type: ignore[attr-defined]
    return type(given.__name__, (given,), open_)


class ToySpeech(Speech):
    """Nobody speaks in this language."""

    def sayings(self, part: Range) -> Any:
        return []

    def told(self, part: Range, sayings: Sequence[Any]) -> Any:
        return []

    def sourced(self, part: Range) -> Any:
        return iter(())


class ToyNouns:
    """Words have one form."""

    def noun_forms(self, words: str) -> tuple[()]:
        return ()

    def adjective_forms(self, stem: str) -> tuple[str, ...]:
        return (stem,)

    def __getattr__(self, name: str) -> Any:
        several = name.endswith(("forms", "adjectives", "possessives"))
        return no_words if several else (lambda word: word) if name in ("stem", "declined") else nothing


class ToyGrammar:
    nouns = ToyNouns()

    def syntax(self, tokens: Tokens, language: Language) -> Syntax:
        return completed(Syntax, ToySyntax)(tokens)

    def speech(self, syntax: Syntax, language: Language, names: Names | None) -> Speech:
        return completed(Speech, ToySpeech)(syntax, language.made(cues), names)

    def forms(self, infinitives: Collection[str], language: Language) -> frozenset[str]:
        return frozenset(form for form, (infinitive, _) in VERBS.items() if infinitive in infinitives)

    def head(self, word: str, nouns: Collection[str]) -> str | None:
        return word.lower() if word.lower() in nouns else None

    def adjective_forms(self, stem: str) -> frozenset[str]:
        return frozenset({stem})

    def time_words(self, language: Language) -> list[tuple[str, str, str]]:
        return [
            ("WEEKDAY", "1", "monu"),
            ("WEEKPART", "5", "fisu"),
            ("DAY_ADJ", "1", "ottu"),
            ("OCLOCK", "", "horu"),
        ]


def emptied(value: Any) -> Any:
    """Rows without their words: tables keep their names, lists and strings are empty, numbers and flags stay."""
    if isinstance(value, dict):
        return {key: emptied(part) for key, part in value.items()}
    return type(value)() if isinstance(value, (list, str)) else value


class ToyLanguage(Language):
    """The toy language: its own frames, and the tables of German without a word in them."""

    def rows(self, name: str) -> Rows:
        if name == "frames_verbs":
            frame = {"kind": "call", "partner": ["nev"], "mutual": True, "example": "A B nev kalli."}
            return {"frame": [{"verb": "kall", **frame}]}
        found = emptied(language("de").rows(name))
        if name == "clause_words":
            found["nominal"]["prepositions"] = {relation: form for form, relation in POSTPOSITIONS.items()}
        return found


@pytest.fixture(scope="module")
def reader() -> depesche.Reader:
    return depesche.Reader(ToyLanguage("de", "depesche.lang.de", ToyGrammar(), spacy="xx"))  # type: ignore[arg-type]


def reports(reader: depesche.Reader, text: str) -> list[tuple[str, str, list[str | None]]]:
    document = Document("toy", text, "0", published=DaySet.parse("2019-05-02"))
    return [(r.kind, r.status, [p.name for p in r.participants]) for r in reader.read(document).reports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dal Angela Merkel su Emmanuel Macron nev kalli.",
            [("call", "held", ["Angela Merkel", "Emmanuel Macron"])],
        ),
        ("Emmanuel Macron nev Angela Merkel kallu.", [("call", "planned", ["Angela Merkel", "Emmanuel Macron"])]),
        ("Angela Merkel ta skribi. Emmanuel Macron mi mori.", []),
        ("Angela Merkel hat mit Emmanuel Macron telefoniert.", []),
    ],
)
def test_a_sentence_of_the_toy_language_is_read(reader: depesche.Reader, text: str, expected: object) -> None:
    assert reports(reader, text) == expected


def test_what_is_kept_of_the_installed_language_is_not_made_by_another(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DEPESCHE_CACHE", str(tmp_path))
    toy = depesche.Reader(ToyLanguage("de", "depesche.lang.de", ToyGrammar(), spacy="xx"))  # type: ignore[arg-type]
    lexicon(toy.setting)
    german = depesche.Reader()
    (report,) = german.read(
        Document("g", "US-Präsident Obama traf den Kremlchef.", "0", published=DaySet.parse("2015-06-02"))
    ).reports
    assert [p.person for p in report.participants] == ["barack-obama", "wladimir-putin"]
