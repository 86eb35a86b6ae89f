"""Sources named beside the words: "nach Angaben", "laut", "zufolge", "so die Ministerin", "demnach"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.quotes.found import Found, tidy, without
from depesche.reading.quotes.view import Range, View

#: "zufolge" stands at most so many words after the beginning of its noun phrase.
_BACK = 14
#: Prepositions of a source that take a relative pronoun, and those pronouns.
_RELATIVE = frozenset({"zufolge", "laut", "nach"})
_PRONOUNS = frozenset({"denen", "dem", "der"})


def sourced(view: View, part: Range) -> Iterator[Found]:
    """The quotations of the part that a source beside them carries."""
    for at in range(*part):
        lower = view.lowers[at]
        if lower in _RELATIVE and (told := _relative(view, part, at)):
            yield told
        elif lower == "nach":
            yield from _preposed(view, part, at, account=True)
            yield from _postposed(view, part, at)
        elif lower in view.lexicon.classes["before"]:
            yield from _preposed(view, part, at, account=lower.startswith("gem"))
        elif lower == "zufolge":
            yield from _postposed(view, part, at)
        elif lower in view.lexicon.classes["referring"]:
            yield from _referring(view, part, at)
        elif lower == "aus" and view.words[at + 1 : at + 2] == ["Sicht"]:
            yield from _preposed(view, part, at, account=True)
        elif lower == "so" and at > part[0]:
            yield from _so(view, part, at)


def _relative(view: View, part: Range, at: int) -> Found | None:
    """A relative clause that a source before it carries: "Berichte, denen zufolge …", "ein Papier, laut dem …"."""
    pronoun = at - 1 if view.lowers[at] == "zufolge" else at + 1
    first = min(at, pronoun)
    if not part[0] < first < part[1] - 2 or view.words[first - 1] != ",":
        return None
    if view.lowers[pronoun] not in _PRONOUNS or (at < pronoun and view.nominal(pronoun + 1)):
        return None
    own = next((c for c in view.clauses(part) if at in c.tokens), None)
    if own is None or own.kind != "relative":
        return None
    words = tidy(view, (first + 2, min(_closed(view, part, first), own.end)))
    return Found("indirect", (words,), (pronoun, pronoun + 1), (at, at + 1), "say") if words else None


def _scope(view: View, part: Range, at: int) -> Range:
    """The part of the sentence that the source is about: up to a semicolon or colon on either side."""
    first, last = view.body(part)
    own = next((c for c in view.clauses(part) if at in c.tokens), None)
    if (
        own is not None
        and own.kind in ("relative", "subordinate")
        and own.opener is not None
        and own.opener != first
    ):
        return own.opener, min(last, own.end)
    for k in range(at - 1, first - 1, -1):
        if view.words[k] in ";:":
            first = k + 1
            break
    for k in range(at + 1, last):
        if view.words[k] in ";:" or (view.words[k] == "," and _another(view, part, k + 1)):
            last = k
            break
    if view.words[at - 1] == "," and any(_names_source(view, part, k) for k in range(first, at)):
        first = at
    return first, last


def _another(view: View, part: Range, at: int) -> bool:
    """Whether somebody else has the word from a comma on: another source, or a clause of saying."""
    if _names_source(view, part, at):
        return True
    clause = next((c for c in view.clauses(part) if c.start == at), None)
    if clause is None or clause.kind != "main" or clause.finite in (None, at) or clause.shares_subject:
        return False
    lowers = frozenset(view.lowers[k] for k in clause.tokens)
    cues = (view.lexicon.verbs[lemma] for lemma in clause.lemmas if lemma in view.lexicon.verbs)
    return view.mood(clause) == "indicative" and any(cue.fits(lowers) for cue in cues)


def _names_source(view: View, part: Range, at: int) -> bool:
    """Whether a preposition that names a source stands at the token: "laut …", "nach Angaben …"."""
    lower = view.lower(at)
    if lower in view.lexicon.classes["before"] and not lower.startswith("gem"):
        return True
    if lower != "nach":
        return False
    phrase = view.noun_phrase(at + 1, part[1])
    return phrase is not None and _account(view, phrase)


def _account(view: View, phrase: Range) -> bool:
    """Whether the phrase's first noun is something said or thought."""
    noun = next((view.words[k] for k in range(*phrase) if view.nominal(k)), "")
    bare = noun.rpartition("-")[2]
    known = view.lexicon
    return (
        bare in known.account or bare.lower().endswith(known.account_endings) or bare.capitalize() in known.account
    )


