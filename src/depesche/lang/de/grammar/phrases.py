"""Noun phrases and subjects by closed classes and capitals: who speaks in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from depesche.lang.syntax import Clause, Names, Range
from depesche.light import replace

if TYPE_CHECKING:
    from depesche.lang.de.grammar.syntax import GermanSyntax

#: Words between a determiner and its noun, at most.
_ATTRIBUTES = 9
#: Ends of inflected present participles, and numbers that stand between a determiner and its noun.
_PRESENT = ("ende", "enden", "ender", "endes", "endem")
#: Prepositions of attributes, marks inside names, and particles that begin something else than a name's part.
_ATTACHING = frozenset({"von", "vom", "für", "aus", "im", "in", "beim", "bei"})
_IN_NAMES = '“”"«»-/&'
_NO_PARTICLES = frozenset({"der", "den", "zu", "und"})
_NUMBERS = frozenset({"zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"})


def noun_phrase(syntax: GermanSyntax, start: int, end: int) -> Range | None:
    """The noun phrase that begins at the token ``start``, with genitives, brackets and appositions after it."""
    head = head_of(syntax, start, end)
    return None if head is None else (start, _tail(syntax, head, end))


def head_of(syntax: GermanSyntax, start: int, end: int) -> int | None:
    """Index after the determiner, attributes and nouns; ``None`` where no noun phrase begins."""
    if start >= end:
        return None
    lower, classes = syntax.lowers[start], syntax.classes
    if lower in classes["determiners"]:
        at = _determined(syntax, start, end)
        if at is not None:
            return _names(syntax, at, end)
        return start + 1 if lower in classes["pronouns"] else None
    if _begins_none(syntax, start):
        return None
    if lower in classes["pronouns"]:
        return start + 1
    at = _attributes(syntax, start, end)
    return _names(syntax, at, end) if at is not None else None


def _begins_none(syntax: GermanSyntax, start: int) -> bool:
    """Whether no noun phrase begins with the word: an adverb, a preposition, a verb in the past."""
    lower = syntax.lowers[start]
    small = lower in syntax.classes["prepositions"] or lower == "so" or syntax.adverb(start)
    return small or _preterite(syntax, start)


def _determined(syntax: GermanSyntax, start: int, end: int) -> int | None:
    """Index of the noun behind a determiner, over degrees, numbers and an extended attribute."""
    inner = start + 1
    while inner < end - 1 and (syntax.is_in(inner, "degree") or syntax.lowers[inner] in _NUMBERS):
        inner += 1
    at = _attributes(syntax, inner, end)
    extended = at is not None and at + 2 < end and syntax.words[at + 1].islower()
    if at is not None and extended and syntax.lowers[at + 1].endswith(_PRESENT):
        further = _attributes(syntax, at + 1, end)  # "dem zwei Seiten umfassenden Brief"
        return at if further is None else further
    return at


def _preterite(syntax: GermanSyntax, token: int) -> bool:
    """Whether the word is a verb in the past tense rather than an adjective ("forderte", "sagten")."""
    if not syntax.lowers[token].endswith(("te", "ten")) or not syntax.words[token].islower():
        return False
    forms = syntax.lexicon.words.verbs.get(syntax.lowers[token], ())
    return any(f.shape == "finite" and f.tense == "past" for f in forms)


def _attributes(syntax: GermanSyntax, start: int, end: int) -> int | None:
    """Index of the noun after adjectives, numbers and participles; ``None`` where none follows."""
    for at in range(start, min(end, start + _ATTRIBUTES)):
        word = syntax.words[at]
        if syntax.nominal(at):
            return at
        if word in '„“”"»«(' or word[0].isdigit():
            continue
        lower = syntax.lowers[at]
        adjective = lower.endswith(("e", "en", "er", "es", "em", "a")) and len(lower) > 3 and lower.isalpha()
        if at > start and syntax.is_in(at, "inner"):
            continue
        if not adjective or syntax.is_in(at, "prepositions") or syntax.is_in(at, "oblique_pronouns"):
            return None
    return None


def _names(syntax: GermanSyntax, start: int, end: int) -> int:
    """Index after a run of capitalised words with name particles, numbers and quotation marks between them."""
    at = start + 1
    while at < end and (step := _name_step(syntax, at, end)):
        at += step
    return at


def _name_step(syntax: GermanSyntax, at: int, end: int) -> int:
    """How many tokens belong to the name from ``at`` on; 0 where it ends."""
    word = syntax.words[at]
    follows = at + 1 < end and syntax.nominal(at + 1)
    if syntax.nominal(at) and not syntax.is_in(at, "determiners"):
        return 1
    if word in _IN_NAMES:
        return int(at + 1 < end and (follows or word not in "-/&"))
    if word in ("und", "oder", "bzw.") and _shared_noun(syntax, at, end):
        return 2
    if word[0].isdigit() and len(word) < 5 and not follows:
        return 1
    return 2 if follows and syntax.is_in(at, "name_parts") and word not in _NO_PARTICLES else 0


def _shared_noun(syntax: GermanSyntax, at: int, end: int) -> bool:
    """Whether a conjunction joins halves of one phrase: "Industrie- und …", "im Nahen und Mittleren Osten"."""
    if at + 1 >= end or not syntax.nominal(at + 1):
        return False
    before = syntax.words[at - 1]
    if before.endswith("-"):
        return True
    pair = before.endswith(("en", "er")) and syntax.words[at + 1].endswith(before[-2:])
    return pair and at + 2 < end and syntax.nominal(at + 2) and not syntax.is_in(at + 2, "determiners")


def _tail(syntax: GermanSyntax, at: int, end: int) -> int:
    """Index after what belongs to the noun: brackets, genitives, "von", coordinated nouns, an apposition."""
    while at < end:
        if syntax.words[at] == "(":
            close = next((k for k in range(at + 1, min(end, at + 8)) if syntax.words[k] == ")"), None)
            if close is None:
                return at
            at = close + 1
            continue
        further = _further(syntax, at, end)
        if further is None:
            return _apposition(syntax, at, end)
        at = further
    return at


def _further(syntax: GermanSyntax, at: int, end: int) -> int | None:
    """Index after a genitive, a prepositional attribute or a coordinated noun that begins at the token."""
    word = syntax.words[at]
    if syntax.words[at - 1].endswith("s") and _attribute(syntax, at, end):
        return _names(syntax, at + 1, end)
    if syntax.is_in(at, "genitive"):
        return head_of(syntax, at, end)
    if at + 1 >= end:
        return None
    if word in _ATTACHING:
        return head_of(syntax, at + 1, end) if _belongs(syntax, at) else None
    joined = word in ("und", "sowie", "oder") and not syntax.is_in(at + 1, "prepositions")
    return head_of(syntax, at + 1, end) if joined else None


def _attribute(syntax: GermanSyntax, at: int, end: int) -> bool:
    """Whether an adjective and its noun follow a genitive before them ("Putins außenpolitischer Berater")."""
    word = syntax.words[at]
    adjective = word.islower() and len(word) > 5 and word.endswith(("er", "en", "em", "es"))
    grammar = syntax.lexicon.words
    verb = word in grammar.verbs or word in grammar.modals or word in grammar.auxiliaries
    known = adjective and not verb and not syntax.is_in(at, "prepositions")
    return (
        known
        and at + 1 < end
        and syntax.nominal(at + 1)
        and not syntax.adverb(at)
        and not syntax.is_in(at, "determiners")
    )


def bare_genitive(syntax: GermanSyntax, at: int, end: int) -> bool:
    """Whether a genitive without an article begins at the token: "die Rückkehr verschleppter Kinder"."""
    word = syntax.words[at]
    adjective = word.islower() and word.endswith("er") and len(word) > 5 and word.isalpha()
    if not adjective or at + 1 >= end or not syntax.nominal(at + 1):
        return False
    return not (syntax.adverb(at) or syntax.is_in(at, "prepositions") or syntax.is_in(at, "determiners"))


def _belongs(syntax: GermanSyntax, at: int) -> bool:
    """Whether a prepositional phrase follows directly on a noun it can belong to ("Sprecher von Amnesty")."""
    before = syntax.words[at - 1]
    if syntax.words[at] == "aus" and (
        before in syntax.lexicon.account or before.endswith(syntax.lexicon.account_endings)
    ):
        return True
    return syntax.words[at] in ("von", "vom", "für") and not before.isdigit()


def _apposition(syntax: GermanSyntax, at: int, end: int) -> int:
    if at >= end or syntax.words[at] != ",":
        return at
    further = head_of(syntax, at + 1, end)
    if further is None or (
        syntax.lowers[at + 1] in syntax.lexicon.classes["pronouns"] - {"dieser"} and further == at + 2
    ):
        return at
    while further < end and syntax.is_in(further, "genitive"):
        more = head_of(syntax, further, end)
        if more is None:
            break
        further = more
    closed = further >= end or syntax.words[further] in ',(“”":'
    return (
        further + 1 if closed and further < end and syntax.words[further] == "," else (further if closed else at)
    )


def subject(
    syntax: GermanSyntax, clause: Clause, tokens: Sequence[int] | None = None, names: Names | None = None
) -> Range | None:
    """The noun phrase that can be the clause's subject: not after a preposition, not in an oblique case."""
    own = list(clause.tokens if tokens is None else tokens)
    if not own:
        return None
    limit = own[-1] + 1
    relative, skip = _opening(syntax, clause, limit)
    lowers, prepositions = syntax.lowers, syntax.classes["prepositions"]
    for at in own:
        if at < skip or _no_subject(syntax, clause, at):
            continue
        if lowers[at] in prepositions:
            governed = noun_phrase(syntax, at + 1, limit)
            skip = governed[1] if governed else at + 1
            continue
        phrase = _before_verb(clause, noun_phrase(syntax, at, limit))
        if phrase is None:
            continue
        if oblique(syntax, phrase) or adverbial(syntax, phrase):
            skip = phrase[1]
            continue
        if relative and (syntax.lowers[relative[0]] == "der" or _thing(syntax, phrase, names)):
            return relative
        return _inverted(syntax, clause, phrase, names) or syntax.trim(phrase)
    return relative


