"""The rules of ``time_rules.toml``, compiled, and the matches that they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from depesche.lang.language import Language
from depesche.light import cached_property, dataclass
from depesche.reading.time.tokens import PLAIN, Word, Words
from depesche.reading.time.words import Lexicon, time_lexicon

_ELEMENT: Final = re.compile(r"[A-Z_]+|\[|\]|[()|?*]")


@dataclass(frozen=True)
class Rule:
    """One rule: its name says how the value is made. ``extent`` is the group of the expression itself; ``where``
    names one of :data:`CONDITIONS` that must hold too. The pattern is compiled where a text asks for it.
    """

    name: str
    written: str
    rank: int
    where: str | None = None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern over the characters of tokens."""
        return re.compile(self.written)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the words of the expression, those of its context before and after it, and the place of its
    first word among all words of the text.
    """

    rule: str
    words: tuple[Word, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    index: int

    def get(self, name: str, default: str | None = None) -> str | None:
        """The value of the first word of a class."""
        return next((w.values[name] for w in self.words if name in w.values), default)

    def all(self, name: str) -> list[str]:
        """The values of all words of a class."""
        return [w.values[name] for w in self.words if name in w.values]


@dataclass(frozen=True)
class Candidates:
    """The rules that can begin with a character, and one pattern for them all: where it does not match, none does."""

    rules: tuple[Rule, ...]

    @cached_property
    def any(self) -> re.Pattern[str]:
        """Matches where one of the rules does."""
        return re.compile("|".join(rule.written.replace(_EXTENT, _GROUP) for rule in self.rules) or _NONE)


class Rules(dict[str, Candidates]):
    """The rules that can begin with each character, found where a text asks for them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, code: str) -> Candidates:
        found = self[code] = Candidates(tuple(rule for rule in self._rules if _begins(rule.written, code, 0)[0]))
        return found


def time_rules(language: Language) -> Rules:
    """The rules of a language by the characters that they can begin with."""
    lexicon = language.made(time_lexicon)
    rows = language.rows("time_rules").get("rule", ())
    rules = [
        Rule(row["name"], _written(row["pattern"], lexicon), rank, row.get("where"))
        for rank, row in enumerate(rows)
    ]
    return Rules(rules)


#: What the elements of a written pattern become; any other element is the name of a class.
_EXTENT: Final = "(?P<extent>"
_GROUP: Final = "(?:"
_WRITTEN: Final = {"[": _EXTENT, "]": ")", "(": _GROUP, ")": ")", "|": "|", "?": "?", "*": "*"}
#: Matches nowhere.
_NONE: Final = "(?!)"


def _written(pattern: str, lexicon: Lexicon) -> str:
    def written(element: str) -> str:
        return _WRITTEN.get(element) or f"[{re.escape(lexicon.characters(element))}]"

    return "".join(map(written, _ELEMENT.findall(pattern)))


def _begins(text: str, code: str, at: int) -> tuple[bool, bool, int]:
    """Of the alternatives from ``at`` to their closing bracket: whether one can begin with the character, whether
    one can be empty, and the place behind the bracket.
    """
    begins = empties = False
    open_ = True  # whether all before this element of the alternative can be empty
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            empties, open_, at = empties or open_, True, at + 1
            continue
        if text[at] == "[":
            behind = text.index("]", at) + 1
            inner, empty = code in text[at:behind], False
        else:
            inner, empty, behind = _begins(text, code, at + len(_opening(text, at)))
        optional = text[behind : behind + 1] in ("?", "*")
        begins = begins or (open_ and inner)
        open_ = open_ and (empty or optional)
        at = behind + optional
    return begins, empties or open_, at + 1


def _opening(text: str, at: int) -> str:
    return next(opening for opening in (_GROUP, _EXTENT) if text.startswith(opening, at))


def matches(codes: str, words: Words, rules: Rules) -> Iterator[Match]:
    """All matches from left to right, none overlapping: at each place the longest, then the first rule."""
    at = taken = 0
    while at < len(codes):
        if codes[at] == PLAIN:
            at += 1
            continue
        best = _best(codes, words, at, taken, rules[codes[at]])
        if best is None:
            at += 1
            continue
        found, end = best
        yield found
        at = taken = end


def _best(codes: str, words: Words, at: int, taken: int, candidates: Candidates) -> tuple[Match, int] | None:
    if candidates.any.match(codes, at) is None:
        return None
    best: tuple[int, int, Match, int] | None = None
    for rule in candidates.rules:
        found = rule.pattern.match(codes, at)
        if found is None:
            continue
        start, end = found.span("extent")
        if start == end or start < taken or not _holds(rule, words, start, end):
            continue
        key = (found.end() - at, -rule.rank)
        if best is None or key > best[:2]:
            match = Match(
                rule.name, tuple(words[start:end]), tuple(words[at:start]), tuple(words[end : found.end()]), start
            )
            best = (*key, match, end)
    return (best[2], best[3]) if best else None


