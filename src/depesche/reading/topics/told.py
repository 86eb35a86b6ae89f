"""Which report a topic belongs to, and which others share it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from depesche.light import dataclass
from depesche.model import Kind, Report, Span
from depesche.reading.contacts.lengths.owner import kind_alike
from depesche.reading.topics.complements import others_talk
from depesche.reading.topics.talk import Named, Talk

#: So many sentences after a report its topics may still be named.
_REACH: Final = 4
#: A title or lead that names the matter ("Ukraine-Gipfel") stands at most so many sentences before.
_AHEAD: Final = 3
#: Kinds of contact that a noun of one kind can name by its topic ("Ukraine-Gipfel", "Abrüstungsgespräche").
_NAMED_BY: Final[Mapping[Kind, frozenset[Kind]]] = {
    "meeting": frozenset({"meeting", "summit"}),
    "summit": frozenset({"summit"}),
    "talks": frozenset({"talks", "meeting", "summit", "visit"}),
    "call": frozenset({"call"}),
    "video": frozenset({"video"}),
}
_TO_COME: Final = frozenset({"planned", "confirmed", "considered"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a report is told: the number of the sentence, the offset, the number of the report."""

    sentence: int
    offset: int
    report: int


@dataclass(frozen=True, slots=True)
class Near:
    """The spots around a topic: ``here`` in its sentence, ``fitting`` those of the phase that its clause tells of;
    ``before``, and ``phased`` likewise; ``ahead`` in the sentences after it, where the topic itself names a contact.
    """

    here: Sequence[Spot]
    fitting: Sequence[Spot]
    before: Sequence[Spot]
    phased: Sequence[Spot]
    ahead: Sequence[Spot]


@dataclass(frozen=True, slots=True)
class Rule:
    """The spots from which the report is taken where the rule applies; ``closest`` in the sentence, else the last."""

    name: str
    spots: Callable[[Near], Sequence[Spot]]
    closest: bool = False


