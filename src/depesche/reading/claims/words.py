"""The words that make claims (``claim_words.toml`` of the language)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from depesche.lang.language import Language
from depesche.light import cached_property, dataclass
from depesche.reading.contacts.triggers.frames import Frames, frames
from depesche.reading.quantities import NumberWords, number_words
from depesche.reading.setting import Setting


@dataclass(frozen=True)
class ClaimWords:
    """The words that make claims, in lower case unless they are nouns; the data file says what each list is.

    ``ordinals`` has every form of an ordinal with its number, ``frames`` the words that tell of contacts, ``opening``
    the words with which a cue can begin.
    """

    numbers: NumberWords
    first: frozenset[str]
    last: frozenset[str]
    premiere: frozenset[str]
    between: frozenset[str]
    adjective_ends: tuple[str, ...]
    ordinals: Mapping[str, int]
    phrases: Mapping[str, frozenset[str]]
    frames: Frames
    language: Language
    journeys: tuple[str, ...]
    opening: frozenset[str]
    digits: re.Pattern[str]

    @cached_property
    def told(self) -> frozenset[str]:
        """The forms of the verbs that tell of contacts: looked for among all forms where a claim asks for them."""
        return self.language.grammar.forms(self.frames.verbs.keys(), self.language)

    @cached_property
    def met(self) -> frozenset[str]:
        """Those of the verbs that tell by themselves of a contact, none that only announces, asks for or takes one."""
        telling = self.frames.verbs.items()
        verbs = (verb for verb, found in telling if any(not (f.status or f.needs) for f in found))
        return self.language.grammar.forms(frozenset(verbs), self.language)

    def position(self, lower: str) -> int | None:
        """The number of an ordinal, in letters or in digits: "zweite", "2."."""
        digits = None if lower.isalpha() else self.digits.fullmatch(lower)
        return int(digits[1]) if digits else self.ordinals.get(lower)


def claim_words(setting: Setting) -> ClaimWords:
    """The words of a setting's language that make claims; ask :meth:`Setting.made` for them."""
    language, telling = setting.language, setting.made(frames)
    rows, numbers = language.rows("claim_words"), language.made(number_words)
    endings: list[str] = rows["endings"]

    def inflected(stems: Iterable[str]) -> frozenset[str]:
        return frozenset(stem + ending for stem in stems for ending in endings)

    phrases = {name: frozenset(words) for name, words in rows["phrases"].items()}
    ordinals = {stem + ending: n for stem, n in rows["ordinals"].items() for ending in endings}
    first, last, premiere = inflected(rows["first"]), inflected(rows["last"]), frozenset(rows["premiere"])
    return ClaimWords(
        numbers=numbers,
        first=first,
        last=last,
        premiere=premiere,
        between=inflected(rows["between"]),
        adjective_ends=tuple(rows["adjective_ends"]),
        ordinals=ordinals,
        phrases=phrases,
        digits=re.compile(rows["ordinal_digits"]),
        frames=telling,
        language=language,
        journeys=tuple(rows["journeys"]),
        opening=frozenset(
            (
                *first, *last, *ordinals, *(word.lower() for word in premiere),
                *phrases["last_time"], *phrases["never"], *(both.split()[0] for both in phrases["not_yet"]),
                *numbers.numbers, *(f"{word}{numbers.suffix}" for word in numbers.numbers),
            )
        ),
    )  # fmt: skip
