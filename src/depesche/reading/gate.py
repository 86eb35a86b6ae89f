"""The fast path of archives: whether a text can tell of a contact at all, before any tokenising or clause.

Two passes, each linear. The first looks with two automata for what two possible sides are named by (names of leaders,
offices, seats of government; states beside an office) anywhere in the bare words, and turns most texts away. The
second (:mod:`.nearness`) asks whether a word that tells of a contact stands near two sides. What does not pass gives
no contact when it is read; what passes need not give one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.reading.nearness import Nearness, Sides, nearness
from depesche.reading.people.vocabulary import people_words
from depesche.reading.setting import Setting, default_setting

Kind = Literal["office", "state", "side"]

#: The shortest surname that is looked for.
_SHORTEST: Final = 2
#: What is longer may stand anywhere in a word.
_WITHIN_WORDS: Final = 2


@dataclass(frozen=True, eq=False)
class _Search:
    """An automaton with what each of its patterns stands for, by the number that it gives."""

    automaton: AhoCorasick
    found: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Gate:
    """What a setting looks for in bare words: ``words`` in lower case by kind, ``names`` of leaders as written.

    ``name_ends`` are the letters and marks that may follow a name in its word.
    """

    words: _Search
    names: _Search
    near: Nearness
    name_ends: frozenset[str]

    def may_tell(self, text: str, published: DaySet | None = None) -> bool:
        """Whether a text has what a contact needs; a ``False`` is final, a ``True`` is not."""
        return self.sides(text, published) is not None

    def sides(self, text: str, published: DaySet | None = None) -> Sides | None:
        """The possible sides of a text that has what a contact needs, else ``None``."""
        return self.near.sides_near(text, published) if self.has_sides(text) else None

    def has_sides(self, text: str) -> bool:
        """Whether bare words of the text can name two sides."""
        offices = 0
        kinds: dict[str, set[int]] = {"state": set(), "side": set()}
        for number, _, _ in self.words.automaton.find_matches_as_indexes(text.lower(), overlapping=False):
            if (kind := self.words.found[number]) == "office":
                offices += 1
            else:
                kinds[kind].add(number)
        sides, states = kinds["side"], kinds["state"]
        if offices + len(sides) > 1 or (offices and len(states) > 1):
            return True
        names = len(self._names_in(text))
        return names > 1 or bool(names and (offices or sides))

    def _names_in(self, text: str) -> set[str]:
        """The leaders' surnames that stand in the text as words of their own."""
        found = set()
        for number, start, end in self.names.automaton.find_matches_as_indexes(text, overlapping=False):
            if (start and text[start - 1].isalpha()) or not self._ends(text, end):
                continue
            found.add(self.names.found[number].title())
        return found

    def _ends(self, text: str, end: int) -> bool:
        """Whether a word ends there, or one letter further with the ending of a name."""
        if not text[end : end + 1].isalpha():
            return True
        return text[end] in self.name_ends and not text[end + 1 : end + 2].isalpha()


def may_tell(text: str, setting: Setting | None = None, published: DaySet | None = None) -> bool:
    """Whether a text has what a contact needs; a ``False`` is final, a ``True`` is not."""
    return (setting or default_setting()).made(gate).may_tell(text, published)


def names_two(text: str, setting: Setting) -> bool:
    """Whether a text names what two sides could be, however far apart."""
    found = setting.made(gate)
    return found.has_sides(text) and found.near.has_sides(text)


def gate(setting: Setting) -> Gate:
    """The gate of a setting; ask :meth:`Setting.made` for it."""
    ends = setting.language.rows("clause_words")["nominal"]["name_ends"]
    names = _name_search(setting.knowledge)
    return Gate(_word_search(setting), names, setting.made(nearness), frozenset(ends.split()))


def _name_search(knowledge: Knowledge) -> _Search:
    """The surnames and other forms of all people who ever counted, as written and in capitals."""
    forms = {form for person in knowledge.people.values() for form in (person.surname, *person.forms)}
    patterns = sorted({f for form in forms if form and len(form) >= _SHORTEST for f in (form, form.upper())})
    return _Search(_automaton(patterns), tuple(patterns))


def _word_search(setting: Setting) -> _Search:
    """Words in lower case with what they are."""
    found: dict[str, Kind] = {}
    kinds: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("state", _states(setting.knowledge)),
        ("side", [metonym.form for metonym in setting.knowledge.all_metonyms]),
        ("office", _offices(setting.language)),
    )
    for kind, forms in kinds:
        # a shorter one would be found in any word
        found |= {form.lower(): kind for form in forms if len(form) > _WITHIN_WORDS}
    patterns = sorted(found)
    return _Search(_automaton(patterns), tuple(found[pattern] for pattern in patterns))


def _automaton(patterns: list[str]) -> AhoCorasick:
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)


def _offices(language: Language) -> Iterator[str]:
    for row in language.made(people_words).offices:
        yield from (word.strip("-") for word in row.words)


def _states(knowledge: Knowledge) -> Iterator[str]:
    """Names of states, of their people and capitals, and their adjectives, which any ending may follow."""
    for state in knowledge.states.values():
        yield from (state.name, *state.aliases, *state.adjectives, *state.demonyms, *state.capitals)
