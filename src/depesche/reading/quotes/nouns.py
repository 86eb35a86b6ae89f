"""Cue nouns and what they govern: "die Forderung des Rates, die Truppen abzuziehen", "kam zu dem Ergebnis, dass …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.syntax import Clause
from depesche.reading.quotes.behind import closes_with_zu, reach
from depesche.reading.quotes.found import Found, tidy
from depesche.reading.quotes.verbs import origin, speaker_of
from depesche.reading.quotes.view import Range, View

#: A noun's words begin behind a comma that stands at most so many tokens after it.
_ATTRIBUTES = 8
#: Forces of the verbs that take a stance on what a noun says.
_STANCES = frozenset({"deny", "reject", "confirm"})


def noun_governed(view: View, part: Range, found: Sequence[Found]) -> Iterator[Found]:
    """The quotations that a cue noun of the part governs and no verb does already."""
    listed = view.clauses(part)
    for at in range(part[0], part[1] - 2):
        force = view.lexicon.nouns.get(view.words[at])
        comma = _comma(view, at, part[1]) if force else None
        if comma is None or any(f.covers(comma + 1) and f.start >= comma for f in found):
            continue
        place = next((n for n, c in enumerate(listed) if c.start <= comma + 1 < c.end and c.end > comma + 1), None)
        if place is None or not _governs(view, listed[place], comma):
            continue
        words = tidy(view, (comma + 1, reach(view, part, listed, place)))
        force = _forces(view, listed, at) or force
        if words and words[1] - words[0] > 2:
            yield Found("indirect", (words,), _speaker(view, listed, at, comma), (at, at + 1), force)


def _comma(view: View, at: int, limit: int) -> int | None:
    """The comma right behind the noun and its attributes; no verb or further clause stands between."""
    for k in range(at + 1, min(limit - 1, at + _ATTRIBUTES)):
        if view.words[k] == ",":
            return k
        if view.words[k] in ";:.()" or view.auxiliary(k):
            return None
    return None


def _governs(view: View, clause: Clause, comma: int) -> bool:
    opener = view.lowers[comma + 1]
    if opener in ("dass", "daß", "ob"):
        return True
    if opener in ("um", "ohne", "statt", "anstatt") or opener in view.lexicon.classes["referring"]:
        return False
    end = next((k for k in range(comma + 1, clause.end) if view.words[k] in ",;:.!?"), clause.end)
    if any(closes_with_zu(view, k, end) for k in range(comma + 1, end)):
        return clause.kind != "subordinate"
    return clause.kind == "main" and clause.start == comma + 1 and view.mood(clause) == "first"


def _forces(view: View, listed: Sequence[Clause], at: int) -> str | None:
    """What the clause does to the words of its noun where it denies or confirms them: "wies Behauptungen zurück,
    dass …".
    """
    own = next((c for c in listed if at in c.tokens and c.finite is not None), None)
    known = view.lexicon.verbs
    forces = [known[lemma].force for lemma in own.lemmas if lemma in known] if own else []
    return next(("confirm" if force == "confirm" else "deny" for force in forces if force in _STANCES), None)


def _speaker(view: View, listed: Sequence[Clause], at: int, comma: int) -> Range | None:
    """Whose noun it is: the genitive or "von" behind it, else the subject of its clause."""
    behind = at + 1
    if behind < comma and (view.is_in(behind, "genitive") or view.lowers[behind] in ("von", "vom", "aus")):
        first = behind if view.is_in(behind, "genitive") else behind + 1
        phrase = view.noun_phrase(first, comma)
        if phrase:
            return view.trim(phrase)
    place = next((n for n, c in enumerate(listed) if at in c.tokens), None)
    if place is None:
        return None
    found = speaker_of(view, listed, place)
    itself = found is not None and found[0] <= at < found[1]
    return origin(view, listed[place]) if itself else found
