"""Direct quotations: which passages between quotation marks are somebody's words, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from depesche.lang.speech import Saying, Told
from depesche.reading.quotes.marks import Passage
from depesche.reading.quotes.view import Range, View

#: Marks behind a passage that stands by itself.
_BEHIND: Final = frozenset({"", ",", ".", "!", "?", "–", "-"})
#: A passage behind a noun that begins with a capital is a name unless it has so many words.
_NAME: Final = 7
#: So many words at most, all with capitals, are a name or a term where no verb calls something by it.
_TERM: Final = 3


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
    spoken = len(_inner(view, passage))
    if spoken < 2 and view.words[last - 2] not in ".!?":
        return False
    before = view.words[first - 1] if first > unit[0] else ""
    after = view.words[last] if last < unit[1] else ""
    opens, closes = not before.strip(), after in _BEHIND or after.isspace()
    if before == ":" or (opens and closes):
        return True
    ends = view.words[last - 2] in ".!?" and spoken > 3
    return ends and (opens or closes)


def _inner(view: View, passage: Range) -> list[str]:
    """The words between the marks of a passage."""
    return [view.words[k] for k in range(passage[0] + 1, passage[1] - 1) if view.words[k][0].isalpha()]


def worded(view: View, passage: Range, *, naming: bool, spoken: bool) -> bool:
    """Whether a passage inside a sentence can be somebody's words rather than a name, a title or a term.

    ``naming`` says that the verb around it gives names ("nannte", "sprach von"), ``spoken`` that the passage lies
    in words that are reported already.
    """
    inner = _inner(view, passage)
    if not inner or _title(view, passage, inner):
        return False
    opened = view.speech.lower(passage[0] - 1) in view.lexicon.classes["name_openers"]
    small = [word for word in inner if word[0].islower()]
    if naming and (small or opened):
        return True
    if not (naming or small) and _is_term(view, passage, inner):
        return False
    if _is_name(view, passage, inner):
        return False
    return bool(small) or opened or spoken


def _is_term(view: View, passage: Range, inner: Sequence[str]) -> bool:
    """Whether a few words, all with capitals, name something; what is called "ein „Ruck“" is somebody's word."""
    first, end = passage
    sourced = view.word(end) == "," and view.speech.lower(end + 1) in view.lexicon.classes["sourcing"]
    indefinite = view.speech.lower(first - 1) in view.lexicon.classes["one_of_many"]
    return len(inner) <= _TERM and not (sourced or indefinite)


def _is_name(view: View, passage: Range, inner: Sequence[str]) -> bool:
    """Whether a short passage behind a noun begins with a capital: "das Magazin „Die Brücke“"."""
    return len(inner) < _NAME and inner[0][0].isupper() and _behind_noun(view, passage)


def _behind_noun(view: View, passage: Range) -> bool:
    return passage[0] > 0 and view.nominal(passage[0] - 1)


def _title(view: View, passage: Range, inner: Sequence[str]) -> bool:
    """Whether the words around a passage or its own say that it is the name of something."""
    classes = view.lexicon.classes
    before, after = view.speech.lower(passage[0] - 1), view.speech.lower(passage[1])
    if before in classes["title_words"] or after in classes["title_words_behind"]:
        return True
    outlet = inner[-1] in classes["outlets"] and not any(word[0].islower() for word in inner)
    return outlet or (before == "(" and after == ")")


def sentence(view: View, passage: Range) -> bool:
    """Whether the passage is a whole clause with a finite verb, or closes with an infinitive with "zu"."""
    inside = (passage[0] + 1, passage[1] - 1)
    if inside[1] - inside[0] < 4:
        return False
    if any(view.speech.closes_infinitive(k, inside[1]) for k in range(inside[1] - 2, inside[1])):
        return True
    if inside[1] - inside[0] < 5:
        return False
    return any(c.finite is not None and c.kind == "main" and c.lemmas for c in view.clauses(inside))


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


def nearest(sayings: Sequence[Saying], passage: Range) -> Saying | None:
    """The clause of saying right after the passage, else the last one before it."""
    after = [a for a in sayings if a.clause.start >= passage[1] and a.clause.start - passage[1] <= 2]
    if after:
        return after[0]
    before = [a for a in sayings if a.clause.start < passage[0]]
    return before[-1] if before else (sayings[0] if sayings else None)


def holder(found: Sequence[Told], passage: Range) -> Told | None:
    """The innermost quotation that the passage lies in."""
    around = [f for f in found if f.covers(passage[0]) and f.covers(passage[1] - 1)]
    return min(around, key=lambda f: f.end - f.start, default=None)
