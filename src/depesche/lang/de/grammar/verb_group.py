"""The verbs of a clause: which tokens can stand in its verb group, and what the group says of time and modality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from depesche.lang.de.grammar.attributes import attributive, compared
from depesche.lang.de.grammar.particles import in_name, separated
from depesche.lang.de.grammar.verbs import Form
from depesche.lang.de.grammar.word_classes import NOT_VERBAL, Tag, Words
from depesche.lang.syntax import Tense
from depesche.lang.tokens import Tokens
from depesche.light import dataclass, replace

#: What a sentence may begin after, with a capital: "Scholz: Habe mit Putin telefoniert".
_OPENING: Final = frozenset({":", "„", "«"})
#: Forms of the article that never stand for a noun by themselves before a finite verb.
_BEFORE_ADJECTIVES: Final = frozenset({"den", "dem", "des", "einen", "einem", "eines", "einer"})
#: What stands for the words before in front of a verb: "Das bestätigte Berlin."
_POINTING: Final = frozenset({"das", "dies"})
#: Prefixes of strong verbs whose participle has no "ge" ("unterbrochen", "zerschlagen").
_INSEPARABLE: Final = ("unter", "über", "zer")
#: Beginnings of weak participles at the end of a clause.
_WEAK_PREFIXES: Final = ("ge", "ab", "an", "aus", "auf", "be", "ver")
#: Beginnings of strong participles at the end of a clause.
_STRONG_PREFIXES: Final = ("ge", "be", "ver", "er", "zer", "ent", "miss")
#: The rank of what is no finite verb, behind all of :func:`_how_finite`.
_NO_VERB: Final = 5


class VerbGroup(NamedTuple):
    """What the verbs of a clause say. The fields are those of :class:`~depesche.lang.de.grammar.clauses.Clause`."""

    finite: int | None
    lemmas: tuple[str, ...]
    tense: Tense
    mood: str = "none"
    modal: str | None = None
    passive: bool = False


# -- tokens ---------------------------------------------------------------------------------------
def tags_of(tokens: Tokens, start: int, end: int, words_: Words) -> dict[int, Tag]:
    """The tokens from ``start`` to ``end`` (half-open) that can stand in a verb group."""
    words = tokens.words
    out: dict[int, Tag] = {}
    doubtful: dict[int, Tag] = {}
    first = True
    for i in range(start, end):
        word = words[i]
        if not word.isalpha() and _is_mark(word):
            first |= word in _OPENING
            continue
        if first or not word[0].isupper():
            tag = _tag(tokens, i, first, words_)
            if tag != NOT_VERBAL and not _no_verb(tokens, (start, end), i, tag, words_):
                out[i] = tag
            elif tag.finite and i and tokens.lowers[i - 1] in _POINTING and words[end - 1] == ".":
                doubtful[i] = tag
            first = False
    return out if any(tag.finite for tag in out.values()) else {**doubtful, **out}


def _is_mark(word: str) -> bool:
    """Whether a token that is not all letters has none."""
    return len(word) == 1 or not any(c.isalpha() for c in word)


def _no_verb(tokens: Tokens, sentence: tuple[int, int], at: int, tag: Tag, words_: Words) -> bool:
    """Whether a form of a verb is an attribute before its noun, or what something is compared with."""
    start, end = sentence
    return (tag.participle and compared(tokens, at, end, words_)) or attributive(tokens, start, at, words_)


def _tag(tokens: Tokens, at: int, first: bool, words_: Words) -> Tag:
    lower = tokens.lowers[at]
    found = NOT_VERBAL if in_name(tokens.words, at) else words_.tags.get(lower)
    if found is None:
        return NOT_VERBAL if first else _guess(tokens, at)
    if first and lower in words_.nominal and tokens.words[at][0].isupper() and at + 1 < len(tokens):
        # "Treffen" at the start of a sentence is the noun unless a finite verb follows at once.
        follower = tokens.lowers[at + 1]
        if follower not in words_.auxiliaries and follower not in words_.modals and follower != "sich":
            return NOT_VERBAL
    if lower in words_.determiners and _before_noun(tokens, at):
        return NOT_VERBAL
    return found


def _before_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun follows, with an adjective between or without: "sein (neues) Land" holds no infinitive."""
    ahead = tokens.words[at + 1 : at + 3]
    adjective = bool(ahead) and ahead[0].islower() and ahead[0].endswith(("e", "en", "er", "es", "em"))
    return any(word[:1].isupper() for word in ahead[: 2 if adjective else 1])


def _guess(tokens: Tokens, at: int) -> Tag:
    """Verbs outside the lists: weak preterites and "-ieren" forms by their endings."""
    lower = tokens.lowers[at]
    if len(lower) < 6 or not lower.isalpha() or lower.endswith("ste"):
        return NOT_VERBAL
    if lower.endswith(("ierte", "ierten", "iere", "ieren")):
        return Tag(finite=True, infinite=lower.endswith("ieren"), lexical=True)
    if lower.endswith("iert"):
        return Tag(finite=True, participle=True, lexical=True)
    last = at + 1 >= len(tokens) or tokens.words[at + 1] in ',.;:!?“”«»"–)'
    if not last or (at and tokens.lowers[at - 1] in _BEFORE_ADJECTIVES):
        return NOT_VERBAL  # "den sogenannten „Staat“"
    return _guess_of_last(lower)