def _no_subject(syntax: GermanSyntax, clause: Clause, at: int) -> bool:
    """Whether no subject begins with the word: the one that opens the clause, a verb, an adverb."""
    return at == clause.opener or at in clause.verbs or syntax.adverb(at) or syntax.lowers[at] == "so"


def _before_verb(clause: Clause, phrase: Range | None) -> Range | None:
    """The phrase up to the finite verb inside it: "Das kündigte Merkels Sprecher an" has no adjective."""
    if phrase is not None and clause.finite is not None and phrase[0] < clause.finite < phrase[1]:
        return phrase[0], clause.finite
    return phrase


def _opening(syntax: GermanSyntax, clause: Clause, limit: int) -> tuple[Range | None, int]:
    """The relative pronoun that can be the subject, and the token where the search for another one begins: behind
    what a clause with "dessen" is about ("dessen Echtheit das Amt bestätigte").
    """
    if clause.kind != "relative" or clause.opener is None:
        return None, -1
    opener = clause.opener
    if syntax.lowers[opener] in ("der", "die", "das", "welcher", "welche", "welches"):
        return (opener, opener + 1), opener + 1
    owned = noun_phrase(syntax, opener + 1, limit) if syntax.lowers[opener] in ("dessen", "deren") else None
    if owned is not None and any(noun_phrase(syntax, k, limit) for k in range(owned[1], limit)):
        return None, owned[1]
    return None, opener + 1


