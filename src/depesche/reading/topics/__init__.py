"""Topics: what a contact was about, in the article's own words, with a concept of the controlled list.

``depesche_topics`` gives the reports of ``doc._.reports`` their topics. Where topics stand ("sprachen über",
"es ging um", "Thema war", "im Mittelpunkt stand") and the controlled list are data (``lang/de/topics.toml``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from depesche.model import Report, Span, Topic
from depesche.reading.speakers import Voices
from depesche.reading.topics.concepts import concept_of
from depesche.reading.topics.finding import topics_in

__all__ = ["TopicReader", "create"]

#: So many sentences after a report its topics may still be named.
_REACH: Final = 4


class TopicReader:
    """The component: sets ``doc._.reports`` anew, with topics."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the topics of one document's reports."""
        if doc._.reports:
            doc._.reports = _with_topics(doc, doc._.reports)
        return doc


def _with_topics(doc: Doc, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    sentences = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    starts = [sent.start_char for sent in sentences]

    def sentence(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    spots = sorted(
        (sentence(a), a, n) for n, report in enumerate(reports) for a, _ in (report.trigger, *report.spans)
    )
    found: dict[int, dict[str, Topic]] = {}
    voices = Voices(doc)
    first = spots[0][0] if spots else 0
    for place in range(first, len(sentences)):
        topics = topics_in(doc, sentences[place].start, sentences[place].end)
        for start, end in topics:
            number = _report_for(spots, place, start)
            if number is None:
                continue
            text = doc.text[start:end]
            sides = _sides(doc, (start, end), voices)
            known = found.setdefault(number, {})
            if text.lower() not in known:
                known[text.lower()] = Topic(text, (start, end), sides, concept_of(text))
    return tuple(
        replace(report, topics=tuple(found[number].values())) if number in found else report
        for number, report in enumerate(reports)
    )


def _report_for(spots: list[tuple[int, int, int]], place: int, offset: int) -> int | None:
    """The report of the same sentence that is named closest before the topic, else the last one shortly before."""
    same = [spot for spot in spots if spot[0] == place]
    if same:
        before = [spot for spot in same if spot[1] <= offset]
        return (before[-1] if before else same[0])[2]
    near = [spot for spot in spots if 0 < place - spot[0] <= _REACH]
    return near[-1][2] if near else None


def _sides(doc: Doc, span: Span, voices: Voices) -> tuple[str, ...]:
    """The sides whose words the topic stands in."""
    said = zip(doc._.quotes, voices.quotes, strict=True)
    found = [voice.side for quote, voice in said if any(a <= span[0] < b for a, b in quote.pieces)]
    return tuple(dict.fromkeys(side for side in found if side))


@Language.factory("depesche_topics", requires=["doc._.reports"], assigns=["doc._.reports"])
def create(nlp: Language, name: str) -> TopicReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return TopicReader()