def _guess_of_last(lower: str) -> Tag:
    """What a word that ends its clause can be by its form: a preterite or a participle."""
    if lower.endswith(("te", "ten")) and not lower.endswith("sten"):
        return Tag(finite=True, lexical=True)
    weak = lower.startswith(_WEAK_PREFIXES) and lower.endswith("t")
    strong = lower.startswith(("ge", *_INSEPARABLE)) and lower.endswith("en")
    return Tag(participle=True, lexical=True) if weak or strong else NOT_VERBAL


# -- the group ------------------------------------------------------------------------------------
def verb_group(tokens: Tokens, own: tuple[int, ...], tags: Mapping[int, Tag], words_: Words) -> VerbGroup:
    """What the verbs ``tags`` of the clause that owns the tokens say."""
    lowers = {i: tokens.lowers[i] for i in tags}
    finite = _finite(tags, lowers, words_)
    lexical = [i for i in tags if tags[i].lexical]
    lemmas = _lemmas(lexical, lowers, finite, separated(tokens, own, words_), words_)
    if finite is None:
        shape: Tense = "perfect" if any(t.participle and not t.infinite for t in tags.values()) else "none"
        return VerbGroup(None, lemmas, shape)
    return _inflected(tokens, own, finite, lemmas, tags, words_)


def _finite(tags: Mapping[int, Tag], lowers: Mapping[int, str], words_: Words) -> int | None:
    """The finite verb: the first of the surest kind that is there."""
    best, found = _NO_VERB, None
    for i, tag in tags.items():
        helper = lowers[i] in words_.auxiliaries or lowers[i] in words_.modals
        kind = _how_finite(tag, helper=helper)
        if kind < best:
            best, found = kind, i
    return found


def _how_finite(tag: Tag, *, helper: bool) -> int:
    """How sure it is that a word is the finite verb, from 0, the surest; ``_NO_VERB`` where it cannot be it."""
    if helper:
        return 2 if tag.infinite else 0
    if not tag.finite:
        return _NO_VERB
    if tag.infinite:
        return 4
    return 3 if tag.participle else 1


def _lemmas(
    lexical: Sequence[int], lowers: Mapping[int, str], finite: int | None, particle: str | None, words_: Words
) -> tuple[str, ...]:
    out: list[str] = []
    for i in reversed(lexical):
        known = words_.verbs.get(lowers[i], ())
        if i != finite:  # "zu führen" is no form of "fahren"
            known = tuple(form for form in known if form.shape != "finite") or known
        for form in known:
            out += _infinitives(form, particle, joined=i == finite)
    if particle:  # "kommen … zusammen": the form may be an infinitive, but not with its prefix apart
        out.sort(key=lambda name: not name.startswith(particle))
    return tuple(dict.fromkeys(out))


def _infinitives(form: Form, particle: str | None, *, joined: bool) -> list[str]:
    """The infinitives that a form stands for: with the particle that ends the clause first, if it is its verb's."""
    name = form.infinitive
    own = bool(particle) and name.startswith(particle or "")
    if form.shape == "participle1" or (form.split and not own):
        return []
    return [f"{particle}{name}", name] if joined and particle and form.shape == "finite" and not own else [name]


@dataclass(frozen=True, slots=True)
class _Bracket:
    """The verbs of a clause with a finite one: what the others are. ``own`` are the clause's tokens, ``text`` is the
    finite verb in lower case, ``auxiliary`` the infinitive of an auxiliary, ``modal`` what a modal verb says.
    """

    tokens: Tokens
    own: tuple[int, ...]
    words: Words
    finite: int
    others: tuple[int, ...]
    participle: bool
    infinite: bool
    text: str
    auxiliary: str | None
    modal: str | None

    def has(self, *forms: str) -> bool:
        """Whether one of the other verbs has one of these forms."""
        return not set(forms).isdisjoint(map(self.tokens.lowers.__getitem__, self.others))

    def passive(self, *, known: bool) -> bool:
        """Whether the clause is passive; ``known`` says that the lists have its participle."""
        if self.participle and not known:
            return True
        return self.has("worden") or (self.participle and (self.auxiliary == "werden" or self.has("werden")))


def _inflected(
    tokens: Tokens,
    own: tuple[int, ...],
    finite: int,
    lemmas: tuple[str, ...],
    tags: Mapping[int, Tag],
    words_: Words,
) -> VerbGroup:
    known = any(tag.participle for i, tag in tags.items() if i != finite)
    group = _bracket(tokens, own, finite, tags, words_)
    perfect = group.participle and group.has("haben", "sein")
    passive = group.passive(known=known)
    if group.participle and group.infinite and _finite_passive(group):
        group = replace(group, infinite=False)  # "wurde empfangen": the participle that looks like the infinitive
    mood, past = _mood(group.text, words_)
    if double := _double_infinitive(group):
        return VerbGroup(finite, lemmas, "past" if group.auxiliary == "haben" else "future", mood, double)
    tense = _tense(group, past=past, perfect=perfect, passive=passive)
    return VerbGroup(finite, lemmas, tense, mood, group.modal, passive)


