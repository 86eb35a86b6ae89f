"""Every example of the cue lists is read as its brackets say, and each form comes out of a sentence of its own."""

from __future__ import annotations

import re

import pytest
import spacy

from depesche.lang.de.grammar.speech.sources import MARKERS, Marker
from depesche.lang.de.grammar.speech.speakers import RULES, Rule
from depesche.lang.language import language

NLP = spacy.blank("de")
NLP.add_pipe("depesche_sentences")
NLP.add_pipe("depesche_quotes")
EXAMPLES = [*language().rows("cues_verbs")["verb"], *language().rows("cues")["example"]]


def _pieces(text: str, pieces: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[a:b] for a, b in pieces)


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["example"] for row in EXAMPLES])
def test_an_example_gives_the_words_in_brackets(row: dict[str, str]) -> None:
    expected = " … ".join(re.findall(r"\[(.*?)\]", row["example"]))
    text = re.sub(r"[\[\]]", "", row["example"])
    found = [(_pieces(text, q.pieces), q.force) for q in NLP(text)._.quotes]
    assert expected in [words for words, _ in found]
    if "force" in row:
        assert (expected, row["force"]) in found


@pytest.mark.parametrize("text", [text for row in EXAMPLES for text in row.get("none", ())])
def test_a_verb_that_says_something_else_reports_nothing(text: str) -> None:
    assert not NLP(text)._.quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Ministerin ist überzeugt, dass der Plan gelingt.", "dass der Plan gelingt"),
        ("Die Regierung war zuversichtlich, bald beizutreten.", "bald beizutreten"),
        ("Es ist sicher, dass der Plan gelingt.", None),
        ("Das Land hat keine Pläne, Truppen zu entsenden.", None),
        ("Das nennt man einen Aktiensplit.", None),
        ("Die Behörde gab die Namen nicht bekannt.", None),
        (
            "Der Bericht schildert die Fehler, welche zu dem Unglück führten.",
            "Der Bericht schildert die Fehler, welche zu dem Unglück führten.",
        ),
        ("Der Richter fragte den Zeugen, welche Farbe das Auto hatte.", "welche Farbe das Auto hatte"),
        (
            "Der Rat kritisiert die Presse, wobei er das Radio ausnimmt.",
            "Der Rat kritisiert die Presse, wobei er das Radio ausnimmt.",
        ),
        ("Der Hafen wurde gesperrt, wobei der Rat mitteilte, dass niemand fehle.", "dass niemand fehle"),
        ("Medien berichten von Unruhen im Süden.", "Medien berichten von Unruhen im Süden."),
    ],
)
def test_what_is_reported_and_what_is_not(text: str, words: str | None) -> None:
    assert [_pieces(text, q.pieces) for q in NLP(text)._.quotes] == ([words] if words else [])


def test_a_name_between_marks_is_nobodys_words() -> None:
    text = "Der Chef von „Volta1“, Karl Maier, sagte, das Schiff sei die „Graf Spee“. Er nannte das „Unfug“."
    assert [_pieces(text, q.pieces) for q in NLP(text)._.quotes if q.form == "direct"] == ["„Unfug“"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir reden weiter“, sagte die Kanzlerin.", [("direct", "„Wir reden weiter“", "die Kanzlerin")]),
        ("»Das war nützlich«, so Putin.", [("direct", "»Das war nützlich«", "Putin")]),
        ('Er erklärte: "Ich komme im Mai."', [("direct", '"Ich komme im Mai."', "Er")]),
        ("Der Sprecher: „Wir kommen im Mai.“", [("direct", "„Wir kommen im Mai.“", "Der Sprecher")]),
        (
            "Der Premier sagte: „Wir kommen. Wir gehen nicht.“ Dann ging er.",
            [("direct", "„Wir kommen. Wir gehen nicht.“", "Der Premier")],
        ),
        ("Der Gast kam mit dem Magazin „Die Brücke“ in der Hand.", []),
        (
            "Der Gast nannte die Reise „sehr nützlich“.",
            [
                ("reported", "Der Gast nannte die Reise „sehr nützlich“.", "Der Gast"),
                ("direct", "„sehr nützlich“", "Der Gast"),
            ],
        ),
        (
            "Macron sagte, er habe angerufen. Das Gespräch sei kurz gewesen.",
            [
                ("indirect", "er habe angerufen", "Macron"),
                ("indirect", "Das Gespräch sei kurz gewesen.", "Macron"),
            ],
        ),
        (
            "Das Treffen sei vertagt, teilte der Kreml mit.",
            [("indirect", "Das Treffen sei vertagt", "der Kreml")],
        ),
        ("Es wurde gesagt, dass beide kommen.", [("indirect", "dass beide kommen", None)]),
        ("Beide trafen sich in Wien und aßen zu Mittag.", []),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(q.form, _pieces(text, q.pieces), q.speaker and text[slice(*q.speaker)]) for q in NLP(text)._.quotes]
    assert found == expected


def _marked(example: str) -> tuple[str, str]:
    """The sentence and the words in its brackets."""
    return re.sub(r"[\[\]]", "", example), " … ".join(re.findall(r"\[(.*?)\]", example))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_who_speaks_in_a_clause(rule: Rule) -> None:
    text, speaker = _marked(rule.example)
    assert speaker in [q.speaker and text[slice(*q.speaker)] for q in NLP(text)._.quotes]


@pytest.mark.parametrize("marker", MARKERS, ids=lambda marker: marker.name)
def test_a_marker_of_a_source_carries_its_words(marker: Marker) -> None:
    text, words = _marked(marker.example)
    assert words in [_pieces(text, q.pieces) for q in NLP(text)._.quotes]


CUT = ['Wie Merkel sagte "gut"', "„Gut“ sagte Merkel", "„Das Abkommen“, sagte die Ministerin, „ist ein Anfang“"]


@pytest.mark.parametrize("text", [*CUT, *(re.sub(r"[\[\]]", "", row["example"]) for row in EXAMPLES[::5])])
def test_a_text_may_end_and_begin_anywhere(text: str) -> None:
    for cut in range(1, len(text)):
        assert NLP(text[:cut])._.quotes is not None
        assert NLP(text[cut:])._.quotes is not None
