"""Direct quotations: which passages between quotation marks are somebody's words, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from depesche.lang.syntax import Clause
from depesche.reading.quotes.behind import closes_with_zu
from depesche.reading.quotes.found import Anchor, Found
from depesche.reading.quotes.marks import Passage
from depesche.reading.quotes.view import Range, View

#: Verbs that say what something is.
_EQUATING = frozenset({"sein", "bleiben", "bedeuten"})


def ranges(view: View, found: Sequence[Passage]) -> list[Range]:
    """The passages as ranges of tokens, marks included."""
    return [(bisect_right(view.starts, p.span[0]) - 1, bisect_left(view.starts, p.span[1])) for p in found]


def units(view: View, passages: Sequence[Range]) -> list[Range]:
    """The sentences, those joined that one passage runs over."""
    out: list[Range] = []
    place = 0
    for first, last in view.sentences:
        while place < len(passages) and passages[place][1] <= first:
            place += 1
        inside = place < len(passages) and passages[place][0] < first < passages[place][1]
        if inside and out:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def standalone(view: View, unit: Range, passage: Range) -> bool:
    """Whether the passage is a sentence of its own, rather than words of the sentence around it."""
    first, last = passage
    inner = [k for k in range(first + 1, last - 1) if view.words[k][0].isalpha()]
    if len(inner) < 2 and view.words[last - 2] not in ".!?":
        return False
    before = view.words[first - 1] if first > unit[0] else ""
    after = view.words[last] if last < unit[1] else ""
    opens = before in ("", ":") or before.isspace()
    closes = after in ("", ",", ".", "!", "?", "–", "-") or after.isspace()
    if before == ":":
        return True
    if opens and closes:
        return True
    ends = view.words[last - 2] in ".!?" and len(inner) > 3
    return ends and (opens or closes)


def worded(view: View, passage: Range, *, naming: bool, spoken: bool) -> bool:
    """Whether a passage inside a sentence can be somebody's words rather than a name, a title or a term.

    ``naming`` says that the verb around it gives names ("nannte", "sprach von"), ``spoken`` that the passage lies
    in words that are reported already.
    """
    first, last = passage
    classes = view.lexicon.classes
    inner = [view.words[k] for k in range(first + 1, last - 1) if view.words[k][0].isalpha()]
    if not inner:
        return False
    before = view.lowers[first - 1] if first else ""
    after = view.lowers[last] if last < len(view.words) else ""
    outlet = inner[-1] in classes["outlets"] and not any(word[0].islower() for word in inner)
    if outlet or before in classes["title_words"] or after == "genannt" or (before == "(" and after == ")"):
        return False
    small = [w for w in inner if w[0].islower()]
    if naming and (small or before in classes["name_openers"]):
        return True
    named = bool(first) and view.nominal(first - 1) and small[:1] != inner[:1] and len(inner) < 7
    if named:
        return False
    if len(inner) == 1:
        return spoken or before in classes["name_openers"] or bool(small)
    return bool(small) or before in classes["name_openers"] or spoken


def sentence(view: View, passage: Range) -> bool:
    """Whether the passage is a whole clause with a finite verb, or closes with an infinitive with "zu"."""
    inside = (passage[0] + 1, passage[1] - 1)
    if inside[1] - inside[0] < 4:
        return False
    if any(closes_with_zu(view, k, inside[1]) for k in range(inside[1] - 2, inside[1])):
        return True
    if inside[1] - inside[0] < 5:
        return False
    return any(c.finite is not None and c.kind == "main" and c.lemmas for c in view.clauses(inside))


def judged_by(view: View, clause: Clause, passage: Range) -> Range | None:
    """For whom something is what the passage calls it: "Für die Ministerin war das „ein Erfolg“"."""
    copulas = view.lexicon.classes["copulas"]
    if not any(view.lowers[k] in copulas for k in clause.tokens) or set(clause.lemmas) - _EQUATING:
        return None
    for at in clause.tokens:
        if view.lowers[at] == "für" and at + 1 < passage[0]:
            phrase = view.noun_phrase(at + 1, passage[0])
            named = phrase is not None and any(view.nominal(k) for k in range(*phrase))
            return view.trim(phrase) if phrase and named and not view.adverbial(phrase) else None
    return None


def announced(view: View, passage: Range) -> bool:
    """Whether a noun shortly before says that words follow: "mit den Worten „…“", "Parolen wie „…“"."""
    first = passage[0]
    before = view.words[max(0, first - 5) : first]
    return any(word in view.lexicon.classes["announcing"] for word in before) and passage[1] - first > 3


def parts(unit: Range, holes: Sequence[Range]) -> list[Range]:
    """The unit without the standalone passages."""
    out, at = [], unit[0]
    for first, last in holes:
        if at < first:
            out.append((at, first))
        at = last
    if at < unit[1]:
        out.append((at, unit[1]))
    return out


def nearest(anchors: Sequence[Anchor], passage: Range) -> Anchor | None:
    """The clause of saying right after the passage, else the last one before it."""
    after = [a for a in anchors if a.clause.start >= passage[1] and a.clause.start - passage[1] <= 2]
    if after:
        return after[0]
    before = [a for a in anchors if a.clause.start < passage[0]]
    return before[-1] if before else (anchors[0] if anchors else None)


def holder(found: Sequence[Found], passage: Range) -> Found | None:
    """The innermost quotation that the passage lies in."""
    around = [f for f in found if f.covers(passage[0]) and f.covers(passage[1] - 1)]
    return min(around, key=lambda f: f.end - f.start, default=None)
