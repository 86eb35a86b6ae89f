"""Inflection of the nouns that name offices and of the adjectives before them.

A form says number and gender as far as its ending tells: "Präsidenten" is one person in an oblique case, or
several.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from depesche.knowledge.model import Gender
from depesche.lang.de.grammar.citing import cited
from depesche.lang.forms import NounForm

ADJECTIVE_ENDINGS: Final = ("e", "er", "en", "em", "es")
_OBLIQUE_ENDINGS: Final = ("en", "er", "em")
_WEAK: Final = ("ent", "ist", "arch", "krat", "spot", "mat")
_LONG_PLURAL: Final = ("är", "or", "önig", "emir", "eich", "ürst", "rinz", "eral", "ident")
_INNER: Final = frozenset({"der", "des", "im", "in", "von", "de"})
_FEMININE: Final = ("erin", "önigin", "entin", "efin", "egin", "ärin", "orin", "rätin", "wältin")
#: Nouns that end so are no names of people.
_COMMON: Final = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "ismus",
    "nis", "nisse", "tum", "ment", "gespräch", "gespräche", "treffen", "besuch", "gipfel", "en",
)  # fmt: skip
#: Words that end so name an office, listed or not.
_OFFICE: Final = re.compile(
    r"(?:präsident|chef|minister|sprecher|kanzler|könig|vorsitzende|bundesrat|staatsrat|kommissar|anwalt|berater|vertreter)"
    r"(?:s|en|e|in|innen|n|r)?\Z"
)
#: The adjectives of cities that no rule makes.
_CITY_ADJECTIVES: Final = {
    "Bremen": ("Bremer",),
    "Dresden": ("Dresdner", "Dresdener"),
    "München": ("Münchner", "Münchener"),
    "Zürich": ("Zürcher",),
    "Basel": ("Basler",),
    "Brüssel": ("Brüsseler", "Brüssler"),
    "Hannover": ("Hannoveraner",),
}


class GermanNouns:
    """German as :class:`~depesche.lang.forms.Nouns`."""

    def noun_forms(self, words: str) -> Iterator[NounForm]:
        """All forms of a noun or of a phrase around one."""
        return noun_forms(words)

    def demonym_forms(self, words: Collection[str]) -> Iterator[NounForm]:
        """All forms of the names of a people; plurals in "-n" beside their singular are among its forms."""
        for word in words:
            if not word.endswith("n") or not {word[:-1], word[:-2]} & set(words):
                yield from demonym_forms(word)

    def adjective_forms(self, stem: str) -> tuple[str, ...]:
        """All forms of an adjective."""
        return adjective_forms(stem)

    def possessives(self, name: str) -> tuple[str, ...]:
        """The genitive in "-s"; names in a hiss have none that is written."""
        return () if name.endswith(("s", "x", "z", "ß", ".")) else (name + "s",)

    def singular_forms(self, noun: str) -> frozenset[str]:
        """The noun and its genitive: "Amt", "Amts", "Amtes"."""
        return frozenset({noun, f"{noun}s", f"{noun}es"})

    def city_adjectives(self, city: str) -> tuple[str, ...]:
        """The adjective in "-er": "Moskauer", "Kopenhagener", "Göttinger", "Ankaraer"."""
        if city in _CITY_ADJECTIVES:
            return _CITY_ADJECTIVES[city]
        if city.endswith(("ingen", "ungen")):
            return (city[:-2] + "er",)
        return (city + ("r" if city.endswith("e") else "er"),)

    def declined(self, name: str) -> str:
        """The official name of a state after "der" or "den": "Russischen Föderation"."""
        return " ".join(w + "n" if w.endswith("e") and w[0].isupper() else w for w in name.split(" "))

    def cited(self, words: Sequence[str]) -> str:
        """A noun phrase as a list names it: "den neuen Sanktionen" is "Sanktionen"."""
        return cited(words)

    def seat_forms(self, name: str) -> Iterator[str]:
        """A seat's name with its endings: "Weißes Haus", "Weiße Haus", "Weißen Hauses"; "Kreml", "Kremls"."""
        return _seat_forms(name)

    def owner(self, word: str) -> str | None:
        """The name that a word in "-s" is the genitive of."""
        return word[:-1] if word.endswith("s") else None

    def stem(self, word: str) -> str:
        """A noun without the endings of its plural and its cases."""
        return word.rstrip("esn")

    def is_attributive(self, word: str) -> bool:
        """Whether a word for a place is its adjective ("bayerisch", "Berliner") or its genitive ("Bayerns")."""
        return word.islower() or word.endswith(("s", "'", "er"))

    def is_adjective(self, word: str) -> bool:
        """Whether a word in small letters ends as adjectives before a noun do."""
        return word.islower() and word.endswith(ADJECTIVE_ENDINGS)

    def is_plural_adjective(self, word: str) -> bool:
        """Whether a word in small letters ends in "-en": "beide deutschen Minister"."""
        return word.islower() and word.endswith("en")

    def is_oblique_adjective(self, word: str) -> bool:
        """Whether a word ends as adjectives do after "mit ihr" no more, but in "ihr … -en"."""
        return word.endswith(_OBLIQUE_ENDINGS)

    def is_common(self, word: str) -> bool:
        """Whether a word ends as nouns do that are no names: "Gespräche", "Sitzung"."""
        return word.endswith(_COMMON)

    def is_feminine(self, word: str) -> bool:
        """Whether a noun for a person ends in "-in"."""
        return word.endswith("in")

    def verb_number(self, word: str) -> Literal["one", "many", ""]:
        """Whether a verb in the preterite is of many ("lobten") or of one ("lobte", "sagt")."""
        if word.endswith("ten"):
            return "many"
        return "one" if word.endswith(("te", "t")) and word.islower() else ""

    def may_be_of_many(self, word: str) -> bool:
        """Whether a verb ends in "-en", as all do of many: "beschlossen sie", "treffen sie"."""
        return word.endswith("en") and word.islower()

    def is_office(self, word: str) -> bool:
        """Whether a noun ends as names of offices do: "Landeschef", "Tennispräsidentin"."""
        return _OFFICE.search(word) is not None

    def spokesperson(self, word: str) -> Gender | None:
        """The gender of a "Regierungssprecher", a "Kremlsprecherin"."""
        if not self.is_office(word) or "sprecher" not in word:
            return None
        return "f" if "sprecherin" in word else "m"


