"""What the endings and small words around a noun or verb tell: attributes, definiteness, number, order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.syntax import Clause

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: Endings of adjectives before a noun, and how many letters one adds at most to a stem ("geplant-es", "besser-en").
_ADJECTIVE: Final = ("e", "en", "er", "es", "em")
_LONGEST: Final = 3
_INFINITIVE: Final = ("en", "ern", "eln")
_PLURAL_VERB: Final = ("en", "ind")
_PLURAL_NOUN: Final = ("e", "en")
#: How many adjectives may stand between the article and its noun.
_ADJECTIVES: Final = 4


def adjective_forms(stem: str) -> frozenset[str]:
    """All forms of an adjective, such as "deutsch", "deutsche", "deutscher"."""
    return frozenset(stem + ending for ending in ("", *_ADJECTIVE))


def is_attribute(syntax: GermanSyntax, token: int, stem: str) -> bool:
    """Whether the word is an attribute that begins with the stem: "geplante" with "geplant"."""
    lower = syntax.lowers[token]
    inflected = len(lower) - len(stem) <= _LONGEST and lower.endswith(_ADJECTIVE)
    return lower.startswith(stem) and inflected and not syntax.words[token][0].isupper()


def is_definite(syntax: GermanSyntax, noun: int, floor: int) -> bool:
    """Whether a definite article stands before the noun, at most one word between."""
    return any(syntax.is_in(i, "definite") for i in range(max(floor, noun - 2), noun))


def is_indefinite(syntax: GermanSyntax, noun: int) -> bool:
    """Whether an indefinite article stands before the noun, at most one word between."""
    return any(syntax.is_in(i, "indefinite") for i in range(max(0, noun - 2), noun))


def indefinite_phrase(syntax: GermanSyntax, noun: int, floor: int) -> int | None:
    """Where the indefinite phrase of a noun in direct case begins: "ein persönliches Treffen"."""
    for i in range(noun - 1, max(floor, noun - _ADJECTIVES) - 1, -1):
        if syntax.is_in(i, "indefinite_direct"):
            return i
        if not syntax.words[i].islower():
            return None
    return None


def is_genitive_attribute(syntax: GermanSyntax, noun: int) -> bool:
    """Whether the noun is a genitive attribute: "die Vorbereitung des Gipfels", "Anlass der Reise"."""
    if noun < 1:
        return False
    after_noun = (
        noun > 1 and syntax.words[noun - 2][0].isupper() and syntax.lowers[noun - 2] != syntax.lowers[noun - 1]
    )
    feminine = after_noun and syntax.is_in(noun - 1, "genitive_feminine")
    return syntax.is_in(noun - 1, "genitive_masculine") or feminine


def ends_in_infinitive(syntax: GermanSyntax, clause: Clause) -> bool:
    """Whether the clause ends with an infinitive of a verb that no list knows: "der Besuch werde uns stärken"."""
    last = next((i for i in reversed(clause.tokens) if syntax.words[i].isalpha()), None)
    if last is None or last in clause.verbs or not (clause.modal or clause.tense == "future"):
        return False
    return syntax.words[last].islower() and syntax.lowers[last].endswith(_INFINITIVE)


def is_plural_verb(syntax: GermanSyntax, token: int) -> bool:
    """Whether the finite verb at the token is a plural."""
    return syntax.lowers[token].endswith(_PLURAL_VERB)


def is_plural_noun(syntax: GermanSyntax, token: int) -> bool:
    """Whether the noun at the token shows by its ending that it is a plural."""
    return syntax.words[token].endswith(_PLURAL_NOUN)


def is_bare_plural(syntax: GermanSyntax, token: int) -> bool:
    """Whether an adjective right behind a preposition, without an article, says that there are several: it ends in
    "-en" where that of one ends in "-em" or "-er" ("mit bilateralen Treffen").
    """
    if token < 2 or not syntax.is_in(token - 2, "dative_prepositions"):
        return False
    before = syntax.words[token - 1]
    plain = before.islower() and before.endswith("en") and not syntax.is_in(token - 1, "articles")
    return plain and not syntax.preposition(token - 1)


def verb_first(syntax: GermanSyntax, clause: Clause) -> bool:
    """Whether the clause opens with its finite verb: "Treffen sich die beiden, …"."""
    opens = next((i for i in clause.tokens if syntax.words[i].isalpha()), None)
    return clause.finite is not None and clause.finite == opens


def verb_words(syntax: GermanSyntax, clause: Clause) -> tuple[int, ...]:
    """The tokens of the verb group, a prefix that stands apart included: "sagte … ab"."""
    last = next((i for i in reversed(clause.tokens) if syntax.words[i].isalpha()), None)
    prefix = syntax.lowers[last] if last is not None and last not in clause.verbs else ""
    apart = prefix in syntax.lexicon.words.particles and any(lemma.startswith(prefix) for lemma in clause.lemmas)
    return (*clause.verbs, last) if apart and last is not None else clause.verbs


def preposition_before(syntax: GermanSyntax, first: int, relation: str, floor: int) -> int | None:
    """The token of the preposition that sets the relation of what begins at ``first``."""
    return next((i for i in range(first, floor - 1, -1) if syntax.preposition(i) == relation), None)
