"""On which side of the present a time lies by the phrase that it stands in, whatever the verb of its clause says.

An extended attribute has a tense of its own ("das am Montag begonnene Treffen", "das am Montag beginnende Treffen"),
and what is put off "auf Montag" or announced "für Montag" was still to come when it was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.syntax import Clause, Side

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: How far the words of an attribute reach from the time in it, to either side.
_REACH: Final = 8
_ENDS: Final = frozenset(',;:.!?„“"»«()')
_ENDINGS: Final = ("en", "er", "es", "em", "e")
#: Beginnings and the end of weak participles that no list knows ("verabschiedet").
_WEAK_PREFIXES: Final = ("ge", "ab", "an", "aus", "auf", "be", "ein", "er", "ver", "vor", "zer", "zu")


def placed(syntax: GermanSyntax, token: int, clause: Clause) -> Side | None:
    """The side that the words around a time give it; ``None`` where only the clause tells."""
    before = syntax.lowers[token - 1] if token else ""
    named = before in syntax.classes["ahead_prepositions"]
    participle = _participle(syntax, token)
    if participle is not None and _opens(syntax, token):
        return "future" if named else _of_attribute(syntax, participle)
    if _previewed(syntax, token, clause):
        return "future"
    if named and not (clause.past and any(syntax.is_in(k, "ahead") for k in clause.tokens)):
        return "future"
    return None


def _previewed(syntax: GermanSyntax, token: int, clause: Clause) -> bool:
    """Whether the time belongs to what something was said before: "Vor dem Gipfel am Samstag mahnte sie …"."""
    if clause.tense != "past" or not any(syntax.is_in(k, "announcements") for k in clause.tokens):
        return False
    for k in range(token - 2, max(-1, token - _REACH), -1):
        if syntax.words[k] in _ENDS:
            return False
        if syntax.lowers[k] == "vor":
            bare = not any(syntax.nominal(n) for n in range(k + 1, token - 2))
            return bare and syntax.is_in(k + 1, "determiners") and syntax.nominal(token - 2)
    return False


def _participle(syntax: GermanSyntax, token: int) -> int | None:
    """The inflected participle behind the time that stands before its noun."""
    words = syntax.words
    for k in range(token + 1, min(token + _REACH, len(words) - 1)):
        if words[k] in _ENDS:
            return None
        if _is_participle(syntax, k) and _before_noun(syntax, k):
            return k
    return None


def _is_participle(syntax: GermanSyntax, token: int) -> bool:
    lower = syntax.lowers[token]
    if not (syntax.words[token].islower() and lower.endswith(_ENDINGS)):
        return False
    stem = _stem(lower)
    if stem.endswith("end"):
        return len(stem) > len("wend")
    forms = syntax.lexicon.words.verbs.get(stem, ())
    if any(form.shape == "participle2" for form in forms):
        return True
    return not forms and participle_by_form(stem)


def participle_by_form(stem: str) -> bool:
    """Whether a word that no list has looks like a weak participle: "verabschiedet", "eingeweiht"."""
    return stem.endswith("t") and (stem.startswith(_WEAK_PREFIXES) or "ge" in stem)


def _stem(lower: str) -> str:
    ending = next((e for e in _ENDINGS if lower.endswith(e)), "")
    return lower.removesuffix(ending)


def _before_noun(syntax: GermanSyntax, token: int) -> bool:
    """Whether a noun follows, with one more adjective between or none."""
    follower = token + 1
    if syntax.words[follower].islower() and syntax.inflected(follower) and follower + 1 < len(syntax.words):
        follower += 1
    return syntax.words[follower][:1].isupper()


def _opens(syntax: GermanSyntax, token: int) -> bool:
    """Whether a determiner before the time has no noun of its own between: "die [am Montag …] Resolution"."""
    for k in range(token - 1, max(-1, token - _REACH), -1):
        if syntax.words[k] in _ENDS or syntax.nominal(k):
            return False
        if syntax.is_in(k, "determiners") or syntax.is_in(k, "attribute_openers"):
            return k + 1 < token and syntax.words[k + 1].islower() and not syntax.inflected(k + 1)
    return False


def _of_attribute(syntax: GermanSyntax, participle: int) -> Side:
    stem = _stem(syntax.lowers[participle])
    if stem.endswith("end") or stem in syntax.classes["ahead"]:
        return "future"
    return "past"