def _bracket(
    tokens: Tokens, own: tuple[int, ...], finite: int, tags: Mapping[int, Tag], words_: Words
) -> _Bracket:
    others = tuple(i for i in tags if i != finite)
    lexical = [tags[i] for i in others if tags[i].lexical]
    participle, infinite = True in [t.participle for t in lexical], True in [t.infinite for t in lexical]
    text = tokens.lowers[finite]
    helper, modal = words_.auxiliaries.get(text), words_.modals.get(text)
    group = _Bracket(tokens, own, words_, finite, others, participle, infinite, text, helper, modal)
    if group.auxiliary in ("haben", "sein") and not participle and not infinite:
        return replace(group, participle=_told_participle(group, tags))
    if group.auxiliary == "werden" and not participle and not infinite:
        return replace(group, participle=_closes_with_participle(tokens, own))
    return group


def _told_participle(group: _Bracket, tags: Mapping[int, Tag]) -> bool:
    """Whether a participle stands with "haben" or "sein" that no list has: "ist bekannt geworden", "hat erfahren"."""
    if any(tags[i].participle for i in group.others):
        return True
    return group.auxiliary == "haben" and _closes_with_strong(group.tokens, group.own)


def _finite_passive(group: _Bracket) -> bool:
    """Whether "werden" can only be that of a passive: in the past, or with somebody named who does it."""
    return group.auxiliary == "werden" and (group.text.startswith("wurde") or _agent(group.tokens, group.own))


def _double_infinitive(group: _Bracket) -> str | None:
    """The modal verb that stands as a second infinitive: "hätten sich sehen sollen", "wird kommen können"."""
    if group.auxiliary not in ("haben", "werden") or not group.infinite or group.participle:
        return None
    lowers = (group.tokens.lowers[i] for i in group.others)
    return next((group.words.modals[lower] for lower in lowers if lower in group.words.modals), None)


def _closes_with_participle(tokens: Tokens, own: tuple[int, ...]) -> bool:
    """Whether the clause ends in what can only be a participle that the lists do not have: "wird … erzielt"."""
    last = next((i for i in reversed(own) if tokens.words[i].isalpha()), None)
    return (
        last is not None and last != own[0] and tokens.words[last].islower() and tokens.lowers[last].endswith("t")
    )


def _closes_with_strong(tokens: Tokens, own: tuple[int, ...]) -> bool:
    """Whether the clause ends in a strong participle that the lists do not have: "hat davon erfahren"."""
    last = next((i for i in reversed(own) if tokens.words[i].isalpha()), None)
    if last is None or last == own[0] or not tokens.words[last].islower():
        return False
    return tokens.lowers[last].endswith("en") and tokens.lowers[last].startswith(_STRONG_PREFIXES)


def _agent(tokens: Tokens, own: tuple[int, ...]) -> bool:
    """Whether somebody is named as the one who does it: "von", "durch"."""
    return any(tokens.lowers[i] in ("von", "vom", "durch") for i in own)


def _tense(group: _Bracket, *, past: bool, perfect: bool, passive: bool) -> Tense:
    if group.modal:
        return "perfect" if perfect else _simple(past=past)
    if group.auxiliary == "werden":
        return _of_werden(group, past=past, perfect=perfect, passive=passive)
    if group.auxiliary in ("haben", "sein") and group.participle:
        return "pluperfect" if past else "perfect"
    return _simple(past=past)


def _of_werden(group: _Bracket, *, past: bool, perfect: bool, passive: bool) -> Tense:
    """The tense of "werden" with what follows: a future, or a passive."""
    if past and not group.infinite:
        return "past"  # "wurde": a passive, also of a participle that the lists do not have
    if group.infinite or not group.participle:
        return "future_perfect" if perfect else "future"
    return _simple(past=past and passive)


def _simple(*, past: bool) -> Tense:
    return "past" if past else "present"


def _mood(text: str, words_: Words) -> tuple[str, bool]:
    """Mood and whether the form is past ("hatte", "traf")."""
    if text in words_.subjunctive1:
        return "subjunctive1", False
    if text in words_.subjunctive2:
        return "subjunctive2", text in ("hätte", "hätten", "wäre", "wären")
    if text in words_.auxiliaries or text in words_.modals:
        past = text in words_.preterites
        return "indicative", past or (text in words_.modals and text.endswith(("te", "ten")))
    found = [form for form in words_.verbs.get(text, ()) if form.shape == "finite"]
    if not found:
        return "indicative", text.endswith(("te", "ten"))
    for form in found:
        if form.mood == "indicative":
            return "indicative", form.tense == "past"
    return found[0].mood, found[0].tense == "past"