def _thing(syntax: GermanSyntax, phrase: Range, names: Names | None) -> bool:
    """Whether the phrase names a thing, which says nothing in a relative clause of saying: an article before a noun
    that is no masculine subject, no woman's title and no mention of a person or side.
    """
    head = next((syntax.words[k] for k in range(*phrase) if syntax.nominal(k)), "")
    if syntax.lowers[phrase[0]] not in ("das", "die", "eine", "ein") or head.endswith(("in", "innen")):
        return False
    return names is None or not names(syntax.span(phrase))


def _inverted(syntax: GermanSyntax, clause: Clause, phrase: Range, names: Names | None) -> Range | None:
    """The subject behind the verb where an object stands first: "Das teilte der Kreml mit", "Die Tat nannte er …"."""
    finite = clause.finite
    if finite is None or clause.kind != "main":
        return None
    right_before = phrase[1] == finite
    if right_before and syntax.lowers[min(finite + 1, clause.tokens[-1])] in ("er", "man", "wir", "ich"):
        return finite + 1, finite + 2
    pointed = right_before and _names_or_points(syntax, clause, phrase)
    if not pointed and not _judged(syntax, clause, phrase, names):
        return None
    rest = [k for k in clause.tokens if k > finite]
    return subject(syntax, replace(clause, tokens=tuple(rest), kind="fragment"), rest, names) if rest else None


