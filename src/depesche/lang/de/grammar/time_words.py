"""Words of time as German makes them: those of ``time_words.toml`` with their endings, numbers, compounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from depesche.lang.language import Language

#: The class of a word, its value there, and the form as it stands in a text.
Classed = tuple[str, str, str]

_TENS: Final = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_ONES: Final = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_LENGTHS: Final = {
    "jährig": "Y",
    "monatig": "M",
    "wöchig": "W",
    "tägig": "D",
    "stündig": "TH",
    "minütig": "TM",
    "sekündig": "TS",
}
_ENDINGS: Final = ("", "e", "en", "er", "es", "em")
#: What counts a length besides numbers: "mehrtägig", "halbstündig", "langjährig".
_VAGUE_LENGTHS: Final = (("X", "mehr"), ("0.5", "halb"), ("X", "lang"))


def time_words(language: Language) -> Iterator[Classed]:
    """All words of time with their classes and values."""
    listed = list(_listed(language))
    yield from listed
    yield from (("PLURAL", "1", word) for word in language.rows("time_context").get("plural_units", ()))
    yield from _numbers()
    yield from _parts_of_weekdays(listed)
    yield from _decades()
    yield from _lengths([(value, word) for name, value, word in listed if name in ("CARDINAL", "FRACTION")])


def _listed(language: Language) -> Iterator[Classed]:
    for name, table in language.rows("time_words").items():
        endings = table.get("endings", [""])
        for value, stems in table.items():
            if value != "endings":
                yield from ((name, value, stem + ending) for stem in stems for ending in endings)


def _numbers() -> Iterator[Classed]:
    """From twenty-one to ninety-nine."""
    for tens, ten in enumerate(_TENS, 2):
        for ones, one in enumerate(_ONES, 1):
            yield "CARDINAL", str(10 * tens + ones), f"{one}und{ten}"
            yield from (("ORDINAL", str(10 * tens + ones), f"{one}und{ten}st{end}") for end in _ENDINGS if end)


def _parts_of_weekdays(listed: list[Classed]) -> Iterator[Classed]:
    """Such as "Montagabend"."""
    weekdays = [(v, w) for name, v, w in listed if name == "WEEKDAY" and not w.endswith("s")]
    parts = [(v, w) for name, v, w in listed if name == "PART"]
    for day, weekday in weekdays:
        for part, word in parts:
            yield "WEEKPART", f"{day}T{part}", weekday + word.lower()


def _decades() -> Iterator[Classed]:
    """Such as "neunziger", "Neunzigern", and what is one word with its unit: "Neunzigerjahre"."""
    named = [(f"{tens}0", f"{ten}er") for tens, ten in enumerate(_TENS, 2)]
    for value, stem in (*named, ("10", "zehner"), ("2000", "zweitausender"), ("2000", "nuller")):
        yield from (("DECADE", value, stem + ending) for ending in ("", "n"))
        yield from (("DECADES", value, f"{stem}jahre{ending}") for ending in ("", "n"))


def _lengths(numbers: list[tuple[str, str]]) -> Iterator[Classed]:
    """Adjectives of length: "zweitägig"; their second half alone stands behind digits ("90-minütig")."""
    for stem, unit in _LENGTHS.items():
        for ending in _ENDINGS:
            yield "LENGTH_UNIT", unit, stem + ending
            for value, word in (*numbers, *_VAGUE_LENGTHS):
                yield "LENGTH", f"{value}:{unit}", word + stem + ending
