"""Noun phrases and subjects by closed classes and capitals: who speaks in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.lang.de.clauses import Clause
from depesche.reading.quotes.view import Range, View

#: Words between a determiner and its noun, at most.
_ATTRIBUTES = 9
#: Ends of inflected present participles, and numbers that stand between a determiner and its noun.
_PRESENT = ("ende", "enden", "ender", "endes", "endem")
_NUMBERS = frozenset({"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"})


def noun_phrase(view: View, start: int, end: int) -> Range | None:
    """The noun phrase that begins at the token ``start``, with genitives, brackets and appositions after it."""
    head = head_of(view, start, end)
    return None if head is None else (start, _tail(view, head, end))


def head_of(view: View, start: int, end: int) -> int | None:
    """Index after the determiner, attributes and nouns; ``None`` where no noun phrase begins."""
    if start >= end:
        return None
    lower = view.lowers[start]
    if view.is_in(start, "determiners"):
        inner = start + 1
        while inner < end - 1 and (view.is_in(inner, "degree") or view.lowers[inner] in _NUMBERS):
            inner += 1
        at = _attributes(view, inner, end)
        if (
            at is not None
            and at + 2 < end
            and view.lowers[at + 1].endswith(_PRESENT)
            and view.words[at + 1].islower()
        ):
            further = _attributes(view, at + 1, end)  # "dem zwei Seiten umfassenden Brief"
            at = at if further is None else further
        if at is not None:
            return _names(view, at, end)
        return start + 1 if view.is_in(start, "pronouns") else None
    if view.adverb(start) or view.is_in(start, "prepositions") or lower == "so" or _preterite(view, start):
        return None
    if lower in view.lexicon.classes["pronouns"] and lower not in view.lexicon.classes["determiners"]:
        return start + 1
    at = _attributes(view, start, end)
    return _names(view, at, end) if at is not None else None


def _preterite(view: View, token: int) -> bool:
    """Whether the word is a verb in the past tense rather than an adjective ("forderte", "sagten")."""
    if not view.lowers[token].endswith(("te", "ten")) or not view.words[token].islower():
        return False
    forms = view.lexicon.grammar.verbs.get(view.lowers[token], ())
    return any(f.shape == "finite" and f.tense == "past" for f in forms)


def _attributes(view: View, start: int, end: int) -> int | None:
    """Index of the noun after adjectives, numbers and participles; ``None`` where none follows."""
    for at in range(start, min(end, start + _ATTRIBUTES)):
        word = view.words[at]
        if view.nominal(at):
            return at
        if word in '„“”"»«(' or word[0].isdigit():
            continue
        lower = view.lowers[at]
        adjective = lower.endswith(("e", "en", "er", "es", "em", "a")) and len(lower) > 3 and lower.isalpha()
        if at > start and view.is_in(at, "inner"):
            continue
        if not adjective or view.is_in(at, "prepositions") or view.is_in(at, "oblique_pronouns"):
            return None
    return None


def _names(view: View, start: int, end: int) -> int:
    """Index after a run of capitalised words with name particles, numbers and quotation marks between them."""
    at = start + 1
    while at < end:
        word = view.words[at]
        if view.nominal(at) and not view.is_in(at, "determiners"):
            at += 1
        elif word in '“”"«»-/&':
            if at + 1 >= end or not (view.nominal(at + 1) or word not in "-/&"):
                break
            at += 1
        elif word in ("und", "oder", "bzw.") and _shared_noun(view, at, end):
            at += 2
        elif word[0].isdigit() and len(word) < 5 and not (at + 1 < end and view.nominal(at + 1)):
            at += 1
        elif (
            view.is_in(at, "name_parts")
            and at + 1 < end
            and view.nominal(at + 1)
            and word not in ("der", "den", "zu", "und")
        ):
            at += 2
        else:
            break
    return at


def _shared_noun(view: View, at: int, end: int) -> bool:
    """Whether a conjunction joins halves of one phrase: "Industrie- und …", "im Nahen und Mittleren Osten"."""
    if at + 1 >= end or not view.nominal(at + 1):
        return False
    before = view.words[at - 1]
    if before.endswith("-"):
        return True
    pair = before.endswith(("en", "er")) and view.words[at + 1].endswith(before[-2:])
    return pair and at + 2 < end and view.nominal(at + 2) and not view.is_in(at + 2, "determiners")


def _tail(view: View, at: int, end: int) -> int:
    """Index after what belongs to the noun: brackets, genitives, "von", coordinated nouns, an apposition."""
    while at < end:
        word = view.words[at]
        if word == "(":
            close = next((k for k in range(at + 1, min(end, at + 8)) if view.words[k] == ")"), None)
            if close is None:
                return at
            at = close + 1
            continue
        further = None
        if view.words[at - 1].endswith("s") and _attribute(view, at, end):
            further = _names(view, at + 1, end)
        elif view.is_in(at, "genitive"):
            further = head_of(view, at, end)
        elif word in ("von", "vom", "für", "aus", "im", "in", "beim", "bei") and at + 1 < end:
            further = head_of(view, at + 1, end) if _belongs(view, at) else None
        elif word in ("und", "sowie", "oder") and at + 1 < end and not view.is_in(at + 1, "prepositions"):
            further = head_of(view, at + 1, end)
        if further is None:
            return _apposition(view, at, end)
        at = further
    return at


def _attribute(view: View, at: int, end: int) -> bool:
    """Whether an adjective and its noun follow a genitive before them ("Putins außenpolitischer Berater")."""
    word = view.words[at]
    adjective = word.islower() and len(word) > 5 and word.endswith(("er", "en", "em", "es"))
    grammar = view.lexicon.grammar
    verb = word in grammar.verbs or word in grammar.modals or word in grammar.auxiliaries
    known = adjective and not verb and not view.is_in(at, "prepositions")
    return (
        known
        and at + 1 < end
        and view.nominal(at + 1)
        and not view.adverb(at)
        and not view.is_in(at, "determiners")
    )


def _belongs(view: View, at: int) -> bool:
    """Whether a prepositional phrase follows directly on a noun it can belong to ("Sprecher von Amnesty")."""
    before = view.words[at - 1]
    if view.words[at] == "aus" and (
        before in view.lexicon.account or before.endswith(view.lexicon.account_endings)
    ):
        return True
    return view.words[at] in ("von", "vom", "für") and not before.isdigit()


def _apposition(view: View, at: int, end: int) -> int:
    if at >= end or view.words[at] != ",":
        return at
    further = head_of(view, at + 1, end)
    if further is None or (
        view.lowers[at + 1] in view.lexicon.classes["pronouns"] - {"dieser"} and further == at + 2
    ):
        return at
    while further < end and view.is_in(further, "genitive"):
        more = head_of(view, further, end)
        if more is None:
            break
        further = more
    closed = further >= end or view.words[further] in ',(“”":'
    return further + 1 if closed and further < end and view.words[further] == "," else (further if closed else at)


def subject(view: View, clause: Clause, tokens: Sequence[int] | None = None) -> Range | None:
    """The noun phrase that can be the clause's subject: not after a preposition, not in an oblique case."""
    own = list(clause.tokens if tokens is None else tokens)
    if not own:
        return None
    limit = own[-1] + 1
    relative, skip = _opening(view, clause, limit)
    for at in own:
        if at < skip:
            continue
        lower = view.lowers[at]
        if at == clause.opener or at in clause.verbs or view.adverb(at) or lower == "so":
            continue
        if view.is_in(at, "prepositions"):
            phrase = noun_phrase(view, at + 1, limit)
            skip = phrase[1] if phrase else at + 1
            continue
        phrase = noun_phrase(view, at, limit)
        if phrase is None:
            continue
        if clause.finite is not None and at < clause.finite < phrase[1]:
            phrase = (at, clause.finite)  # "Das kündigte Merkels Sprecher an": no adjective but the verb
        if not oblique(view, phrase) and not adverbial(view, phrase):
            if relative and (view.lowers[relative[0]] == "der" or _thing(view, phrase)):
                return relative
            return _inverted(view, clause, phrase) or view.trim(phrase)
        skip = phrase[1]
    return relative


