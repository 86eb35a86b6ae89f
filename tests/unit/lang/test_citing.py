"""Topics as a list names them: nouns with the adjectives that sort them, in the first case."""

from __future__ import annotations

import pytest

import depesche
from depesche.lang.de.grammar.citing import cited


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("den neuen Zöllen", "Zöllen"),
        ("weiteren Waffenlieferungen", "Waffenlieferungen"),
        ("den Giftanschlag", "Giftanschlag"),
        ("Eine vollständige Waffenruhe", "Waffenruhe"),
        ("das koreanische Raketenprogramm", "koreanisches Raketenprogramm"),
        ("dem koreanischen Raketenprogramm", "Raketenprogramm"),  # the form tells no gender
        ("den syrischen Bürgerkrieg", "syrischer Bürgerkrieg"),
        ("den wirtschaftlichen Beziehungen", "wirtschaftliche Beziehungen"),
        ("der nuklearen Abrüstung", "nukleare Abrüstung"),
        ("der nukleare Terror", "nuklearer Terror"),
        ("militärischer Hilfe", "militärische Hilfe"),
        ("ein neues transatlantisches Abkommen", "transatlantisches Abkommen"),
        ("einer 90-tägigen Frist", "90-tägige Frist"),
        ("Zypern", "Zypern"),
        ("30 Gefangene", "30 Gefangene"),
    ],
)
def test_a_topic_is_cited(phrase: str, name: str) -> None:
    assert cited(phrase.split()) == name


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Blair telefonierte mit Chirac. Thema waren die neuen Zölle der USA und das iranische Atomprogramm.",
            ["Zölle der USA", "iranisches Atomprogramm"],
        ),
        ("Blair telefonierte mit Chirac über den Streit im Nahen Osten.", ["Streit im Nahen Osten"]),
        ("Blair telefonierte mit Chirac über den Nahen Osten.", ["Naher Osten"]),
        ("Blair telefonierte mit Chirac. Im Vordergrund stand der Handel.", ["Handel"]),
        ("Blair telefonierte mit Chirac. Er stellte den Handel in den Vordergrund.", []),
        ("Blair fordert Chirac zum Handeln auf\n\nLondon. Blair hat am Montag mit Chirac telefoniert.", []),
        ("Blair telefonierte mit Chirac. Beide riefen den Irak zu einer raschen Abrüstung auf.", ["Abrüstung"]),
    ],
)
def test_an_article_names_its_topics_by_their_heads(text: str, topics: list[str]) -> None:
    (report,) = depesche.read(text, published="2002-11-12").reports
    assert [topic.text for topic in report.topics] == topics
