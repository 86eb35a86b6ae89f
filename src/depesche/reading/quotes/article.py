"""All quotations of an article, in one pass over its sentences with the speaker that holds the floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.cues import THAT
from depesche.lang.speech import Saying, Told
from depesche.light import replace
from depesche.reading.quotes import direct
from depesche.reading.quotes.attribution import Spoken, attributed
from depesche.reading.quotes.chain import chained
from depesche.reading.quotes.floor import Floor, main_clause
from depesche.reading.quotes.marks import Passage
from depesche.reading.quotes.view import Range, View


def quotations(view: View, marked: Sequence[Passage]) -> list[Told]:
    """The quotations in order of their beginnings."""
    ranges = direct.ranges(view, marked)
    floor = Floor()
    for unit, own in _with_passages(direct.units(view, ranges), ranges):
        floor.enter(view.paragraphs[view.trim(unit)[0]])
        floor.leave(view, unit, _read(view, unit, own, floor))
    told = _over_paragraphs(floor.out, [r for p, r in zip(marked, ranges, strict=True) if p.goes_on])
    told = _joined(told, [r for p, r in zip(marked, ranges, strict=True) if p.goes_on and not p.anew])
    return sorted(told, key=lambda told: (told.start, -told.end))


def _over_paragraphs(told: Sequence[Told], going_on: Sequence[Range]) -> list[Told]:
    """The quotations, those that go on in the next paragraph with its speaker where only that one is told."""
    out = list(told)
    for n in range(len(out) - 2, -1, -1):
        begun, further = out[n], next((t for t in out[n + 1 :] if t.form == "direct"), None)
        if further is not None and begun.form == "direct" and begun.cue is None and begun.pieces[-1] in going_on:
            out[n] = replace(begun, speaker=further.speaker, cue=further.cue, force=further.force)
    return out


def _joined(told: Sequence[Told], unclosed: Sequence[Range]) -> list[Told]:
    """The quotations, one that the next paragraph goes on with without a mark of its own joined with its rest."""
    out: list[Told] = []
    for each in told:
        begun = out[-1] if out else None
        if begun is not None and each.form == begun.form == "direct" and begun.pieces[-1] in unclosed:
            whole = begun if begun.cue is not None else each
            out[-1] = replace(whole, pieces=(*begun.pieces, *each.pieces))
        else:
            out.append(each)
    return out


def _with_passages(units: Sequence[Range], ranges: Sequence[Range]) -> Iterator[tuple[Range, list[Range]]]:
    """Each unit with the passages that begin in it."""
    place = 0
    for unit in units:
        while place < len(ranges) and ranges[place][0] < unit[0]:
            place += 1
        first = place
        while place < len(ranges) and ranges[place][0] < unit[1]:
            place += 1
        yield unit, list(ranges[first:place])


def _read(view: View, unit: Range, marked: Sequence[Range], floor: Floor) -> list[Told]:
    """What is said in one unit."""
    alone = [passage for passage in marked if direct.standalone(view, unit, passage)]
    said: list[Saying] = []
    found: list[Told] = []
    for part in direct.parts(unit, alone):
        sayings = [s for s in view.speech.sayings(part) if not any(a <= s.verb < b for a, b in marked)]
        here = [floor.resumed(view, saying) for saying in sayings]
        said += here
        found += chained(view, part, here, view.speech.told(part, here))
    if not alone:
        found = _without_marks(view, unit, said, found, floor)
    return found + attributed(view, Spoken(unit, tuple(marked), tuple(alone), said, found), floor.speaker)


def _without_marks(view: View, unit: Range, said: Sequence[Saying], found: list[Told], floor: Floor) -> list[Told]:
    """What is said where no passage stands by itself: also words said before, and speech that goes on."""
    closer = view.speech.closer_of_words(unit)
    if closer is not None and floor.claim(view, closer):
        return found
    if all(told.form == "reported" for told in found):
        found = _said_before(view, unit, said, floor) or found
    found = found or _carried(view, unit, floor)
    return found + _retold(view, unit, said, found, floor)


def _said_before(view: View, unit: Range, said: Sequence[Saying], floor: Floor) -> list[Told]:
    """ "Das teilte der Kreml mit.": the words are the sentence before."""
    first = view.trim(unit)[0]
    saying = next((s for s in said if s.clause.start == first), None)
    if saying is None or floor.last is None or THAT not in saying.cue.takes or saying.speaker is None:
        return []
    if view.speech.takes_up(saying) and floor.claim(view, saying.speaker, saying):
        return []
    if not view.speech.points_back(saying):
        return []
    return [Told("indirect", (view.body(floor.last),), saying.speaker, saying.word, saying.cue.force)]


def _retold(view: View, unit: Range, said: Sequence[Saying], found: Sequence[Told], floor: Floor) -> list[Told]:
    """The whole sentence as the teller's words where its main clause tells in the subjunctive that somebody said
    something: "Beide hätten betont, dass …".
    """
    main = main_clause(view, unit)
    if main is None or floor.teller is None or not floor.speech or not any(s.clause is main for s in said):
        return []
    if view.mood(main) not in ("first", "second"):
        return []
    if any(told.start <= main.start and told.end >= main.end for told in found):
        return []
    return [Told("indirect", (view.trim(unit),), floor.teller, carried=True)]


def _carried(view: View, unit: Range, floor: Floor) -> list[Told]:
    whole = view.trim(unit)
    if view.speech.unmarked(unit, goes_on=floor.speech):
        return [Told("indirect", (whole,), floor.speaker, carried=True)]
    if view.speech.hearsay(unit):
        return [Told("indirect", (whole,), floor.teller, carried=True)]
    return []