def _opening(view: View, clause: Clause, limit: int) -> tuple[Range | None, int]:
    """The relative pronoun that can be the subject, and the token where the search for another one begins: behind
    what a clause with "dessen" is about ("dessen Echtheit das Amt bestätigte").
    """
    if clause.kind != "relative" or clause.opener is None:
        return None, -1
    opener = clause.opener
    if view.lowers[opener] in ("der", "die", "das", "welcher", "welche", "welches"):
        return (opener, opener + 1), opener + 1
    owned = noun_phrase(view, opener + 1, limit) if view.lowers[opener] in ("dessen", "deren") else None
    if owned is not None and any(noun_phrase(view, k, limit) for k in range(owned[1], limit)):
        return None, owned[1]
    return None, opener + 1


def _thing(view: View, phrase: Range) -> bool:
    """Whether the phrase names a thing, which says nothing in a relative clause of saying: an article before a noun
    that is no masculine subject, no woman's title and no mention of a person or side.
    """
    head = next((view.words[k] for k in range(*phrase) if view.nominal(k)), "")
    if view.lowers[phrase[0]] not in ("das", "die", "eine", "ein") or head.endswith(("in", "innen")):
        return False
    start, end = view.span(phrase)
    return not any(
        m.start < end and start < m.end and m.kind not in ("place", "state") for m in view.doc._.mentions
    )


