"""Topics: what a contact was about, in the article's own words, with a concept of the controlled list.

``depesche_topics`` gives the reports of ``doc._.reports`` their topics. Where topics stand ("sprachen über",
"es ging um", "Thema war", "im Mittelpunkt stand") and the controlled list are data (``topics.toml`` of the language).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.lang.forms import Nouns
from depesche.light import replace
from depesche.model import Report, Span, Topic
from depesche.reading.setting import Setting, setting_of
from depesche.reading.speakers import voices_of
from depesche.reading.topics.finding import topics_in
from depesche.reading.topics.talk import Named, Talk, talk_of
from depesche.reading.topics.told import Told

__all__ = ["TopicReader", "create"]

#: So many pieces of quotations may begin between the one that a topic stands in and the topic.
_NEAR: Final = 12

#: A piece of a quotation with the side whose words it is.
Said = tuple[Span, str]


class TopicReader:
    """The component: sets ``doc._.reports`` anew, with topics."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Find the topics of one document's reports."""
        if doc._.reports:
            doc._.reports = _with_topics(doc, self.setting)
        return doc


def _with_topics(doc: Doc, setting: Setting) -> tuple[Report, ...]:
    talk, reports = talk_of(doc, setting), doc._.reports
    said = _said(doc, setting)
    found: dict[int, dict[str, Topic]] = {}
    denied = [piece for quote in doc._.quotes if quote.force == "deny" for piece in quote.pieces]
    for number, named in _named(talk, Told(talk, reports)):
        if any(start <= named.span[0] < end for start, end in denied) or _is_contact(named, number, reports):
            continue
        topic = _topic(talk, named, said, setting.language.grammar.nouns)
        found.setdefault(number, {}).setdefault(topic.text.lower(), topic)
    return tuple(
        replace(report, topics=tuple(found[number].values())) if number in found else report
        for number, report in enumerate(reports)
    )


def _is_contact(named: Named, number: int, reports: Sequence[Report]) -> bool:
    """Whether the words are those by which another contact of the article is told: no topic of this one."""
    start, end = named.span
    return any(start <= r.trigger[0] < end for n, r in enumerate(reports) if n != number)


def _named(talk: Talk, told: Told) -> Iterator[tuple[int, Named]]:
    """The topics in order, each with the number of a report that it belongs to."""
    for place, sentence in enumerate(talk.view.sentences):
        if not told.near(place):
            continue
        listed = topics_in(talk, sentence)
        opens = talk.word_in(talk.view.trim(sentence)[0], "topic_nouns")
        for named in listed:
            number = told.report(place, named)
            if number is not None:
                yield from ((one, named) for one in told.shared(number, place, listed, opens=opens))


def _topic(talk: Talk, named: Named, said: Sequence[Said], nouns: Nouns) -> Topic:
    concept = talk.words.concept_of(talk.view.text[slice(*named.span)])
    return Topic(_cited(talk, named, nouns), named.span, _sides(said, named.span), concept, named.chief)


def _cited(talk: Talk, named: Named, nouns: Nouns) -> str:
    """The topic without determiner and mere attributes: "Zölle auf Stahl" of "die neuen Zölle auf Stahl"."""
    view = talk.view
    start, end = named.span
    first, last = bisect_left(view.starts, start), bisect_left(view.starts, end)
    head = view.head_of(first, last) or first
    if head <= first:
        return view.text[start:end]
    cited = nouns.cited(view.words[first:head])
    behind = view.text[view.end(head - 1) : end]
    return talk.words.names.get(cited, cited) + behind


def _said(doc: Doc, setting: Setting) -> list[Said]:
    """The pieces of quotations that have a side, in order."""
    voices = zip(doc._.quotes, voices_of(doc, setting).quotes, strict=True)
    return sorted((piece, voice.side) for quote, voice in voices if voice.side for piece in quote.pieces)


def _sides(said: Sequence[Said], span: Span) -> tuple[str, ...]:
    """The sides whose words the topic stands in."""
    last = bisect_right(said, (span, ""))
    near = said[max(0, last - _NEAR) : last + 1]
    return tuple(dict.fromkeys(side for (start, end), side in near if start <= span[0] < end))


@Pipeline.factory("depesche_topics", requires=["doc._.reports"], assigns=["doc._.reports"])
def create(nlp: Pipeline, name: str) -> TopicReader:
    """The component: ``nlp.add_pipe("depesche_topics")``."""
    del name
    return TopicReader(setting_of(nlp))
