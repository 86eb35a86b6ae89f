"""Forms of German verbs from their principal parts."""

import pytest

from depesche.lang.de.grammar.verbs import forms, parse, participle


@pytest.mark.parametrize(
    ("written", "parts", "expected"),
    [
        ("telefonieren", "", "telefoniert"),
        ("besuchen", "", "besucht"),
        ("reden", "", "geredet"),
        ("beraten", "berät, beriet, beraten", "beraten"),
        ("an|rufen", "ruft, rief, gerufen", "angerufen"),
        ("aus|tauschen", "", "ausgetauscht"),
        ("öffnen", "", "geöffnet"),
    ],
)
def test_participle(written: str, parts: str, expected: str) -> None:
    assert participle(parse(written, parts)) == expected


@pytest.mark.parametrize(
    ("written", "parts", "text", "tense", "mood", "plural"),
    [
        ("sprechen", "spricht, sprach, gesprochen", "sprachen", "past", "indicative", True),
        ("sprechen", "spricht, sprach, gesprochen", "spräche", "past", "subjunctive2", False),
        ("treffen", "trifft, traf, getroffen", "treffe", "present", "subjunctive1", False),
        ("reden", "", "redete", "past", "indicative", False),
        ("zusammen|kommen", "kommt, kam, gekommen", "kämen", "past", "subjunctive2", True),
        ("rufen", "ruft, rief, gerufen", "riefen", "past", "indicative", True),
    ],
)
def test_finite_form(written: str, parts: str, text: str, tense: str, mood: str, plural: bool) -> None:
    assert any(
        (f.text, f.tense, f.mood, f.plural) == (text, tense, mood, plural) for f in forms(parse(written, parts))
    )


def test_a_separable_verb_has_both_a_joined_and_a_split_form() -> None:
    found = {(f.text, f.split) for f in forms(parse("an|rufen", "ruft, rief, gerufen"))}
    assert {("rief", True), ("anrief", False), ("anzurufen", False)} <= found
