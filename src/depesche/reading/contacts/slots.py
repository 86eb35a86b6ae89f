"""How a mention stands in its clause: the preposition that governs it, genitive or object form, coordination.

The word lists are ``[nominal]`` in ``lang/de/clause_words.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from depesche.lang.de.clause_words import raw
from depesche.lang.tokens import Tokens
from depesche.reading.contacts.frames import grammar

#: Steps back over articles and adjectives in search of a preposition, and over words between joined mentions.
_REACH: Final = 7
_JOINED: Final = 9
_INFLECTED: Final = ("en", "er", "em", "es", "e")


@dataclass(frozen=True)
class Nominal:
    """Closed word classes around nouns. ``prepositions`` maps each form to the plain preposition ("zum": "zu")."""

    prepositions: Mapping[str, str]
    determiners: frozenset[str]
    objective: frozenset[str]
    genitive: frozenset[str]
    definite: frozenset[str]
    joiners: frozenset[str]
    sequence: frozenset[str]
    object_pronouns: frozenset[str]
    pronouns: frozenset[str]
    weak_endings: tuple[str, ...]
    before_names: tuple[str, ...]


@cache
def nominal() -> Nominal:
    """The word classes, loaded once."""
    data: dict[str, Any] = raw()["nominal"]  # type: ignore[assignment]
    prepositions = {form: base for base, forms in data["prepositions"].items() for form in forms.split()}
    lists = {
        name: frozenset(data[name].split())
        for name in (
            "determiners",
            "objective",
            "genitive",
            "definite",
            "joiners",
            "sequence",
            "object_pronouns",
            "pronouns",
        )
    }
    return Nominal(
        prepositions,
        weak_endings=tuple(data["weak_endings"].split()),
        before_names=tuple(data["before_names"].split()),
        **lists,
    )


def marker_of(tokens: Tokens, floor: int, first: int) -> str:
    """The preposition that governs what begins at the token, looking back over articles and adjectives."""
    table = nominal().prepositions
    own = tokens.lowers[first]
    if own in table and tokens.words[first].islower():
        return table[own]
    i, steps = first - 1, 0
    while i >= floor and steps < _REACH:
        lower = tokens.lowers[i]
        if lower in table and not (lower in ("als", "wie") and i == floor):
            return "" if lower == "unter" and tokens.lowers[i + 1] in ("anderem", "anderen") else table[lower]
        if not _inside_phrase(tokens.words[i], steps):
            return ""
        i -= 1
        steps += 1
    return ""


def _inside_phrase(text: str, steps: int) -> bool:
    """Whether the word may stand between a preposition and its noun: article, adjective, "US-", "Berliner"."""
    lower = text.lower()
    if lower in nominal().object_pronouns or lower == "je":
        return False  # "sprach mit ihnen je eine Stunde"
    if lower in nominal().determiners or lower in "\"„“»«'‚‘":
        return True
    if text.rstrip(".").isdigit():
        return True  # "bei den 55. Konsultationen"
    if text[0].islower():
        return lower.endswith(_INFLECTED) and not verbal(lower)
    return text.endswith("-") or (steps == 0 and lower.endswith(("er", *nominal().before_names)))


def verbal(lower: str) -> bool:
    """Whether a lower-case word is a verb form other than a participle."""
    words = grammar()
    found = words.verbs.get(lower, ())
    return (
        lower in words.auxiliaries
        or lower in words.modals
        or any(form.shape in ("finite", "infinitive", "zu_infinitive") for form in found)
    )


def is_oblique(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the mention's form is not that of a subject: "den Kanzler", "ihm", "Präsidenten Xi"."""
    own = tokens.lowers[first]
    if own in nominal().object_pronouns:
        return True
    at = first - 1
    if at > 0 and tokens.words[at][:1].isupper() and tokens.lowers[at].endswith(nominal().before_names):
        at -= 1
    before = tokens.lowers[at] if first else ""
    determiner = own if own in nominal().determiners else before
    if determiner in nominal().objective:
        return True
    if determiner in ("die", "beide", "beiden", "alle", "seine", "ihre", "deren", "dessen"):
        return False  # the plural of a weak noun has the same ending
    return any(tokens.words[i].endswith(nominal().weak_endings) for i in range(first, end))


def is_genitive(tokens: Tokens, first: int, end: int, floor: int, called: str | None) -> bool:
    """Whether the mention of somebody ``called`` so is a genitive: "Merkels Besuch", "Besuch der Kanzlerin",
    "Besuch Merkels".
    """
    own = tokens.lowers[first]
    inside = own in nominal().determiners
    determiner = own if inside else (tokens.lowers[first - 1] if first > floor else "")
    if determiner in nominal().genitive:
        at = first - (1 if inside else 2)
        return at >= floor and _noun(tokens.words[at])
    name = tokens.words[end - 1]
    marked = end < len(tokens) and tokens.words[end] in ("’", "'")
    bare = called is not None and called.split()[-1:] == [name]  # "Cassis" is no form of "Cassi"
    if not marked and (bare or not name.endswith(("s", "’", "'"))):
        return False
    if end < len(tokens) and _opens_noun(tokens, end):
        return True
    return first > floor and _noun(tokens.words[first - 1])


def _opens_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun begins at the token, over adjectives: "Merkels [erster Besuch]"."""
    for i in range(at, min(at + 3, len(tokens))):
        text = tokens.words[i]
        if text[:1].isupper():
            return True
        if text in nominal().determiners:
            return False
        if not (text.isalpha() and text.endswith(_INFLECTED)) or verbal(text):
            return False
    return False


def _noun(text: str) -> bool:
    closed = text.lower() in nominal().determiners or text.lower() in nominal().prepositions
    return text[:1].isupper() and any(c.islower() for c in text[1:]) and not closed


def joining(tokens: Tokens, after: int, before: int) -> str | None:
    """How two mentions are coordinated: "and", "then" ("mit A, dann mit B"), or ``None`` where they are not."""
    words = [tokens.lowers[i] for i in range(after, before)]
    if not words or len(words) > _JOINED:
        return None
    table, depth, joined, then = nominal(), 0, False, False
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth or word == ")":
            continue
        joined |= word in ("und", "sowie", ",", "oder", "bzw.")
        then |= word in table.sequence
        allowed = word in table.joiners or word in table.sequence or word in table.determiners
        if not (allowed or word in table.prepositions or (word.endswith(_INFLECTED) and not verbal(word))):
            return None
    return ("then" if then else "and") if joined else None