def _inverted(view: View, clause: Clause, phrase: Range) -> Range | None:
    """The subject behind the verb where an object stands first: "Das teilte der Kreml mit", "Die Tat nannte er …"."""
    finite = clause.finite
    if finite is None or phrase[1] != finite or clause.kind != "main":
        return None
    limit = clause.tokens[-1] + 1
    if finite + 1 < limit and view.lowers[finite + 1] in ("er", "man", "wir", "ich"):
        return finite + 1, finite + 2
    if phrase[1] - phrase[0] <= 2 and view.words[finite - 1] in "“”»«" and "nennen" in clause.lemmas:
        rest = [k for k in clause.tokens if k > finite]
        return subject(view, replace(clause, tokens=tuple(rest), kind="fragment"), rest) if rest else None
    if phrase[1] - phrase[0] > 1 or view.lowers[phrase[0]] not in ("das", "dies", "dieses"):
        return None
    rest = [k for k in clause.tokens if k > finite]
    return subject(view, replace(clause, tokens=tuple(rest), kind="fragment"), rest) if rest else None


def oblique(view: View, phrase: Range) -> bool:
    """Whether the phrase shows by its form that it is no subject."""
    first = view.lowers[phrase[0]]
    if first == "es" or (phrase[1] - phrase[0] == 1 and view.is_in(phrase[0], "oblique_pronouns")):
        return True
    if view.is_in(phrase[0], "oblique"):
        return True
    head = next((view.words[k] for k in range(*phrase) if view.nominal(k)), "")
    if head.endswith(view.lexicon.weak_endings) and not view.is_in(phrase[0], "determiners"):
        return True
    if first in ("der", "einer", "dieser", "seiner", "ihrer") and phrase[1] - phrase[0] > 1:
        noun = next((view.words[k] for k in range(phrase[0] + 1, phrase[1]) if view.nominal(k)), "")
        return noun.endswith(("in", "ung", "heit", "keit", "schaft", "tion", "tät", "ei")) and len(noun) > 4
    return False


def adverbial(view: View, phrase: Range) -> bool:
    """Whether the phrase is one of time: all its nouns are days, months, hours."""
    nouns = [view.words[k] for k in range(*phrase) if view.nominal(k)]
    return bool(nouns) and all(n in view.lexicon.classes["temporal"] for n in nouns)


def agent(view: View, tokens: Sequence[int]) -> Range | None:
    """The noun phrase after "von", "vom", "durch", "seitens": who says it in a passive clause."""
    limit = tokens[-1] + 1 if tokens else 0
    for at in tokens:
        if view.lowers[at] in ("von", "vom", "seitens", "durch"):
            phrase = noun_phrase(view, at + 1, limit)
            if phrase and not adverbial(view, phrase):
                return view.trim(phrase)
    return None
