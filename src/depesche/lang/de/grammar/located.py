"""Where a place is by the noun that it belongs to: "im Garten [des Weißen Hauses]", "im Schloss von [Versailles]"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depesche.lang.de.grammar import relations

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: Relations in which something is at the noun.
_LOCAL: Final = ("in", "on", "upon", "at")
#: Adjectives between a determiner and the place's noun at most, and words between the noun and its apposition.
_ADJECTIVES: Final = 2
_APPOSED: Final = 5


def located(syntax: GermanSyntax, floor: int, first: int) -> str:
    """The local relation of the noun for a house, a part of one or of a town that the place at the token owns, names
    or stands beside as an apposition; "" where it belongs to none.
    """
    head = _apposed(syntax, floor, first)
    if head is None:
        head = _governing(syntax, floor, first)
    if head is None or head <= floor or not _of_house(syntax, head):
        return ""
    if head - 1 > floor and syntax.tokens.words[head - 1][:1].isupper():
        head -= 1  # "im [East] Room"
    found = relations.relation(syntax, floor, head, place=True)
    return found if found in _LOCAL else ""


def _of_house(syntax: GermanSyntax, at: int) -> bool:
    """Whether the noun is one for a house or a part of one or of a town."""
    return syntax.tokens.words[at][:1].isupper() and syntax.tokens.lowers[at].endswith(syntax.nominals.house_parts)


def _governing(syntax: GermanSyntax, floor: int, first: int) -> int | None:
    """The noun before the place: right before it, before "von" or before the genitive that it stands in."""
    lowers, words = syntax.tokens.lowers, syntax.tokens.words
    at = first - 1
    if at > floor and words[at][:1].isupper() and lowers[at].removesuffix("s").endswith(_named(syntax)):
        if lowers[at - 1] not in syntax.nominals.genitive:
            return at
        at -= 1  # "auf der Nordseite des [Grenzorts] Panmunjom"
    for _ in range(_ADJECTIVES):
        if at > floor and words[at][:1].islower() and words[at].endswith("en"):
            at -= 1  # "des [neuen] Kanzleramts"
    if at <= floor:
        return None
    owned = lowers[at] in syntax.nominals.genitive or lowers[at] in ("von", "vom")
    if owned:
        return at - 1
    return at if at == first - 1 else None


def _named(syntax: GermanSyntax) -> tuple[str, ...]:
    return syntax.nominals.before_places


def _apposed(syntax: GermanSyntax, floor: int, first: int) -> int | None:
    """The noun of which the place is an apposition: "im Gästehaus der Regierung, Schloss [Meseberg]"."""
    lowers, words = syntax.tokens.lowers, syntax.tokens.words
    comma = _before_name(syntax, floor, first)
    if comma <= floor or words[comma] != ",":
        return None
    for at in range(comma - 1, max(floor, comma - _APPOSED), -1):
        if _of_house(syntax, at):
            return at
        if not (words[at][:1].isupper() or lowers[at] in syntax.nominals.genitive):
            return None
    return None


def _before_name(syntax: GermanSyntax, floor: int, first: int) -> int:
    """The token before the name with its noun and its article: "…, dem Schloss [Ahrenfels]"."""
    lowers, at = syntax.tokens.lowers, first - 1
    if at > floor and lowers[at].endswith(_named(syntax)):
        at -= 1
    return at - 1 if at > floor and lowers[at] in syntax.nominals.definite else at
