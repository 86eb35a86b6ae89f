"""Every rule by which quotations, speakers, sources and topics are decided has an example, which it decides."""

from __future__ import annotations

import re

import pytest
import spacy

import depesche
from depesche.lang.language import language
from depesche.reading import default_reader
from depesche.reading.quotes import attribution
from depesche.reading.setting import setting_of
from depesche.reading.speakers import voices_of, who, whose
from depesche.reading.statements import about
from depesche.reading.topics import fitting, openings, told
from depesche.reading.topics.finding import topics_in
from depesche.reading.topics.talk import talk_of
from depesche.telling.names import name_in

ROWS = language().rows("rules_speech")
NLP = spacy.blank("de")
NLP.add_pipe("depesche_sentences")
NLP.add_pipe("depesche_quotes")
ROOMS = {
    "passages": (*attribution.ALONE, *attribution.INSIDE),
    "speakers": who.RULES,
    "sides": whose.RULES,
    "sources": about.RULES,
    "topics": openings.FRAMES,
    "fitting": fitting.RULES,
    "belonging": told.RULES,
}


def _marked(example: str) -> tuple[str, list[str]]:
    """The sentence, and the words in its brackets."""
    return re.sub(r"[\[\]]", "", example), re.findall(r"\[(.*?)\]", example)


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_has_its_example(room: str) -> None:
    assert [rule.name for rule in ROOMS[room]] == list(ROWS[room])


@pytest.mark.parametrize("name", ROWS["passages"])
def test_a_rule_says_whose_words_a_passage_is(name: str) -> None:
    text, speakers = _marked(ROWS["passages"][name])
    reader = default_reader()
    doc = reader.layers_of(depesche.read(text).document, "depesche_quotes")
    direct = [q for q in doc._.quotes if q.form == "direct"]
    assert [q.speaker and text[slice(*q.speaker)] for q in direct] == (speakers or [None])


@pytest.mark.parametrize("name", ROWS["speakers"])
def test_a_rule_says_who_is_named(name: str) -> None:
    text, called, side = ROWS["speakers"][name]
    reader = default_reader()
    doc = reader.layers_of(depesche.read(text, published="2021-07-10").document)
    voices, quote = voices_of(doc, reader.setting), doc._.quotes[-1]
    assert (voices.quotes[-1].name, name_in(voices.quotes[-1].side or "")) == (called, side)
    assert who.deciding_rule(voices, quote.speaker) == name


@pytest.mark.parametrize("name", ROWS["sides"])
def test_a_rule_says_whose_an_institution_is(name: str) -> None:
    text, side = ROWS["sides"][name]
    reader = default_reader()
    doc = reader.layers_of(depesche.read(text, published="2021-07-10").document)
    voices, quote = voices_of(doc, reader.setting), doc._.quotes[-1]
    assert name_in(voices.quotes[-1].side or "") == side
    assert whose.deciding_rule(voices, quote.speaker) == name


@pytest.mark.parametrize("name", ROWS["sources"])
def test_a_rule_says_who_stands_for_a_report(name: str) -> None:
    text, holder = ROWS["sources"][name]
    (report,) = depesche.read(text).reports
    assert [source.holder for source in report.reported_by] == [holder]


@pytest.mark.parametrize("name", [*ROWS["topics"], *ROWS["fitting"]])
def test_a_clause_leads_to_its_topics(name: str) -> None:
    text, topics = _marked(ROWS["topics"].get(name) or ROWS["fitting"][name])
    reader = default_reader()
    doc = reader.layers_of(depesche.read(text, published="2021-07-10").document)
    found = topics_in(talk_of(doc, setting_of(NLP)), (0, len(doc)))
    assert [text[slice(*named.span)] for named in found] == topics


@pytest.mark.parametrize("name", ROWS["belonging"])
def test_a_topic_belongs_to_one_of_two_contacts(name: str) -> None:
    text, other = ROWS["belonging"][name]
    reports = [r for r in depesche.read(text, published="2023-05-10").reports if r.topics]
    assert [other in [p.name for p in report.participants] for report in reports] == [True]
