"""What only the whole sentence shows of its clauses: relative ones, nouns taken for verbs, asides, verb first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.lang.syntax import Clause, Range
from depesche.light import replace

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax


def refined(syntax: GermanSyntax, found: list[Clause], tokens: Range) -> list[Clause]:
    """The clauses of a range of tokens with what stands around them taken into account."""
    found = [_opening(syntax, _refined(syntax, clause), tokens) for clause in found]
    told = min((c.end for c in found if c.kind == "main" and c.finite is not None), default=tokens[1])
    return [part for c in found for part in _inverted(syntax, c, opening=c.start < told)]


def _opening(syntax: GermanSyntax, clause: Clause, tokens: Range) -> Clause:
    """A clause that opens its sentence with an article is no relative clause ("Der Rat tagte:"), nor is one
    whose auxiliary stands before the verb ("der Kurs werde fallen").
    """
    opener, finite = clause.opener, clause.finite
    if clause.kind == "main" and _verb_last(syntax, clause, tokens):
        return replace(clause, kind="relative", opener=clause.start)
    if clause.kind != "relative" or opener is None or finite is None:
        return clause
    second = syntax.helper(finite) and any(k > finite for k in clause.verbs) and finite - opener <= 6
    first = not any(syntax.words[k] == "," for k in range(tokens[0], opener))
    return replace(clause, kind="main", opener=None) if first or second else clause


def _refined(syntax: GermanSyntax, clause: Clause) -> Clause:
    """A clause whose finite verb is not the noun or determiner that opens it ("Einige …", "Hinweise …")."""
    finite = clause.finite
    if finite is None or not _doubtful(syntax, finite):
        return clause
    verbs = tuple(k for k in clause.verbs if k != finite)
    helpers = [k for k in verbs if syntax.helper(k)]
    candidates = helpers or [k for k in verbs if _finite(syntax, k)]
    if not candidates and _tells(syntax, clause, finite):
        return clause
    forms = {f.infinitive for k in verbs for f in syntax.lexicon.words.verbs.get(syntax.lowers[k], ())}
    found = replace(clause, finite=next(iter(candidates), None), verbs=verbs, lemmas=tuple(sorted(forms)))
    return replace(found, tense="none") if candidates else found


def _doubtful(syntax: GermanSyntax, finite: int) -> bool:
    """Whether a form of a verb can be a determiner or a noun."""
    return syntax.lowers[finite] in syntax.classes["determiners"] or _noun(syntax, finite)


def _tells(syntax: GermanSyntax, clause: Clause, finite: int) -> bool:
    """Whether the only verb is one all the same: "Die Minister einigen sich", unlike "mit einigen Ministern"."""
    return _noun(syntax, finite) or (finite > clause.start and not syntax.nominal(finite + 1))


def _noun(syntax: GermanSyntax, token: int) -> bool:
    return syntax.initial(token) and syntax.words[token][0].isupper()


def _finite(syntax: GermanSyntax, token: int) -> bool:
    return any(f.shape == "finite" for f in syntax.lexicon.words.verbs.get(syntax.lowers[token], ()))


def _verb_last(syntax: GermanSyntax, clause: Clause, tokens: Range) -> bool:
    """Whether a clause that quotation marks break up is a relative clause ("…, der es „gut“ nannte")."""
    start = clause.start
    if start == tokens[0] or syntax.words[start - 1] != "," or clause.finite is None:
        return False
    last = next((k for k in reversed(clause.tokens) if syntax.words[k][0].isalpha()), start)
    return syntax.lowers[start] in ("der", "die", "das") and clause.finite == last and last > start + 2


def _inverted(syntax: GermanSyntax, clause: Clause, *, opening: bool) -> list[Clause]:
    """A clause cut before a verb that follows a comma: what stands before it belongs to the words of others
    ("… und in Wien, teilte das Amt mit", "Der Vertrag, so sagte er, …").

    ``opening`` says that no verb stands before; then only words right before the comma are another's, for an
    aside between the opening of a clause and its verb ends with a comma too.
    """
    at = clause.finite
    if clause.kind != "main" or at is None or at == clause.start:
        return [clause]
    cut = at - 1 if syntax.lowers[at - 1] == "so" and syntax.words[at - 2] == "," else at
    if syntax.words[cut - 1] != "," or (opening and not _says_behind(syntax, clause, cut, at)):
        return [clause]
    return _cut(clause, cut, at)


def _cut(clause: Clause, cut: int, verb: int) -> list[Clause]:
    """The clause in two: what stands before the token ``cut``, and what its verb says behind it."""
    before = tuple(k for k in clause.tokens if k < cut)
    if not before:
        return [clause]
    own = tuple(k for k in clause.tokens if k >= cut)
    first = replace(
        clause, kind="fragment", tokens=before, finite=None, verbs=(), lemmas=(), tense="none", modal=None
    )
    verbs = tuple(k for k in clause.verbs if k >= verb)
    return [first, replace(clause, tokens=own, verbs=verbs, shares_subject=False)]


def _says_behind(syntax: GermanSyntax, clause: Clause, cut: int, verb: int) -> bool:
    """Whether whoever speaks stands behind the verb, and only words of one piece before it."""
    behind = verb + 1 < len(syntax.words) and (
        syntax.is_in(verb + 1, "determiners") or syntax.is_in(verb + 1, "pronouns") or syntax.nominal(verb + 1)
    )
    return behind and not any(syntax.words[k] in ",(" for k in range(clause.start, cut - 1))