class Told:
    """Where the reports of a document are told, to find those that a topic belongs to."""

    def __init__(self, talk: Talk, reports: tuple[Report, ...]) -> None:
        self.talk = talk
        self.text = talk.view.text
        self.reports = reports
        starts = [talk.view.starts[first] for first, _ in talk.view.sentences]
        spots = {
            (bisect_right(starts, a) - 1, a, n)
            for n, report in enumerate(reports)
            for a, _ in (report.trigger, *report.spans)
        }
        self.spots = [Spot(*spot) for spot in sorted(spots)]
        self.places = {spot.sentence for spot in self.spots}

    def near(self, place: int) -> bool:
        """Whether a report is told in a sentence or shortly before."""
        return any(place - back in self.places for back in range(-_AHEAD, _REACH + 1))

    def report(self, place: int, named: Named) -> int | None:
        """The number of the report that the topic belongs to: in its sentence, else the last one shortly before; never
        one that the topic itself names, and one of the same phase (what is to come, what was) where the clause tells
        it.
        """
        near = self._around(place, named)
        if not near.here and not near.ahead and others_talk(self.talk, named.clause):
            return None
        rule = next((rule for rule in RULES if rule.spots(near)), None)
        if rule is None:
            return None
        spots = rule.spots(near)
        return self._closest(spots, named.span[0]) if rule.closest else spots[-1].report

    def _around(self, place: int, named: Named) -> Near:
        word = self.text[slice(*named.span)]
        own = self.talk.frames.headed_by(word) if self.talk.themed(word) else None
        spots = self._nameable(named, None if own is None else _NAMED_BY.get(own.kind, frozenset()))
        here = [spot for spot in spots if spot.sentence == place]
        news = self._shortly_before(place, spots)
        ahead = [spot for spot in spots if 0 < spot.sentence - place <= _AHEAD] if own is not None else ()
        return Near(here, self._of_phase(named, here), news, self._of_phase(named, news), self._first(ahead))

    def _shortly_before(self, place: int, spots: Sequence[Spot]) -> list[Spot]:
        """The spots of the sentences before; those of mere background only where there are no others."""
        before = [spot for spot in spots if 0 < place - spot.sentence <= _REACH]
        return [spot for spot in before if not self.reports[spot.report].background] or before

    def _nameable(self, named: Named, kinds: frozenset[Kind] | None) -> list[Spot]:
        """The spots of reports that the topic does not name itself; of the kinds that it can name, where it does."""
        itself = {spot.report for spot in self.spots if self._itself(named, spot)}
        spots = [spot for spot in self.spots if spot.report not in itself]
        return spots if kinds is None else [spot for spot in spots if self.reports[spot.report].kind in kinds]

    def _first(self, ahead: Sequence[Spot]) -> Sequence[Spot]:
        """The first of the spots ahead, of a summit where there is one."""
        summits = [spot for spot in ahead if self.reports[spot.report].kind == "summit"]
        return (summits or ahead)[:1]

    def _itself(self, named: Named, spot: Spot) -> bool:
        """Whether the topic is the report's own contact: it stands at its word, or names a plan by its kind."""
        report = self.reports[spot.report]
        if self.talk.themed(self.text[slice(*report.trigger)]):  # "der Ukraine-Gipfel" names its topic itself
            return False
        if named.span[0] <= spot.offset < named.span[1]:
            return True
        head = next((word for word in self.text[slice(*named.span)].split() if word[:1].isupper()), "")
        frame = self.talk.frames.headed_by(head)
        return frame is not None and report.status in _TO_COME and kind_alike(frame.kind, report.kind)

    def _of_phase(self, named: Named, spots: Sequence[Spot]) -> list[Spot]:
        """The spots whose reports can be meant by a clause: plans in the future and with modal verbs, else what was."""
        clause = named.clause
        if clause is None or clause.finite is None or clause.tense not in ("past", "perfect"):
            return list(spots)
        return [s for s in spots if self.reports[s.report].status not in _TO_COME or clause.modal is not None]

    def _closest(self, spots: Sequence[Spot], offset: int) -> int:
        """Of several reports in a sentence the one whose own people are named last before the topic, else the one
        whose trigger is.
        """
        numbers = list(dict.fromkeys(spot.report for spot in spots))
        own = self._own_people(numbers, offset) if len(numbers) > 1 else []
        if own:
            return max(own)[1]
        before = [spot for spot in spots if spot.offset <= offset]
        return (before[-1] if before else spots[0]).report

    def _own_people(self, numbers: Sequence[int], offset: int) -> list[tuple[int, int]]:
        """Where people whom one report alone has are named in the topic's sentence before it, with its number."""
        starts = self.talk.view.starts
        first = next(starts[a] for a, b in self.talk.view.sentences if starts[a] <= offset <= starts[b - 1])
        people = {n: self._spans(n) for n in numbers}
        out = []
        for n in numbers:
            others = set().union(*(people[m] for m in numbers if m != n))
            out += [(span[0], n) for span in people[n] - others if first <= span[0] < offset]
        return out

    def _spans(self, number: int) -> set[Span]:
        return {span for p in self.reports[number].participants for span in p.spans}

    # -- others that share it ---------------------------------------------------------------------
    def shared(self, number: int, place: int, listed: Sequence[Named], *, opens: bool) -> list[int]:
        """The report, and those that the same word tells with it: "telefonierte mit A, B und C über …". Where a topic
        stands between the people, each has its own. A sentence that ``opens`` with "Themen waren" sums up all that
        the sentence before tells of one of its people.
        """
        if opens and place not in self.places:
            return self._summed_up(number, place)
        trigger = self.reports[number].trigger
        together = [n for n, r in enumerate(self.reports) if r.trigger == trigger]
        told_here = Spot(place, trigger[0], number) in self.spots
        if len(together) < 2 or not told_here or self._between(together, listed):
            return [number]
        return together

    def _summed_up(self, number: int, place: int) -> list[int]:
        """The reports of the last sentence that tells the report, which have one of its people at the same stage."""
        last = max((s.sentence for s in self.spots if s.sentence < place and s.report == number), default=place)
        near = dict.fromkeys(s.report for s in self.spots if s.sentence == last)
        return [n for n in near if n == number or self._beside(n, number)]

    def _beside(self, number: int, other: int) -> bool:
        """Whether a report tells of one of another's people at the same stage."""
        one, two = self.reports[number], self.reports[other]
        people = {p.person for p in two.participants} - {None}
        return one.status == two.status and any(p.person in people for p in one.participants)

    def _between(self, together: Sequence[int], listed: Sequence[Named]) -> bool:
        """Whether a topic stands between the people whom each of several reports has alone."""
        people = [self._spans(n) for n in together]
        common = set.intersection(*people)
        own = [min(spans - common, default=(0, 0))[0] for spans in people]
        return any(min(own) < named.span[0] < max(own) for named in listed)


#: In order; the first with spots decides.
RULES: Final = (
    Rule("of its phase shortly before", lambda near: near.phased if near.here and not near.fitting else ()),
    Rule("in its sentence", lambda near: near.fitting or near.here, closest=True),
    Rule("shortly before", lambda near: near.phased or near.before),
    Rule("ahead, by its own noun", lambda near: near.ahead),
)