def _preposed(view: View, part: Range, at: int, *, account: bool) -> Iterator[Found]:
    phrase = view.noun_phrase(at + 1, part[1])
    if phrase is None:
        return
    while phrase[1] > phrase[0] + 1 and view.words[phrase[1] - 1] == ",":
        phrase = (phrase[0], phrase[1] - 1)
    if account and not _account(view, phrase):
        return
    relative = at > part[0] and view.words[at - 1] == "," and phrase[1] - phrase[0] > 1
    if relative and view.lowers[phrase[0]] in ("dem", "der", "denen"):
        own = next((c for c in view.clauses(part) if at in c.tokens), None)
        if own is not None and own.finite is not None and own.finite >= own.end - 2:
            return
    yield from _around(view, part, (at, phrase[1]), phrase, (at, at + 1))


def _around(view: View, part: Range, hole: Range, speaker: Range, cue: Range) -> Iterator[Found]:
    pieces = without(view, _scope(view, part, hole[0]), hole)
    size = sum(b - a for a, b in pieces)
    if size >= 2:
        yield Found("indirect", pieces, speaker, cue, "say")


def _postposed(view: View, part: Range, at: int) -> Iterator[Found]:
    for first in range(max(part[0], at - _BACK), at):
        if first > part[0] and view.words[first - 1] not in ',(–"“„' and not _edge(view, first):
            continue
        phrase = view.noun_phrase(first, at)
        marked = phrase is not None and phrase[1] == at - 1 and view.words[at - 1] in "“”«»"
        if (
            phrase
            and (phrase[1] == at or marked)
            and (view.lowers[at] == "zufolge" or _account_last(view, phrase))
        ):
            yield from _around(view, part, (first, at + 1), phrase, (at, at + 1))
            return


def _edge(view: View, first: int) -> bool:
    """Whether a noun phrase can begin at the token: after a verb or a small word."""
    before = view.words[first - 1]
    return not view.is_in(first - 1, "determiners") and not before[0].isupper()


def _account_last(view: View, phrase: Range) -> bool:
    last = view.words[phrase[1] - 1]
    return last in ("Meinung", "Ansicht", "Auffassung", "Einschätzung", "Angaben", "Berichten", "Überzeugung")


def _referring(view: View, part: Range, at: int) -> Iterator[Found]:
    lower = view.lowers[at]
    token: Range = (at, at + 1)
    if lower == "wonach":
        before = _noun_before(view, part, at)
        rest = tidy(view, (at + 1, _closed(view, part, at)))
        if rest and before:
            yield Found("indirect", (rest,), before, token, "say")
        return
    if lower == "danach" and (not _hearsay(view, part) or _afterwards(view, part, at)):
        return
    yield from _around(view, part, token, token, token)


def _closed(view: View, part: Range, at: int) -> int:
    """Where a clause that opens at the token ends with those that hang on it: before a main clause that goes on."""
    ends = view.body(part)[1]
    verbs = (c.finite for c in view.clauses(part) if c.kind == "main" and c.finite is not None)
    return min([ends, *(verb for verb in verbs if verb > at and view.words[verb - 1] == ",")])


def _afterwards(view: View, part: Range, at: int) -> bool:
    """Whether "danach" tells when somebody spoke: "…, erklärte der Gast danach"."""
    clause = next((c for c in view.clauses(part) if at in c.tokens), None)
    return clause is not None and any(lemma in view.lexicon.verbs for lemma in clause.lemmas)


def _hearsay(view: View, part: Range) -> bool:
    return any(view.is_in(k, "subjunctive") or view.lowers[k] in ("soll", "sollen") for k in range(*part))


def _noun_before(view: View, part: Range, at: int) -> Range | None:
    for first in range(max(part[0], at - _BACK), at):
        if view.is_in(first, "determiners") or view.nominal(first):
            phrase = view.noun_phrase(first, at)
            if phrase and phrase[1] >= at - 2:
                return view.trim(phrase)
    return None


def _so(view: View, part: Range, at: int) -> Iterator[Found]:
    """ "…, so die Ministerin (weiter)": the phrase ends the part or is closed by a comma."""
    if view.words[at - 1] not in ',–-“”"«)' or at + 1 >= part[1] or view.is_in(at + 1, "not_so"):
        return
    phrase = view.noun_phrase(at + 1, part[1])
    if phrase is None:
        return
    after = phrase[1]
    while after < part[1] and view.words[after] not in ",.:;!?–" and after - phrase[1] < 12:
        after += 1
    if any(view.auxiliary(k) for k in range(phrase[1], after)):
        return
    pieces = without(view, view.body(part), (at, after))
    if not pieces:
        return
    yield Found("indirect", pieces, phrase, (at, at + 1), "say")