def _names_or_points(syntax: GermanSyntax, clause: Clause, phrase: Range) -> bool:
    """Whether the phrase before the verb is a name in quotation marks that is given, or only points: "Das"."""
    length = phrase[1] - phrase[0]
    if length <= 2 and syntax.words[phrase[1] - 1] in "“”»«" and "nennen" in clause.lemmas:
        return True
    return length == 1 and syntax.lowers[phrase[0]] in ("das", "dies", "dieses")


def _judged(syntax: GermanSyntax, clause: Clause, phrase: Range, names: Names | None) -> bool:
    """Whether the phrase that stands first, with its attributes, is a thing that somebody, named right behind the verb,
    calls or judges: "Die Wahl im Mai nannte Merkel …". What can speak itself (papers, offices, women's titles) is none.
    """
    first, behind = clause.start + (clause.opener == clause.start), (clause.finite or 0) + 1
    if names is None or not first == phrase[0] < behind - 1 or behind > clause.tokens[-1]:
        return False
    if syntax.members("judging_verbs").isdisjoint(clause.lemmas):
        return False
    head = next((syntax.lowers[k] for k in range(phrase[1] - 1, phrase[0] - 1, -1) if syntax.nominal(k)), "")
    speaks = head.endswith(syntax.lexicon.speaking_ends) or not head or names(syntax.span(phrase))
    return not speaks and names(syntax.span((behind, behind + 1)))


def oblique(syntax: GermanSyntax, phrase: Range) -> bool:
    """Whether the phrase shows by its form that it is no subject."""
    first = syntax.lowers[phrase[0]]
    if first == "es" or (phrase[1] - phrase[0] == 1 and syntax.is_in(phrase[0], "oblique_pronouns")):
        return True
    if syntax.is_in(phrase[0], "oblique"):
        return True
    head = next((syntax.words[k] for k in range(*phrase) if syntax.nominal(k)), "")
    if head.endswith(syntax.lexicon.weak_endings) and not syntax.is_in(phrase[0], "determiners"):
        return True
    if first in ("der", "einer", "dieser", "seiner", "ihrer") and phrase[1] - phrase[0] > 1:
        noun = next((syntax.words[k] for k in range(phrase[0] + 1, phrase[1]) if syntax.nominal(k)), "")
        return noun.endswith(("in", "ung", "heit", "keit", "schaft", "tion", "tät", "ei")) and len(noun) > 4
    return False


def adverbial(syntax: GermanSyntax, phrase: Range) -> bool:
    """Whether the phrase is one of time: all its nouns are days, months, hours."""
    nouns = [syntax.words[k] for k in range(*phrase) if syntax.nominal(k)]
    return bool(nouns) and all(n in syntax.lexicon.classes["temporal"] for n in nouns)


def agent(syntax: GermanSyntax, tokens: Sequence[int]) -> Range | None:
    """The noun phrase after "von", "vom", "durch", "seitens": who says it in a passive clause."""
    limit = tokens[-1] + 1 if tokens else 0
    for at in tokens:
        if syntax.lowers[at] in ("von", "vom", "seitens", "durch"):
            phrase = noun_phrase(syntax, at + 1, limit)
            if phrase and not adverbial(syntax, phrase):
                return syntax.trim(phrase)
    return None