def noun_forms(words: str) -> Iterator[NounForm]:
    """All forms of a noun or of a phrase around one: its first noun where "der", "des" or "im" follows
    ("Präsident der EU-Kommission"), else its last ("Staats- und Regierungschef").
    """
    parts = words.split(" ")
    at = 0 if _INNER & set(parts[1:]) else len(parts) - 1
    for form in _single(parts[at]):
        yield NounForm(" ".join((*parts[:at], form.text, *parts[at + 1 :])), form.number, form.gender)


def demonym_forms(word: str) -> Iterator[NounForm]:
    """All forms of the name of a people: "Franzose", "Deutscher", "Japanerin"."""
    if word.endswith("in"):
        yield NounForm(word, "one", "f")
        yield NounForm(word + "nen", "many", "f")
    elif word in ("Deutscher", "Deutsche"):
        yield NounForm(word, "one", "m" if word.endswith("r") else "")
        yield NounForm("Deutschen", "any", "m")
    elif word.endswith("e"):
        yield NounForm(word, "one", "m")
        yield NounForm(word + "n", "any", "m")
    else:
        yield from (form for form in _strong(word) if form.gender == "m")


def _single(word: str) -> Iterator[NounForm]:
    if word.endswith(_FEMININE):
        yield NounForm(word, "one", "f")
        yield NounForm(word + "nen", "many", "f")
    elif word.lower().endswith("kollege"):
        yield from _weak(word, "n", word[:-1])
    elif word.endswith(_WEAK):
        yield from _weak(word, "en", word)
    elif word.endswith(("e", "te", "ten")):
        yield NounForm(word, "any", "")
        yield NounForm(word + "n", "any", "")
    elif word.endswith("mann"):
        yield from _umlauted(word, word[:-4] + "männer")
    elif word.endswith("bruder"):
        yield from _umlauted(word, word[:-6] + "brüder")
    elif word.endswith("haupt"):
        yield from _umlauted(word, word[:-5] + "häupter", "")
    elif word == "Papst":
        yield from _umlauted(word, "Päpste")
    elif word.endswith(("Herr", "herr")):
        yield from _weak(word, "n", word)
    else:
        yield from _strong(word)


def _weak(word: str, ending: str, stem: str) -> Iterator[NounForm]:
    yield NounForm(word, "one", "m")
    yield NounForm(word + ending, "any", "m")
    yield from _in(stem)


def _umlauted(word: str, plural: str, gender: Gender = "m") -> Iterator[NounForm]:
    yield NounForm(word, "one", gender)
    yield NounForm(word + "s", "one", gender)
    yield NounForm(word + "es", "one", gender)
    yield NounForm(plural, "many", gender)
    yield NounForm(plural + "n", "many", gender)


def _strong(word: str) -> Iterator[NounForm]:
    same_plural = word.endswith(("er", "el", "en"))
    yield NounForm(word, "one", "m")  # "die Minister" are several by their article
    yield NounForm(word + "s", "one" if same_plural or word.endswith(_LONG_PLURAL) else "any", "m")
    if same_plural:
        yield NounForm(word + "n", "many", "m")
    elif word.endswith(_LONG_PLURAL):
        yield NounForm(word + "e", "many", "m")
        yield NounForm(word + "en", "any", "m")
    yield from _in(word)


def _in(stem: str) -> Iterator[NounForm]:
    """The feminine noun in "-in"."""
    yield NounForm(stem + "in", "one", "f")
    yield NounForm(stem + "innen", "many", "f")


def adjective_forms(stem: str) -> tuple[str, ...]:
    """All forms of an adjective; one that is a noun with "-er" ("Schweizer") has no endings."""
    return (stem,) if stem[:1].isupper() and stem.endswith("er") else tuple(stem + e for e in ADJECTIVE_ENDINGS)


def _seat_forms(name: str) -> Iterator[str]:
    first, space, rest = name.partition(" ")
    if space and first.endswith(("es", "er")):
        stem = first[:-2]
        for ending in ("es", "e", "er", "en", "em"):
            yield f"{stem}{ending} {rest}"
            yield f"{stem}{ending} {rest}{'es' if rest.endswith(('s', 't')) else 's'}"
        return
    yield name
    if not name.endswith(("s", "e", "g", "U")) or name.endswith("Haus"):
        yield name + "s"
        yield name + "es"
