"""Topics: what a contact was about, in the article's own words, with a concept of the controlled list.

``depesche_topics`` gives the reports of ``doc._.reports`` their topics. Where topics stand ("sprachen über",
"es ging um", "Thema war", "im Mittelpunkt stand") and the controlled list are data (``lang/de/topics.toml``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from depesche.lang.tokens import tokens_of
from depesche.model import Kind, Report, Span, Topic
from depesche.model.kinds import named_by
from depesche.model.statuses import AHEAD
from depesche.reading.contacts.frames import noun_frame
from depesche.reading.quotes import viewed
from depesche.reading.quotes.view import View
from depesche.reading.speakers import voices_of
from depesche.reading.topics.concepts import concept_of
from depesche.reading.topics.finding import Named, frames, themed, topics_in

__all__ = ["TopicReader", "create"]

#: So many sentences after a report its topics may still be named.
_REACH: Final = 4
#: A title or lead that names the matter ("Ukraine-Gipfel") stands at most so many sentences before.
_AHEAD: Final = 3
#: So many pieces of quotations may begin between the one that a topic stands in and the topic.
_NEAR: Final = 12
#: Kinds of contact that a noun of one kind can name by its topic ("Ukraine-Gipfel", "Abrüstungsgespräche").
_NAMED_BY: Final[Mapping[Kind, frozenset[Kind]]] = {
    "meeting": frozenset({"meeting", "summit"}),
    "summit": frozenset({"summit"}),
    "talks": frozenset({"talks", "meeting", "summit", "visit"}),
    "call": frozenset({"call"}),
    "video": frozenset({"video"}),
}


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
    told = _Told(text, [view.starts[first] for first, _ in view.sentences], reports)
    found: dict[int, dict[str, Topic]] = {}
    for place, sentence in enumerate(view.sentences):
        if not told.near(place):
            continue
        listed = topics_in(view, sentence)
        for named in listed:
            number = told.report(view, place, named)
            words = text[slice(*named.span)]
            topic = Topic(words, named.span, _sides(said, named.span), concept_of(words), named.chief)
            opens = view.words[view.trim(sentence)[0]] in frames("topic_nouns")
            for one in told.shared(number, place, listed, opens=opens) if number is not None else ():
                found.setdefault(one, {}).setdefault(words.lower(), topic)
    return tuple(
        replace(report, topics=tuple(found[number].values())) if number in found else report
        for number, report in enumerate(reports)
    )


class _Told:
    """Where the reports of a document are told, to find the one that a topic belongs to."""

    def __init__(self, text: str, starts: list[int], reports: tuple[Report, ...]) -> None:
        self.reports = reports
        self.text = text
        self.spots = sorted(
            (bisect_right(starts, a) - 1, a, n)
            for n, report in enumerate(reports)
            for a, _ in (report.trigger, *report.spans)
        )
        self.places = {at for at, _, _ in self.spots}

    def near(self, place: int) -> bool:
        """Whether a report is told in a sentence or shortly before."""
        return any(place - back in self.places for back in range(-_AHEAD, _REACH + 1))

    def report(self, view: View, place: int, named: Named) -> int | None:
        """The report that the topic belongs to: in its sentence, else the last one shortly before; never one that
        the topic itself names, and one of the same phase (what is to come, what was) where the clause tells it.
        """
        itself = {n for _, at, n in self.spots if self._itself(named, at, n)}
        word = self.text[slice(*named.span)]
        own = noun_frame(word) if themed(word) else None
        spots = [
            spot
            for spot in self.spots
            if spot[2] not in itself and (own is None or self.reports[spot[2]].kind in _NAMED_BY.get(own.kind, ()))
        ]
        here = [spot for spot in spots if spot[0] == place]
        fitting = [spot for spot in here if self._phase(named, spot[2])]
        before = [spot for spot in spots if 0 < place - spot[0] <= _REACH]
        news = [spot for spot in before if not self.reports[spot[2]].background] or before
        last = [spot for spot in news if self._phase(named, spot[2])]
        if here and not fitting and last:
            return last[-1][2]
        if fitting or here:
            return self._closest(view, fitting or here, named.span[0])
        if news:
            return (last or news)[-1][2]
        after = [spot for spot in spots if 0 < spot[0] - place <= _AHEAD]
        gathered = [spot for spot in after if self.reports[spot[2]].kind == "summit"] or after
        return gathered[0][2] if gathered and own is not None else None

    def _beside(self, number: int, other: int, people: set[str | None]) -> bool:
        """Whether a report tells of one of the people at the same stage as another one."""
        one, two = self.reports[number], self.reports[other]
        return one.status == two.status and bool(people & {p.person for p in one.participants} - {None})

    def _itself(self, named: Named, at: int, number: int) -> bool:
        """Whether the topic is the report's own contact: it stands at its word, or names a plan by its kind."""
        if self._themed(number):
            return False
        if named.span[0] <= at < named.span[1]:
            return True
        head = next((word for word in self.text[slice(*named.span)].split() if word[:1].isupper()), "")
        frame = noun_frame(head)
        report = self.reports[number]
        return frame is not None and report.status in AHEAD and named_by(frame.kind, report.kind)

    def shared(self, number: int, place: int, listed: Sequence[Named], *, opens: bool) -> list[int]:
        """The report, and those that the same word tells with it: "telefonierte mit A, B und C über …". Where a topic
        stands between the people, each has its own. A sentence that ``opens`` with "Themen waren" sums up all that
        the sentence before tells of one of its people.
        """
        if opens and place not in self.places:
            last = max((at for at, _, n in self.spots if at < place and n == number), default=place)
            persons = {p.person for p in self.reports[number].participants}
            near = dict.fromkeys(n for at, _, n in self.spots if at == last)
            return [n for n in near if n == number or self._beside(n, number, persons)]
        trigger = self.reports[number].trigger
        together = [n for n, r in enumerate(self.reports) if r.trigger == trigger]
        if len(together) < 2 or (place, trigger[0], number) not in self.spots:
            return [number]
        people = {n: {span for p in self.reports[n].participants for span in p.spans} for n in together}
        common = set.intersection(*people.values())
        own = [min(spans - common, default=(0, 0))[0] for spans in people.values()]
        between = any(min(own) < named.span[0] < max(own) for named in listed)
        return [number] if between else together

    def _themed(self, number: int) -> bool:
        """Whether the report's own noun names its topic: "der Ukraine-Gipfel"."""
        return themed(self.text[slice(*self.reports[number].trigger)])

    def _phase(self, named: Named, number: int) -> bool:
        """Whether a report can be meant by a clause: plans in the future and with modal verbs, else what was."""
        clause = named.clause
        if clause is None or clause.finite is None or clause.tense not in ("past", "perfect"):
            return True
        return self.reports[number].status not in AHEAD or clause.modal is not None

    def _closest(self, view: View, spots: list[tuple[int, int, int]], offset: int) -> int:
        """Of several reports in a sentence the one whose own people are named last before the topic, else the one
        whose trigger is.
        """
        numbers = list(dict.fromkeys(n for _, _, n in spots))
        if len(numbers) > 1:
            people = {n: {span for p in self.reports[n].participants for span in p.spans} for n in numbers}
            first = min(
                view.starts[a] for a, b in view.sentences if view.starts[a] <= offset <= view.starts[b - 1]
            )
            own = [
                (span[0], n)
                for n in numbers
                for span in people[n] - set().union(*(people[m] for m in numbers if m != n))
                if first <= span[0] < offset
            ]
            if own:
                return max(own)[1]
        before = [spot for spot in spots if spot[1] <= offset]
        return (before[-1] if before else spots[0])[2]


def _sides(said: list[tuple[Span, str]], span: Span) -> tuple[str, ...]:
    """The sides whose words the topic stands in: ``said`` are the pieces of quotations with a side, in order."""
    last = bisect_right(said, (span, ""))
    near = said[max(0, last - _NEAR) : last + 1]
    return tuple(dict.fromkeys(side for (start, end), side in near if start <= span[0] < end))


@Language.factory("depesche_topics", requires=["doc._.reports"], assigns=["doc._.reports"])
def create(nlp: Language, name: str) -> TopicReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return TopicReader()
