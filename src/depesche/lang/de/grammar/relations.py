"""How a mention stands in its clause: the preposition that governs it, genitive or object form, coordination.

The word lists are ``[nominal]`` in ``lang/de/clause_words.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from depesche.lang.language import Language
from depesche.lang.syntax import Range
from depesche.light import dataclass

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: Steps back over articles and adjectives in search of a preposition, and over words between joined mentions.
_REACH: Final = 7
_JOINED: Final = 9
#: Relations in which people stand rather than things, times and places ("zum Tag der Befreiung und der Präsidentin").
#: Articles by which an apposition shows the case of a name.
_ACCUSATIVE: Final = ("den", "dem")
#: What makes an adverb of a preposition: "unter anderem", "traf als erstes den Kanzler".
_ADVERBIAL: Final = {"unter": ("anderem", "anderen"), "als": ("erstes", "nächstes", "letztes")}
_OF_PEOPLE: Final = ("with", "between", "of", "by")
_INFLECTED: Final = ("en", "er", "em", "es", "e")


@dataclass(frozen=True)
class Nominal:
    """Closed word classes around nouns. ``prepositions`` gives the relation of each form ("zum": "to"), ``places`` that
    to a place where it is another one, ``of_places`` that to a place of all, ``phrasal`` that of several words ("im
    Rahmen").
    """

    prepositions: Mapping[str, str]
    places: Mapping[str, str]
    of_places: Mapping[str, str]
    phrasal: Mapping[tuple[str, ...], str]
    determiners: frozenset[str]
    objective: frozenset[str]
    genitive: frozenset[str]
    definite: frozenset[str]
    joiners: frozenset[str]
    conjunctions: frozenset[str]
    sequence: frozenset[str]
    object_pronouns: frozenset[str]
    degree: frozenset[str]
    more: frozenset[str]
    than: frozenset[str]
    pronouns: frozenset[str]
    weak_endings: tuple[str, ...]
    before_names: tuple[str, ...]
    before_places: tuple[str, ...]
    house_parts: tuple[str, ...]


def nominal(language: Language) -> Nominal:
    """The word classes of a language's data."""
    data: dict[str, Any] = language.rows("clause_words")["nominal"]
    prepositions, places = (
        {form: relation for relation, forms in data[name].items() for form in forms.split()}
        for name in ("prepositions", "places")
    )
    lists = {
        name: frozenset(data[name].split())
        for name in (
            "determiners",
            "objective",
            "genitive",
            "definite",
            "joiners",
            "conjunctions",
            "sequence",
            "object_pronouns",
            "degree",
            "more",
            "than",
            "pronouns",
        )
    }
    return Nominal(
        prepositions,
        places,
        {**prepositions, **places},
        {tuple(words.split()): relation for relation, found in data["phrasal"].items() for words in found},
        weak_endings=tuple(data["weak_endings"].split()),
        before_names=tuple(data["before_names"].split()),
        before_places=tuple(data["before_places"].split()),
        house_parts=tuple(f"{data['before_places']} {data['house_parts']}".split()),
        **lists,
    )


def relation(syntax: GermanSyntax, floor: int, first: int, *, place: bool, name: bool = False) -> str:
    """The preposition that governs what begins at the token, looking back over articles and adjectives; the first
    word of a ``name`` is no preposition ("von der Leyen").
    """
    table = syntax.nominals.of_places if place else syntax.nominals.prepositions
    own = syntax.tokens.lowers[first]
    if not name and own in table and syntax.tokens.words[first].islower():
        return table[own]
    i, steps = first - 1, 0
    while i >= floor and steps < _REACH:
        lower = syntax.tokens.lowers[i]
        if passed := _passed(syntax, floor, i, place=place):
            i -= passed
            continue
        if lower in table and not (lower in ("als", "wie") and i == floor):
            return _phrasal(syntax, floor, i + 1, place=place) or _plain(syntax, i, table)
        if not _inside_phrase(syntax, syntax.tokens.words[i], steps, place=place):
            return _phrasal(syntax, floor, i + 1, place=place) if steps else ""
        i -= 1
        steps += 1
    return ""


def _plain(syntax: GermanSyntax, at: int, table: Mapping[str, str]) -> str:
    """The relation of the preposition at the token; "unter anderem" and "als erstes" are none."""
    lowers = syntax.tokens.lowers
    return "" if lowers[at + 1] in _ADVERBIAL.get(lowers[at], ()) else table[lowers[at]]


def _phrasal(syntax: GermanSyntax, floor: int, end: int, *, place: bool) -> str:
    """The relation that a preposition of several words sets that ends at the token: "im Rahmen [eines Treffens]";
    before "von" it ends too: "im Rahmen von Gesprächen". To a place it sets none.
    """
    if place:
        return ""
    lowers, known = syntax.tokens.lowers, syntax.nominals.phrasal
    ends = (end, end - 1) if lowers[end - 1] == "von" else (end,)
    spans = (tuple(lowers[at - size : at]) for at in ends for size in (3, 2) if at - size >= floor)
    return next((known[words] for words in spans if words in known), "")


def _passed(syntax: GermanSyntax, floor: int, at: int, *, place: bool) -> int:
    """How many words up to the token only say how a number is meant: "in einem [mehr als] zweistündigen Gespräch", or
    whose a house is that the ``place`` names.
    """
    if place and _owner(syntax, at):
        return 1
    lowers, words = syntax.tokens.lowers, syntax.nominals
    if at > floor and lowers[at] in words.than and lowers[at - 1] in words.more:
        return 2
    return int(lowers[at] in words.degree)


def shared(syntax: GermanSyntax, floor: int, first: int) -> tuple[str, int] | None:
    """The relation of what is joined to a noun after a preposition, and the token of that: "mit Abgeordneten und
    [dem Präsidenten]".
    """
    i = first
    while i > floor and i > first - _REACH and _inside_phrase(syntax, syntax.tokens.words[i - 1], first - i):
        i -= 1
    if i <= floor or syntax.tokens.lowers[i - 1] not in syntax.nominals.conjunctions:
        return None
    for at in range(i - 2, max(floor, i - 2 - _JOINED) - 1, -1):
        if syntax.tokens.lowers[at] in syntax.nominals.prepositions and syntax.tokens.words[at].islower():
            found = syntax.nominals.prepositions[syntax.tokens.lowers[at]]
            return (found, at) if found in _OF_PEOPLE else None
        if not _of_joined(syntax, at):
            return None
    return None


def _of_joined(syntax: GermanSyntax, at: int) -> bool:
    """Whether the word belongs to the nouns before a conjunction: a noun, an article, an adjective, a comma."""
    word = syntax.tokens.words[at]
    listed = word == "," or word in syntax.nominals.determiners or word in syntax.nominals.conjunctions
    return listed or word[0].isupper() or (word.endswith(_INFLECTED) and not verbal(syntax, word))


def _inside_phrase(syntax: GermanSyntax, text: str, steps: int, *, place: bool = False) -> bool:
    """Whether the word may stand between a preposition and its noun: article, adjective, "US-", "Berliner"; before a
    ``place`` also what it is, "auf Schloss Meseberg".
    """
    lower = text.lower()
    if lower in syntax.nominals.object_pronouns or lower == "je":
        return False  # "sprach mit ihnen je eine Stunde"
    if lower in syntax.nominals.determiners or lower in "\"„“»«'‚‘":
        return True
    if text.rstrip(".").isdigit():
        return True  # "bei den 55. Konsultationen"
    if text[0].islower():
        return lower.endswith(_INFLECTED) and not (verbal(syntax, lower) and not _participle(syntax, lower))
    if text[0].isdigit():
        return lower.endswith(_INFLECTED)  # "in dem 75-minütigen Telefonat"
    if text in syntax.classes["temporal"]:
        return False  # "am 3. Oktober Macron"
    titles = syntax.nominals.before_names + (syntax.nominals.before_places if place else ())
    return text.endswith("-") or (steps == 0 and lower.endswith(("er", *titles)))


def _owner(syntax: GermanSyntax, at: int) -> bool:
    """Whether the word is the owner of the house whose noun follows it: "in [Trumps] Anwesen Mar-a-Lago"."""
    named = syntax.tokens.words[at][:1].isupper() and syntax.tokens.words[at].endswith(("s", "’", "'"))
    return named and syntax.tokens.lowers[at + 1].endswith(syntax.nominals.before_places)


def _participle(syntax: GermanSyntax, lower: str) -> bool:
    """Whether a word can be a weak participle with an ending: "in der besetzten Stadt"."""
    stem = lower.removesuffix("n").removesuffix("e")
    found = syntax.lexicon.words.verbs.get(stem, ())
    return stem.endswith("t") and any(form.shape == "participle2" for form in found)


def verbal(syntax: GermanSyntax, lower: str) -> bool:
    """Whether a lower-case word is a verb form other than a participle."""
    words = syntax.lexicon.words
    found = words.verbs.get(lower, ())
    return (
        lower in words.auxiliaries
        or lower in words.modals
        or any(form.shape in ("finite", "infinitive", "zu_infinitive") for form in found)
    )


def is_objective(syntax: GermanSyntax, phrase: Range) -> bool:
    """Whether the mention's form is not that of a subject: "den Kanzler", "ihm", "Präsidenten Xi"."""
    first, end = phrase
    own = syntax.tokens.lowers[first]
    if own in syntax.nominals.object_pronouns or _beside_objective(syntax, phrase):
        return True
    at = first - 1
    if (
        at > 0
        and syntax.tokens.words[at][:1].isupper()
        and syntax.tokens.lowers[at].endswith(syntax.nominals.before_names)
    ):
        at -= 1
    while (
        at > 0
        and syntax.tokens.words[at].islower()
        and syntax.tokens.lowers[at].endswith("en")
        and own[-2:] == "en"
    ):
        at -= 1  # "dem neuen britischen Premier"
    before = syntax.tokens.lowers[at] if first else ""
    determiner = own if own in syntax.nominals.determiners else before
    if determiner in syntax.nominals.objective:
        return True
    if determiner in ("die", "beide", "beiden", "alle", "seine", "ihre", "deren", "dessen"):
        return False  # the plural of a weak noun has the same ending
    return any(syntax.tokens.words[i].endswith(syntax.nominals.weak_endings) for i in range(first, end))


def _beside_objective(syntax: GermanSyntax, phrase: Range) -> bool:
    """Whether an apposition shows what the name does not: "Anton Adler, den Kanzler"."""
    lowers = syntax.tokens.lowers
    return any(lowers[i] == "," and lowers[i + 1] in _ACCUSATIVE for i in range(*phrase) if i + 1 < phrase[1])


def is_genitive(syntax: GermanSyntax, phrase: Range, floor: int, called: str | None) -> bool:
    """Whether the mention of somebody ``called`` so is a genitive: "Merkels Besuch", "Besuch der Kanzlerin",
    "Besuch Merkels".
    """
    first, end = phrase
    own = syntax.tokens.lowers[first]
    inside = own in syntax.nominals.determiners
    determiner = own if inside else (syntax.tokens.lowers[first - 1] if first > floor else "")
    if determiner in syntax.nominals.genitive:
        return _has_head(syntax, first - (1 if inside else 2), floor, determiner)
    name = syntax.tokens.words[end - 1]
    marked = end < len(syntax) and syntax.tokens.words[end] in ("’", "'")
    bare = called is not None and called.split()[-1:] == [name]  # "Cassis" is no form of "Cassi"
    if not marked and (bare or not name.endswith(("s", "’", "'"))):
        return False
    if end < len(syntax) and _opens_noun(syntax, end):
        return True
    return first > floor and _noun(syntax, first - 1)


def _has_head(syntax: GermanSyntax, at: int, floor: int, determiner: str) -> bool:
    """Whether the noun before the determiner can have a genitive. "der …" behind a day or a name is rather a dative:
    "am [Freitag] der Kanzlerin", "Anton [Adler] der Kanzlerin".
    """
    if at < floor or not _noun(syntax, at):
        return False
    named = at > floor and _noun(syntax, at - 1)
    return determiner != "der" or not (named or syntax.adverbial((at, at + 1)))


def _opens_noun(syntax: GermanSyntax, at: int) -> bool:
    """Whether a noun begins at the token, over adjectives: "Merkels [erster Besuch]"."""
    for i in range(at, min(at + 3, len(syntax))):
        text = syntax.tokens.words[i]
        if text[:1].isupper():
            return True
        if text in syntax.nominals.determiners:
            return False
        if not (text.isalpha() and text.endswith(_INFLECTED)) or verbal(syntax, text):
            return False
    return False


def _noun(syntax: GermanSyntax, at: int) -> bool:
    text = syntax.words[at]
    closed = text.lower() in syntax.nominals.determiners or text.lower() in syntax.nominals.prepositions
    return syntax.nominal(at) and any(c.islower() for c in text[1:]) and not closed


def joining(syntax: GermanSyntax, after: int, before: int) -> str | None:
    """How two mentions are coordinated: "and", "then" ("mit A, dann mit B"), or ``None`` where they are not."""
    words = [syntax.tokens.lowers[i] for i in range(after, before)]
    if not words or len(words) > _JOINED:
        return None
    table, depth, joined, then = syntax.nominals, 0, False, False
    for word in words:
        depth += (word == "(") - (word == ")")
        if depth or word == ")":
            continue
        joined |= word in ("und", "sowie", ",", "oder", "bzw.")
        then |= word in table.sequence
        allowed = word in table.joiners or word in table.sequence or word in table.determiners
        if not (allowed or word in table.prepositions or (word.endswith(_INFLECTED) and not verbal(syntax, word))):
            return None
    return ("then" if then else "and") if joined else None