_TIGHT: Final = {"DOT", "COLON"}


def _adjacent(words: Words, start: int, end: int) -> bool:
    """Whether the numbers of a clock time or date stand close enough: "20.15", but not "am 20. 15 Gäste"."""
    inside = words[start:end]
    return all(a.end == b.start for a, b in pairwise(inside) if _TIGHT & (a.values.keys() | b.values.keys()))


def _nothing_named(words: Words, _: int, end: int) -> bool:
    """Whether no capital follows: "Dienstag, den 25.", but not "am Dienstag den 25. Jahrestag"."""
    return end >= len(words) or not words[end].text[0].isupper()


#: From the longest on; the parts of one length go down.
_DOWN: Final = ("L", "CE", "DE", "Y", "Q", "M", "W", "D", "TH", "TM", "TS")


def _descending(words: Words, start: int, end: int) -> bool:
    """Whether each unit is a part of the one before: "drei Jahre und vier Monate"."""
    units = [word.values["UNIT"] for word in words[start:end] if "UNIT" in word.values]
    places = [_DOWN.index(unit) for unit in units if unit in _DOWN]
    return len(places) == len(units) and all(a < b for a, b in pairwise(places))


def _repeated(words: Words, start: int, end: int) -> bool:
    """Whether the words at both ends are the same: "Jahr um Jahr"."""
    return words[start].text.lower() == words[end - 1].text.lower()


#: Units of an age; in hours and days nobody is that old.
_AGES: Final = {"Y", "M", "W"}


def _aged(words: Words, start: int, end: int) -> bool:
    """Whether the unit is one of an age."""
    return any(word.values.get("UNIT") in _AGES for word in words[start:end])


def _one(words: Words, start: int, end: int) -> bool:
    """Whether no more than one unit is counted off: "am letzten Tag des Monats", not "die letzten Tage des Monats"."""
    first = next((word for word in words[start:end] if "UNIT" in word.values), None)
    return first is None or "PLURAL" not in first.values


def _of_centuries(words: Words, _: int, end: int) -> bool:
    """Whether the unit behind is a century: "im 16. und 17. Jahrhundert", but not "vom 3. bis 5. Tag"."""
    return next((w.values["UNIT"] for w in words[end : end + 6] if "UNIT" in w.values), None) == "CE"


def _rated(words: Words, start: int, end: int) -> bool:
    """Whether an amount stands before that is reached in each such time: "zwölf Stunden am Tag"."""
    return start > 0 and not {"UNIT", "CURRENCY"}.isdisjoint(words[start - 1].values) and _one(words, start, end)


#: What stands before a month or a season that is no name.
_NO_NAME: Final = {
    "AM",
    "IN",
    "SINCE",
    "UNTIL",
    "BEGIN",
    "EARLY",
    "VON",
    "AGO",
    "AFTER",
    "TO",
    "DET",
    "WEEKDAY",
}
#: In a longer expression, what says that a month or a season is none.
_NAMELESS: Final = {"YEAR", "PAST_ADJ", "NEXT_ADJ", "THIS_ADJ", "BEGIN", "EARLY", "DET"}


def _unnamed(words: Words, start: int, end: int) -> bool:
    """Whether the word is no part of a name: "im August", but not "August Bebel" or "Prager Frühling"."""
    if any(_NAMELESS & word.values.keys() for word in words[start:end]):
        return True
    before = words[start - 1] if start else None
    if before is not None and _NO_NAME & before.values.keys():
        return True
    if before is not None and before.text[0].isupper() and not before.values:
        return start > 1 and not (words[start - 2].text[0].isalnum() or words[start - 2].text in ",-")
    if end >= len(words) or not words[end].text[0].isupper() or words.broken(end):
        return True
    return before is not None and before.text in "(,"


def _same_scale(words: Words, start: int, end: int) -> bool:
    """Whether the distance is counted in a unit that leads to such a time again."""
    unit = next((w.values["UNIT"] for w in words[start:end] if "UNIT" in w.values), "")
    first = words[start].values
    return unit in _LEADS["DAY" if "DAY" in first else "WEEKDAY" if "WEEKDAY" in first else "MONTH"]


_LEADS: Final = {"DAY": ("D", "W", "M", "Y"), "WEEKDAY": ("W",), "MONTH": ("Y",)}


#: What a row of ``time_rules.toml`` can ask of a match besides its pattern.
CONDITIONS: Final[Mapping[str, Callable[[Words, int, int], bool]]] = {
    "tight": _adjacent,
    "nothing_named": _nothing_named,
    "descending": _descending,
    "repeated": _repeated,
    "one": _one,
    "aged": _aged,
    "of_centuries": _of_centuries,
    "rated": _rated,
    "unnamed": _unnamed,
    "same_scale": _same_scale,
}


def _holds(rule: Rule, words: Words, start: int, end: int) -> bool:
    return rule.where is None or CONDITIONS[rule.where](words, start, end)
