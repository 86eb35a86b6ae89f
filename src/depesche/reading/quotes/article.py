"""All quotations of an article, in one pass over its sentences with the speaker that holds the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from depesche.reading.quotes import direct
from depesche.reading.quotes.carry import hearsay, told_without_cue
from depesche.reading.quotes.chain import chained, told_to
from depesche.reading.quotes.found import Anchor, Found
from depesche.reading.quotes.lexicon import THAT
from depesche.reading.quotes.marks import Passage
from depesche.reading.quotes.nouns import noun_governed
from depesche.reading.quotes.reported import summed_up
from depesche.reading.quotes.sources import sourced
from depesche.reading.quotes.verbs import anchors, governed
from depesche.reading.quotes.view import Range, View

#: Pronouns that name nobody who could speak on: the teller of the words before does.
_NOBODY: Final = frozenset({"beide", "es", "man", "dies", "das", "beides"})


@dataclass(slots=True)
class _Floor:
    """Who spoke last, in whose own words last (``teller``), and whether the last sentence was speech."""

    speaker: Range | None = None
    teller: Range | None = None
    speech: bool = False
    paragraph: int = -1
    last: Range | None = None
    out: list[Found] = field(default_factory=list)


def quotations(view: View, marked: Sequence[Passage]) -> list[Found]:
    """The quotations in order of their beginnings."""
    ranges = direct.ranges(view, marked)
    floor = _Floor()
    place = 0
    for unit in direct.units(view, ranges):
        while place < len(ranges) and ranges[place][0] < unit[0]:
            place += 1
        own = []
        while place < len(ranges) and ranges[place][0] < unit[1]:
            own.append(ranges[place])
            place += 1
        paragraph = view.paragraphs[view.trim(unit)[0]]
        if paragraph != floor.paragraph:
            floor.speech = False
            floor.paragraph = paragraph
        _read(view, unit, own, floor)
        floor.last = unit
    return sorted(floor.out, key=lambda f: (f.start, -f.end))


def _read(view: View, unit: Range, marked: Sequence[Range], floor: _Floor) -> None:
    """Read one unit and leave the floor to whoever speaks in it."""
    alone = [p for p in marked if direct.standalone(view, unit, p)]
    parts = direct.parts(unit, alone)
    said: list[Anchor] = []
    found: list[Found] = []
    for part in parts:
        here = [a for a in anchors(view, part) if not any(p[0] <= a.verb < p[1] for p in marked)]
        here = [_goes_on(view, anchor, floor) for anchor in here]
        said += here
        own = [*governed(view, part, here), *sourced(view, part)]
        own += noun_governed(view, part, own)
        if view.words[part[1] - 1] != ":":
            own += summed_up(view, part, here, own)
        found += chained(view, part, here, own)
    if not alone:
        if all(f.form == "reported" for f in found):
            found = _said_before(view, unit, said, floor) or found
        found = found or _carried(view, unit, floor)
        found += _retold(view, unit, said, found, floor)
    found += _direct(view, unit, marked, alone, said, found, floor)
    _pass_on(view, unit, found, floor)


def _goes_on(view: View, anchor: Anchor, floor: _Floor) -> Anchor:
    """ "hieß es weiter" has the speaker of the words before."""
    if anchor.speaker is not None or anchor.clause.passive:
        return anchor
    again = any(view.is_in(k, "again") for k in anchor.clause.tokens)
    return replace(anchor, speaker=floor.teller) if again else anchor


def _said_before(view: View, unit: Range, said: Sequence[Anchor], floor: _Floor) -> list[Found]:
    """ "Das teilte der Kreml mit.": the words are the sentence before."""
    first = view.trim(unit)[0]
    anchor = next((a for a in said if a.clause.start == first), None)
    if anchor is None or floor.last is None or THAT not in anchor.cue.takes or anchor.speaker is None:
        return []
    if view.lowers[first] not in ("das", "dies") or anchor.clause.finite != first + 1:
        return []
    return [
        Found(
            "indirect", (view.body(floor.last),), anchor.speaker, (anchor.verb, anchor.verb + 1), anchor.cue.force
        )
    ]


def _retold(view: View, unit: Range, said: Sequence[Anchor], found: Sequence[Found], floor: _Floor) -> list[Found]:
    """The whole sentence as the teller's words where its main clause tells in the subjunctive that somebody said
    something: "Beide hätten betont, dass …".
    """
    main = next((c for c in view.clauses(unit) if c.kind == "main"), None)
    if main is None or floor.teller is None or not floor.speech or not any(a.clause is main for a in said):
        return []
    if view.mood(main) not in ("first", "second") or any(
        f.start <= main.start and f.end >= main.end for f in found
    ):
        return []
    return [Found("indirect", (view.trim(unit),), floor.teller, carried=True)]


def _carried(view: View, unit: Range, floor: _Floor) -> list[Found]:
    whole = view.trim(unit)
    if told_without_cue(view, unit, goes_on=floor.speech):
        return [Found("indirect", (whole,), floor.speaker, carried=True)]
    if hearsay(view, unit):
        return [Found("indirect", (whole,), floor.teller, carried=True)]
    return []


def _direct(
    view: View,
    unit: Range,
    marked: Sequence[Range],
    alone: Sequence[Range],
    said: Sequence[Anchor],
    found: Sequence[Found],
    floor: _Floor,
) -> list[Found]:
    out: list[Found] = []
    for passage in marked:
        quote: Found | None
        if passage in alone:
            quote = _alone(view, unit, passage, said, floor)
        else:
            quote = _inside(view, unit, passage, said, found)
        if quote and out and _resumed(view, out[-1], quote):
            out[-1] = replace(out[-1], pieces=(*out[-1].pieces, passage))
        elif quote:
            out.append(quote)
    return out


def _resumed(view: View, begun: Found, quote: Found) -> bool:
    """Whether a quotation goes on with what its cue has interrupted: "„Das Abkommen“, sagte er, „ist ein Anfang“"."""
    if begun.form != "direct" or begun.cue is None or begun.cue != quote.cue or quote.form != "direct":
        return False
    first, last = begun.end, quote.start
    if not first <= begun.cue[0] < last or view.words[last - 1] not in ",–" or view.words[first - 2] in ".!?":
        return False
    return not any(view.words[k] in ".;:" for k in range(first, last))


def _alone(view: View, unit: Range, passage: Range, said: Sequence[Anchor], floor: _Floor) -> Found:
    anchor = direct.nearest(said, passage)
    if anchor:
        cue = (anchor.verb, anchor.verb + 1)
        return Found("direct", (passage,), anchor.speaker, cue, anchor.cue.force, told_to(view, anchor))
    source = _so(view, unit, passage)
    if source:
        return source
    named = _named_before(view, unit, passage)
    if named:
        return Found("direct", (passage,), named)
    opened = _opened_with(view, unit, passage)
    return Found("direct", (passage,), opened or floor.speaker)


def _opened_with(view: View, unit: Range, passage: Range) -> Range | None:
    """Who is the subject behind words that a noun takes up: "„…“ – mit diesen Worten eröffnete sie die Sitzung"."""
    behind = range(passage[1], min(unit[1], passage[1] + 5))
    if not any(view.words[k] in view.lexicon.classes["announcing"] for k in behind):
        return None
    main = next((c for c in view.clauses((passage[1], unit[1])) if c.kind == "main"), None)
    return view.subject(main) if main else None


def _named_before(view: View, unit: Range, passage: Range) -> Range | None:
    """Who is named before a colon: "Der Sprecher: „…“", or the subject of the clause that the colon ends."""
    first = passage[0] - 1
    if first <= unit[0] or view.words[first] != ":":
        return None
    begin = view.trim((unit[0], first))[0]
    main = [c for c in view.clauses((unit[0], passage[0])) if c.kind == "main"]
    return view.subject(main[-1]) if main else view.noun_phrase(begin, first)


def _so(view: View, unit: Range, passage: Range) -> Found | None:
    """ "„…“, so die Ministerin", "laut", "zufolge" beside the passage."""
    shifted = [f for f in sourced(view, (passage[0], unit[1])) if f.cue and f.cue[0] >= passage[1]]
    if not shifted:
        shifted = [f for f in sourced(view, unit) if f.cue and not passage[0] <= f.cue[0] < passage[1]]
    return replace(shifted[0], form="direct", pieces=(passage,)) if shifted else None


def _inside(
    view: View, unit: Range, passage: Range, said: Sequence[Anchor], found: Sequence[Found]
) -> Found | None:
    holder = direct.holder(found, passage)
    anchor = direct.nearest(said, passage)
    naming = anchor is not None and anchor.cue.names and anchor.clause.start <= passage[0] < anchor.clause.end
    if not (holder or anchor):
        own = next((c for c in view.clauses(unit) if passage[0] + 1 in c.tokens), None)
        judge = direct.judged_by(view, own, passage) if own else None
        if judge and direct.worded(view, passage, naming=True, spoken=True):
            return Found("direct", (passage,), judge)
        if not direct.sentence(view, passage) and not direct.announced(view, passage):
            return None
        main = next((c for c in view.clauses(unit) if c.kind == "main"), None)
        return Found("direct", (passage,), view.subject(main) if main else None)
    closed = anchor is not None and view.word(passage[1]) == "," and anchor.clause.start == passage[1] + 1
    fits = closed or direct.announced(view, passage)
    if not fits and not direct.worded(view, passage, naming=naming, spoken=holder is not None):
        return None
    if holder:
        return replace(holder, form="direct", pieces=(passage,), carried=False)
    assert anchor is not None  # noqa: S101 - one of the two is there
    return Found("direct", (passage,), anchor.speaker, (anchor.verb, anchor.verb + 1), anchor.cue.force)


def _within(quote: Found, found: Sequence[Found]) -> bool:
    """Whether the words are told in somebody else's, who holds the floor."""
    return any(
        f.start <= quote.start and quote.end <= f.end and f.end - f.start > quote.end - quote.start + 1
        for f in found
        if f.speaker not in (None, quote.speaker)
    )


def _pass_on(view: View, unit: Range, found: Sequence[Found], floor: _Floor) -> None:
    """Merge speech that goes on, and note who speaks now."""
    for quote in found:
        last = floor.out[-1] if floor.out else None
        if quote.carried and last and last.carried and last.speaker == quote.speaker and floor.speech:
            floor.out[-1] = replace(last, pieces=((last.start, quote.end),))
        else:
            floor.out.append(quote)
    speaking = [f.speaker for f in found if f.speaker]
    outer = [f.speaker for f in found if f.speaker and not _within(f, found)]
    if speaking:
        floor.speaker = (outer or speaking)[-1]
        told = [f.speaker for f in found if f.speaker and f.form != "reported" and not _within(f, found)]
        floor.teller = told[-1] if told else floor.teller
    floor.speech = bool(found)
    if not found:
        main = next((c for c in view.clauses(unit) if c.kind == "main"), None)
        if main:
            by = view.agent(main.tokens) if main.passive else None
            by = by or view.subject(main)
            both = by is not None and view.lowers[by[0]] in _NOBODY and by[1] - by[0] == 1
            floor.speaker = floor.teller or floor.speaker if both else by or floor.speaker
