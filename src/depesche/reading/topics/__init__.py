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

from depesche.lang.tokens import tokens_of
from depesche.model import Report, Span, Topic
from depesche.reading.quotes import viewed
from depesche.reading.speakers import voices_of
from depesche.reading.topics.concepts import concept_of
from depesche.reading.topics.finding import topics_in

__all__ = ["TopicReader", "create"]

#: So many sentences after a report its topics may still be named.
_REACH: Final = 4
#: So many pieces of quotations may begin between the one that a topic stands in and the topic.
_NEAR: Final = 12


class TopicReader:
    """The component: sets ``doc._.reports`` anew, with topics."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the topics of one document's reports."""
        if doc._.reports:
            doc._.reports = _with_topics(doc, doc._.reports)
        return doc


def _with_topics(doc: Doc, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    view, text = viewed(doc), tokens_of(doc).text
    voices = zip(doc._.quotes, voices_of(doc).quotes, strict=True)
    said = sorted((piece, voice.side) for quote, voice in voices if voice.side for piece in quote.pieces)
    starts = [view.starts[first] for first, _ in view.sentences]
    spots = sorted(
        (bisect_right(starts, a) - 1, a, n)
        for n, report in enumerate(reports)
        for a, _ in (report.trigger, *report.spans)
    )
    told = {at for at, _, _ in spots}
    recalled = frozenset(n for n, report in enumerate(reports) if report.background)
    found: dict[int, dict[str, Topic]] = {}
    for place, sentence in enumerate(view.sentences):
        if not any(place - back in told for back in range(_REACH + 1)):
            continue
        for span in topics_in(view, sentence):
            number = _report_for(spots, place, span[0], recalled)
            if number is not None:
                topic = Topic(text[slice(*span)], span, _sides(said, span), None)
                topic = replace(topic, concept=concept_of(topic.text))
                found.setdefault(number, {}).setdefault(topic.text.lower(), topic)
    return tuple(
        replace(report, topics=tuple(found[number].values())) if number in found else report
        for number, report in enumerate(reports)
    )


def _report_for(
    spots: list[tuple[int, int, int]], place: int, offset: int, recalled: frozenset[int]
) -> int | None:
    """The report of the same sentence that is named closest before the topic, else the last one shortly before: one
    of the news rather than one that is only recalled.
    """
    same = [spot for spot in spots if spot[0] == place]
    if same:
        before = [spot for spot in same if spot[1] <= offset]
        return (before[-1] if before else same[0])[2]
    near = [spot for spot in spots if 0 < place - spot[0] <= _REACH]
    news = [spot for spot in near if spot[2] not in recalled] or near
    return news[-1][2] if news else None


def _sides(said: list[tuple[Span, str]], span: Span) -> tuple[str, ...]:
    """The sides whose words the topic stands in: ``said`` are the pieces of quotations with a side, in order."""
    last = bisect_right(said, (span, ""))
    near = said[max(0, last - _NEAR) : last + 1]
    return tuple(dict.fromkeys(side for (start, end), side in near if start <= span[0] < end))


@Language.factory("depesche_topics", requires=["doc._.reports"], assigns=["doc._.reports"])
def create(nlp: Language, name: str) -> TopicReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return TopicReader()
