"""The fast path of archives: whether a text can tell of a contact at all, from its bare words.

One pass of two automata over the text, before any tokenising: a contact needs a word that tells of one and two
possible sides (names of leaders, offices, seats of government; states beside an office). What does not pass gives
no contact when it is read; what passes need not give one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from depesche import knowledge
from depesche.reading.contacts.frames import noun_frames, verb_frames
from depesche.reading.people.vocabulary import people_words
from depesche.reading.setting import default_setting

Kind = Literal["trigger", "office", "state", "side"]

#: Adjectives of states are found by their stem: "französischer", "französischen".
_STEM: Final = 5
#: The shortest surname that is looked for.
_SHORTEST: Final = 2
#: A verb form no longer than this is looked for between blanks.
_WITHIN_WORDS: Final = 2


def may_tell(text: str) -> bool:
    """Whether a text has what a contact needs; a ``False`` is final, a ``True`` is not."""
    lower = text.lower()
    kinds: dict[Kind, set[int]] = {"trigger": set(), "office": set(), "state": set(), "side": set()}
    automaton, table = _words()
    for number, _, _ in automaton.find_matches_as_indexes(lower, overlapping=False):
        kinds[table[number]].add(number)
    if not kinds["trigger"] or not (kinds["office"] or kinds["side"] or kinds["state"]):
        return bool(kinds["trigger"]) and len(_names_in(text)) > 1
    if len(kinds["office"]) + len(kinds["side"]) > 1 or (kinds["office"] and len(kinds["state"]) > 1):
        return True
    names = len(_names_in(text))
    return names > 1 or bool(names and (kinds["office"] or kinds["side"]))


def _names_in(text: str) -> set[str]:
    """The leaders' surnames that stand in the text as words of their own."""
    automaton, table = _names()
    found = set()
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=False):
        if start and text[start - 1].isalpha():
            continue
        if text[end : end + 1].isalpha() and not (text[end] in "s’'" and not text[end + 1 : end + 2].isalpha()):
            continue
        found.add(table[number].title())
    return found


@cache
def _names() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The surnames and other forms of all people who ever counted, as written and in capitals."""
    forms = {form for person in knowledge.load().people.values() for form in (person.surname, *person.forms)}
    patterns = sorted({f for form in forms if form and len(form) >= _SHORTEST for f in (form, form.upper())})
    return _automaton(patterns), tuple(patterns)


@cache
def _words() -> tuple[AhoCorasick, tuple[Kind, ...]]:
    """Words in lower case with what they are."""
    found: dict[str, Kind] = {}
    for kind, forms in (
        ("state", _states()),
        ("trigger", _triggers()),
        ("side", _sides()),
        ("office", _offices()),
    ):
        for form in forms:
            if (
                len(form) > _WITHIN_WORDS
            ):  # a shorter one stands between blanks ("aß"), or it would be found in any word
                found[form.lower()] = kind  # type: ignore[assignment]  # the four literals above
    patterns = sorted(found)
    return _automaton(patterns), tuple(found[pattern] for pattern in patterns)


def _automaton(patterns: list[str]) -> AhoCorasick:
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)


def _triggers() -> Iterator[str]:
    """Nouns, and all forms of verbs: a separable one by its base, which stands apart in main clauses."""
    yield from (frame.noun for frame in noun_frames())
    language = default_setting().language
    for text in language.grammar.forms(verb_frames().keys(), language):
        yield text if len(text) > _WITHIN_WORDS else f" {text} "


def _offices() -> Iterator[str]:
    for row in default_setting().language.made(people_words).offices:
        yield from (word.strip("-") for word in row.words)


def _sides() -> Iterable[str]:
    return [metonym.form for metonym in knowledge.load().all_metonyms]


def _states() -> Iterator[str]:
    for state in knowledge.load().states.values():
        yield state.name
        yield from (adjective[:-2] if len(adjective) > _STEM else adjective for adjective in state.adjectives)
