"""Clauses of a German sentence: where they begin and end, their verb group and what it says of time and modality.

The grammar works on tokens, from closed word classes and conjugated verb lists (``clause_words.toml`` and what
the caller adds), in one pass and without a statistical model. A :class:`Clause` owns the tokens that are its own:
those of a relative clause embedded in it belong to the relative clause.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Final, Literal

from spacy.tokens import Doc, Token

from depesche.lang.de.verbs import Form, Verb, forms, parse

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
ClauseTense = Literal["present", "past", "perfect", "pluperfect", "future", "future_perfect", "none"]

_BREAKS: Final = frozenset(',;:–—()"„“”«»›‹')
#: What a sentence may begin after, with a capital: "Scholz: Habe mit Putin telefoniert".
_OPENING: Final = frozenset({":", "„", "«"})
_QUOTES: Final = frozenset('"„“”«»›‹')
#: Quoted words without a verb up to this length (tokens) are a name or an attribute.
_NAME: Final = 6
_DASHES: Final = frozenset("–—-")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. ``tokens`` are indices of the doc; ``parent`` is the place of its governing clause in the list.

    ``lemmas`` are the infinitives that its main verb may be, separable prefix included. ``modal`` is the
    infinitive of a modal verb; ``mood`` that of the finite verb ("subjunctive1" is reported speech).
    ``shares_subject`` says that its subject is that of the clause before it.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    parent: int | None = None
    opener: int | None = None
    finite: int | None = None
    verbs: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    tense: ClauseTense = "none"
    mood: str = "none"
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    shares_subject: bool = False

    @property
    def start(self) -> int:
        """Index of its first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Index after its last token."""
        return self.tokens[-1] + 1

    @property
    def past(self) -> bool:
        """Whether it tells something as having happened."""
        return self.tense in ("past", "perfect", "pluperfect") and self.mood != "subjunctive2"


@dataclass(frozen=True)
class Words:
    """The closed classes and the verb forms, by lower-case form."""

    subordinators: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    negators: frozenset[str]
    particles: frozenset[str]
    auxiliaries: Mapping[str, str]
    modals: Mapping[str, str]
    verbs: Mapping[str, tuple[Form, ...]]


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: lemma for lemma, all_forms in table.items() for form in all_forms}


def conjugated(verbs: Iterable[Verb]) -> dict[str, tuple[Form, ...]]:
    """All forms of the verbs, by their lower-case text; Swiss spellings with "ss" too."""
    out: dict[str, list[Form]] = {}
    for verb in verbs:
        for form in forms(verb):
            for text in {form.text, form.text.replace("ß", "ss")}:
                known = out.setdefault(text, [])
                if form not in known:
                    known.append(form)
    return {text: tuple(found) for text, found in out.items()}


def parse_list(strong: str, weak: str, separable: str) -> list[Verb]:
    """Verbs as ``clause_words.toml`` writes them: strong ones a line, weak ones by their infinitives, and the
    separable prefixes of a base verb a line.
    """
    parts = dict(_rows(strong))
    out = [parse(name) for name in weak.split()] + [parse(name, tail) for name, tail in parts.items()]
    for base, prefixes in _rows(separable):
        out += [parse(f"{prefix}|{base}", parts.get(base, "")) for prefix in prefixes.split()]
    return out


def _rows(lines: str) -> list[tuple[str, str]]:
    cut = (line.partition(":") for line in lines.strip().splitlines())
    return [(name.strip(), tail.strip()) for name, _, tail in cut]


@cache
def known_parts() -> Mapping[str, str]:
    """Principal parts of the strong verbs, by infinitive: what a frame's separable verb inherits."""
    verbs = raw()["verbs"]
    assert isinstance(verbs, dict)  # noqa: S101 - the data file's own layout
    return dict(_rows(verbs["strong"]))


@cache
def raw() -> dict[str, object]:
    """The data file as it is."""
    path = resources.files("depesche") / "lang" / "de" / "clause_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(extra: Iterable[Verb] = ()) -> Words:
    """The word classes, with further verbs from the caller's frames."""
    data = raw()
    lists = {name: data[name] for name in ("subordinators", "relatives", "conjunctions", "negators", "particles")}
    verbs = data["verbs"]
    assert isinstance(verbs, dict)  # noqa: S101 - the data file's own layout
    auxiliaries, modals = data["auxiliaries"], data["modals"]
    assert isinstance(auxiliaries, dict)  # noqa: S101
    assert isinstance(modals, dict)  # noqa: S101
    merged: dict[str, tuple[Form, ...]] = {}
    for table in (conjugated(parse_list(verbs["strong"], verbs["weak"], verbs["separable"])), conjugated(extra)):
        for text, found in table.items():
            merged[text] = (*merged.get(text, ()), *(f for f in found if f not in merged.get(text, ())))
    return Words(
        **{name: frozenset(value) for name, value in lists.items()},  # type: ignore[call-overload]
        auxiliaries=_inverted(auxiliaries),
        modals=_inverted(modals),
        verbs=merged,
    )


# -- tokens ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Tag:
    """What a token can be in a verb group."""

    finite: bool = False
    infinite: bool = False
    participle: bool = False
    lexical: bool = False


_NOT_VERBAL: Final = _Tag()


def _tag(token: Token, first: bool, words_: Words) -> _Tag:
    text = token.text
    lower = text.lower()
    if text[0].isupper() and not first:
        return _NOT_VERBAL
    if lower in words_.auxiliaries or lower in words_.modals:
        bare = lower in ("werden", "haben", "sein", "wollen", "sollen", "können", "müssen", "lassen", "dürfen")
        return _Tag(finite=True, infinite=bare)
    if lower in ("worden", "geworden", "gewesen", "gehabt", "sein", "gelassen"):
        return _Tag(infinite=lower == "sein", participle=lower != "sein")
    found = words_.verbs.get(lower)
    if found is None:
        return _guess(lower, token) if not first else _NOT_VERBAL
    shapes = {form.shape for form in found}
    if shapes == {"participle1"}:
        return _NOT_VERBAL
    if first and text[0].isupper() and shapes == {"infinitive", "finite"} and token.i + 1 < len(token.doc):
        # "Treffen" at the start of a sentence is the noun unless a finite verb follows at once.
        follower = token.nbor(1).text.lower()
        if follower not in words_.auxiliaries and follower not in words_.modals and follower != "sich":
            return _NOT_VERBAL
    return _Tag(
        finite="finite" in shapes,
        infinite=bool(shapes & {"infinitive", "zu_infinitive"}),
        participle="participle2" in shapes,
        lexical=True,
    )


def _guess(lower: str, token: Token) -> _Tag:
    """Verbs outside the lists: weak preterites and "-ieren" forms by their endings."""
    if not lower.isalpha() or len(lower) < 6 or lower.endswith("ste"):
        return _NOT_VERBAL
    if lower.endswith(("ierte", "ierten", "iere", "ieren")):
        return _Tag(finite=True, infinite=lower.endswith("ieren"), lexical=True)
    if lower.endswith("iert"):
        return _Tag(finite=True, participle=True, lexical=True)
    last = token.i + 1 >= len(token.doc) or token.nbor(1).text in ',.;:!?“”«»"–)'
    if last and lower.endswith(("te", "ten")) and not lower.endswith(("sten", "ste")):
        return _Tag(finite=True, lexical=True)
    weak = lower.startswith(("ge", "ab", "an", "aus", "auf", "be", "ver")) and lower.endswith("t")
    if last and (weak or (lower.startswith("ge") and lower.endswith("en"))):
        return _Tag(participle=True, lexical=True)
    return _NOT_VERBAL


_DETERMINERS: Final = frozenset(
    {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine"}
    | {p + e for p in ("sein", "ihr", "dies", "all", "jen") for e in ("", "e", "en", "em", "er", "es")}
)
#: How far back the determiner of an extended attribute may stand.
_ATTRIBUTE: Final = 12


def _attributive(doc: Doc, start: int, at: int) -> bool:
    """Whether an inflected participle stands before its noun: "das mit Spannung erwartete Treffen"."""
    text = doc[at].text
    if at + 1 >= len(doc) or not text.endswith(
        ("te", "ten", "ter", "tes", "tem", "ne", "nen", "ner", "nes", "nem")
    ):
        return False
    if not doc[at + 1].text[:1].isupper():
        return False
    for i in range(at - 1, max(start, at - _ATTRIBUTE) - 1, -1):
        word = doc[i].text
        if word in (",", ";", ":"):
            return False
        if word.lower() in _DETERMINERS and (i + 1 == at or _opens_attribute(doc, i + 1)):
            return True
    return False


def _opens_attribute(doc: Doc, at: int) -> bool:
    """Whether the word after a determiner begins an extended attribute: a preposition or adverb, no noun."""
    text = doc[at].text
    return text.islower() and not text.endswith(("e", "en", "er", "es", "em"))


# -- segments -------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Segment:
    """Tokens between two breaks, with the verb tags of its tokens."""

    tokens: list[int]
    tags: dict[int, _Tag]
    shares_subject: bool = False
    coordinated: bool = False
    after_colon: bool = False

    @property
    def finites(self) -> list[int]:
        return [i for i in self.tokens if i in self.tags and self.tags[i].finite]

    @property
    def verbal(self) -> list[int]:
        return [i for i in self.tokens if i in self.tags]


def clauses(doc: Doc, start: int, end: int, words_: Words, solid: Collection[int] = frozenset()) -> list[Clause]:
    """The clauses of the sentence that spans the tokens ``start`` to ``end`` (half-open), in order.

    No clause begins or ends at the ``solid`` tokens: commas inside names and titles.
    """
    tags: dict[int, _Tag] = {}
    first = True
    for i in range(start, end):
        token = doc[i]
        if not token.is_alpha and not any(c.isalpha() for c in token.text):
            first |= token.text in _OPENING
            continue
        tag = _tag(token, first, words_)
        if tag is not _NOT_VERBAL and not _attributive(doc, start, i):
            tags[i] = tag
        first = False
    segments = [part for seg in _segments(doc, start, end, tags, solid) for part in _coordinated(doc, seg, words_)]
    return _assembled(doc, segments, words_)


def _segments(doc: Doc, start: int, end: int, tags: dict[int, _Tag], solid: Collection[int]) -> list[_Segment]:
    out: list[_Segment] = []
    current: list[int] = []
    colon = False
    names = _quoted_names(doc, start, end, tags)
    for i in range(start, end):
        if i in names:
            continue
        text = doc[i].text
        spaced = text in _DASHES and i > start and bool(doc[i - 1].whitespace_)
        if i not in solid and ((text in _BREAKS and not (text == ":" and not doc[i].whitespace_)) or spaced):
            if current:
                out.append(_Segment(current, {k: tags[k] for k in current if k in tags}, after_colon=colon))
            current, colon = [], text == ":"
        elif not doc[i].is_space:
            current.append(i)
    if current:
        out.append(_Segment(current, {k: tags[k] for k in current if k in tags}, after_colon=colon))
    return out


def _quoted_names(doc: Doc, start: int, end: int, tags: Mapping[int, _Tag]) -> set[int]:
    """The quotation marks around a few words without a verb ("die „Washington Post“"): they end no clause."""
    out: set[int] = set()
    opened: int | None = None
    for i in range(start, end):
        if doc[i].text not in _QUOTES:
            continue
        if opened is not None and 1 < i - opened <= _NAME and not any(k in tags for k in range(opened, i)):
            out |= {opened, i}
            opened = None
        else:
            opened = i
    return out


def _coordinated(doc: Doc, segment: _Segment, words_: Words) -> list[_Segment]:
    """The segment cut at a conjunction that joins two verb groups ("fliegt nach A und trifft dort B")."""
    for place, i in enumerate(segment.tokens):
        if place == 0 or doc[i].text.lower() not in words_.conjunctions:
            continue
        left, right = segment.tokens[:place], segment.tokens[place + 1 :]
        left_verbs = [k for k in left if k in segment.tags]
        right_verbs = [k for k in right if k in segment.tags]
        if not left_verbs or not right_verbs or not _two_groups(segment, left_verbs, right_verbs):
            continue
        if _joins_names(doc, right, right_verbs, words_):
            continue
        head = _Segment(
            left,
            {k: segment.tags[k] for k in left_verbs},
            segment.shares_subject,
            segment.coordinated,
            segment.after_colon,
        )
        shares = right_verbs[0] == right[0] or not segment.tags[right_verbs[0]].finite
        tail = _Segment(right, {k: segment.tags[k] for k in right_verbs}, shares, coordinated=True)
        return [head, *_coordinated(doc, tail, words_)]
    return [segment]


def _joins_names(doc: Doc, right: list[int], verbs: list[int], words_: Words) -> bool:
    """Whether another conjunction stands before the next verb: "fuhren A und B ins Hotel und berieten dort"."""
    ahead = right[: right.index(verbs[0])]
    return any(doc[i].text.lower() in words_.conjunctions for i in ahead)


def _two_groups(segment: _Segment, left: list[int], right: list[int]) -> bool:
    """Whether both sides hold a verb group: two finite verbs, or one auxiliary over two infinite verbs."""
    tags = segment.tags
    if any(tags[k].finite for k in right) and any(tags[k].finite for k in left):
        both_end = any(tags[k].lexical for k in left) or not tags[left[-1]].lexical
        # "haben A getroffen und B gesehen": the auxiliary alone on the left is no group of its own
        return both_end and not _only_auxiliary(segment, left, right)
    lexical_left = [k for k in left if tags[k].lexical]
    return bool(lexical_left) and any(tags[k].lexical for k in right)


def _only_auxiliary(segment: _Segment, left: list[int], right: list[int]) -> bool:
    """One auxiliary on the left whose infinite verb stands on the right: no cut between them."""
    tags = segment.tags
    if any(tags[k].lexical for k in left) or len(left) != 1:
        return False
    strictly = [k for k in right if tags[k].finite and not tags[k].infinite and not tags[k].participle]
    return not strictly


# -- clauses --------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Draft:
    """A clause while its tokens are still being gathered."""

    kind: ClauseKind
    segments: list[_Segment]
    parent: int | None = None
    opener: int | None = None
    shares_subject: bool = False
    tags: dict[int, _Tag] | None = None

    @property
    def tokens(self) -> list[int]:
        return [i for seg in self.segments for i in seg.tokens]

    @property
    def verbal(self) -> list[int]:
        return [i for seg in self.segments for i in seg.verbal]

    @property
    def finite(self) -> bool:
        return any(seg.finites for seg in self.segments)

    def open_bracket(self) -> bool:
        """Whether a finite auxiliary still waits for its infinite verb."""
        all_tags = [seg.tags[i] for seg in self.segments for i in seg.verbal]
        return bool(all_tags) and not any(tag.lexical for tag in all_tags)


def _assembled(doc: Doc, segments: Sequence[_Segment], words_: Words) -> list[Clause]:
    drafts: list[_Draft] = []
    waiting: list[_Segment] = []
    for seg in segments:
        matrix = _matrix(drafts)
        if matrix is not None and _closes(doc, drafts[matrix], seg):
            drafts[matrix].segments.append(seg)
            continue
        kind, opener = _kind(doc, seg, words_, first=not drafts and not waiting)
        if seg.coordinated and drafts and kind == "main" and drafts[-1].kind != "fragment":
            last = drafts[-1]
            drafts.append(_Draft(last.kind, [seg], last.parent, last.opener, shares_subject=seg.shares_subject))
        elif kind == "fragment":
            _attach_fragment(drafts, waiting, seg)
        elif kind == "main" and matrix is not None and _continues(drafts[matrix], seg):
            drafts[matrix].segments.append(seg)
        else:
            parent = matrix if kind != "main" else None
            own = [*_left_over(drafts, seg), seg] if kind == "main" else [seg]
            if kind in ("main", "infinitive") and waiting and not drafts_open(drafts):
                own, waiting = [*waiting, seg], []
            shares = seg.shares_subject or (kind == "main" and bool(drafts) and _goes_on(doc, seg, words_))
            drafts.append(_Draft(kind, own, parent, opener, shares_subject=shares))
    if waiting:
        drafts.append(_Draft("fragment", waiting))
    return _ordered([_closed(doc, draft, words_) for draft in drafts], drafts)


def _goes_on(doc: Doc, seg: _Segment, words_: Words) -> bool:
    """Whether the segment is a conjunction and at once a verb: "– und sagte das Treffen ab"."""
    first = doc[seg.tokens[0]].text.lower() in words_.conjunctions
    return first and len(seg.tokens) > 1 and seg.tokens[1] in seg.finites


def _left_over(drafts: Sequence[_Draft], seg: _Segment) -> list[_Segment]:
    """Phrases between a colon and a clause that begins with its verb ("so weit: A (66) und B (70) trafen")."""
    if not drafts or not seg.finites or seg.finites[0] != seg.tokens[0] or seg.coordinated:
        return []
    last = drafts[-1].segments
    keep = len(last)
    while keep > 1 and not last[keep - 1].verbal:
        keep -= 1
    while keep < len(last) and not last[keep].after_colon:
        keep += 1
    taken = last[keep:]
    drafts[-1].segments = last[:keep]
    return taken


def drafts_open(drafts: Sequence[_Draft]) -> bool:
    """Whether a main clause has begun already: what waits then belongs to it."""
    return any(draft.kind == "main" for draft in drafts)


def _matrix(drafts: Sequence[_Draft]) -> int | None:
    for place in range(len(drafts) - 1, -1, -1):
        if drafts[place].kind in ("main", "fragment"):
            return place
    return len(drafts) - 1 if drafts else None


def _closes(doc: Doc, matrix: _Draft, seg: _Segment) -> bool:
    """Whether the segment brings the infinite verb that the clause still lacks ("hat mit A, B und C [telefoniert]")."""
    infinite = all(seg.tags[i].infinite or seg.tags[i].participle for i in seg.verbal)
    if not seg.verbal or not infinite or seg.coordinated or _zu_infinitive(doc, seg):
        return False
    return matrix.kind == "main" and matrix.open_bracket()


def _continues(matrix: _Draft, seg: _Segment) -> bool:
    """Whether the segment is the rest of the matrix clause after an embedded one."""
    if matrix.kind == "fragment":
        return True
    if not seg.finites or all(seg.tags[i].infinite or seg.tags[i].participle for i in seg.verbal):
        return matrix.open_bracket()
    return not matrix.finite


def _attach_fragment(drafts: list[_Draft], waiting: list[_Segment], seg: _Segment) -> None:
    matrix = _matrix(drafts)
    if not drafts:
        waiting.append(seg)
    elif drafts[-1].kind == "relative" and matrix is not None and drafts[matrix].kind == "main":
        drafts[-1].segments.append(seg)
    else:
        drafts[-1].segments.append(seg)


def _kind(doc: Doc, seg: _Segment, words_: Words, *, first: bool) -> tuple[ClauseKind, int | None]:
    if not seg.verbal:
        return "fragment", None
    head = [doc[i].text.lower() for i in seg.tokens[:4]]
    opens = 1 if head[0] in words_.conjunctions and len(head) > 1 else 0
    finites = seg.finites
    final = bool(finites) and finites[-1] == _last_word(doc, seg) and finites[-1] > seg.tokens[0] + 1
    if head[opens] in words_.subordinators and (final or head[opens] in ("dass", "daß", "ob", "weil", "nachdem")):
        return "subordinate", seg.tokens[opens]
    if _zu_infinitive(doc, seg):
        return "infinitive", seg.tokens[opens] if head[opens] in ("um", "ohne", "statt", "anstatt") else None
    if finites and final and not first and not _second(doc, seg, finites):
        for offset in (opens, opens + 1):
            if offset < len(head) and head[offset] in words_.relatives:
                return "relative", seg.tokens[offset]
    return ("main", None) if finites or seg.verbal else ("fragment", None)


def _last_word(doc: Doc, seg: _Segment) -> int:
    return next((i for i in reversed(seg.tokens) if doc[i].is_alpha), seg.tokens[-1])


def _second(doc: Doc, seg: _Segment, finites: list[int]) -> bool:
    """Whether the first finite verb stands early: the second element of a main clause."""
    first = finites[0]
    last = first + 1 == len(doc) or doc[first + 1].is_sent_start
    return first - seg.tokens[0] <= 1 and first != seg.tokens[-1] and not last


def _zu_infinitive(doc: Doc, seg: _Segment) -> bool:
    strict = [i for i in seg.finites if not seg.tags[i].infinite]
    if strict:
        return False
    for i in seg.verbal:
        if seg.tags[i].infinite and (doc[i - 1].text.lower() == "zu" or "zu" in doc[i].text.lower()[2:-3]):
            return True
    return False


# -- the verb group -------------------------------------------------------------------------------
def _closed(doc: Doc, draft: _Draft, words_: Words) -> Clause:
    tokens = tuple(draft.tokens)
    tags = {i: seg.tags[i] for seg in draft.segments for i in seg.verbal}
    lowers = {i: doc[i].text.lower() for i in tags}
    base = Clause(
        draft.kind,
        tokens,
        parent=draft.parent,
        opener=draft.opener,
        negated=any(doc[i].text.lower() in words_.negators for i in _said(draft)),
        shares_subject=draft.shares_subject,
    )
    if not tags:
        return base
    finite = _finite(tags, lowers, words_)
    lexical = [i for i in tags if tags[i].lexical]
    clause = replace(base, finite=finite, verbs=tuple(tags))
    particle = _particle(doc, tokens, words_)
    lemmas = _lemmas(lexical, lowers, finite, particle, words_)
    clause = replace(clause, lemmas=lemmas)
    agent = any(doc[i].text.lower() in ("von", "vom", "durch") for i in tokens)
    return _inflected(clause, tags, lowers, words_, agent=agent)


def _said(draft: _Draft) -> Iterator[int]:
    """The tokens from the first part with a verb on: "keine Flaggen, keine Titel: ..." negates nothing."""
    begun = False
    for seg in draft.segments:
        begun |= bool(seg.verbal)
        if begun or len(draft.segments) == 1:
            yield from seg.tokens


def _finite(tags: Mapping[int, _Tag], lowers: Mapping[int, str], words_: Words) -> int | None:
    helpers = [i for i in tags if lowers[i] in words_.auxiliaries or lowers[i] in words_.modals]
    strict = [i for i in helpers if not tags[i].infinite]
    plain = [i for i in tags if tags[i].finite and not tags[i].infinite]
    sure = [i for i in plain if not tags[i].participle]
    for group in (strict, sure, helpers, plain):
        if group:
            return group[0]
    finite = [i for i in tags if tags[i].finite]
    return finite[0] if finite else None


def _particle(doc: Doc, tokens: tuple[int, ...], words_: Words) -> str | None:
    """The separated prefix: the last word of the clause or of one of its pieces ("rief … an")."""
    for place in range(len(tokens) - 1, 0, -1):
        token = doc[tokens[place]]
        if not token.is_alpha:
            continue
        closes = (
            place + 1 == len(tokens)
            or tokens[place + 1] != tokens[place] + 1
            or not doc[tokens[place + 1]].is_alpha
        )
        if token.text.lower() in words_.particles and closes:
            return token.text.lower()
    return None


def _lemmas(
    lexical: Sequence[int], lowers: Mapping[int, str], finite: int | None, particle: str | None, words_: Words
) -> tuple[str, ...]:
    out: list[str] = []
    for i in reversed(lexical):
        known = words_.verbs.get(lowers[i], ())
        for form in known:
            if form.shape == "participle1" or (
                form.split and not (particle and form.infinitive.startswith(particle))
            ):
                continue
            name = form.infinitive
            if i == finite and particle and form.shape == "finite" and not name.startswith(particle):
                out.append(particle + name)
            out.append(name)
    return tuple(dict.fromkeys(out))


def _inflected(
    clause: Clause, tags: Mapping[int, _Tag], lowers: Mapping[int, str], words_: Words, *, agent: bool
) -> Clause:
    finite = clause.finite
    if finite is None:
        shape: ClauseTense = "perfect" if any(t.participle and not t.infinite for t in tags.values()) else "none"
        return replace(clause, tense=shape)
    text = lowers[finite]
    aux, modal = words_.auxiliaries.get(text), words_.modals.get(text)
    others = [i for i in tags if i != finite]
    participle = any(tags[i].participle and tags[i].lexical for i in others)
    infinite = any(tags[i].infinite and tags[i].lexical for i in others)
    perfect = participle and any(lowers[i] in ("haben", "sein") for i in others)
    passive = any(lowers[i] == "worden" for i in others) or (
        (aux == "werden" or any(lowers[i] == "werden" for i in others)) and participle
    )
    if aux == "werden" and participle and infinite and (agent or text.startswith("wurde")):
        infinite = False  # "wurde empfangen": the participle that looks like the infinitive
    mood, past = _mood(text, words_)
    double = next((words_.modals[lowers[i]] for i in others if lowers[i] in words_.modals), None)
    if aux in ("haben", "werden") and double and infinite and not participle:
        # "hätten sich sehen sollen", "wird kommen können": the modal stands as a second infinitive
        tense: ClauseTense = "past" if aux == "haben" else "future"
        return replace(clause, tense=tense, mood=mood, modal=double)
    return replace(
        clause,
        tense=_tense(aux, modal, past, participle, infinite, perfect, passive),
        mood=mood,
        modal=modal,
        passive=passive,
    )


def _tense(
    aux: str | None, modal: str | None, past: bool, participle: bool, infinite: bool, perfect: bool, passive: bool
) -> ClauseTense:
    if modal:
        return "perfect" if perfect else ("past" if past else "present")
    if aux == "werden" and (infinite or not participle):
        return "future_perfect" if perfect else "future"
    if aux == "werden" and passive:
        return "past" if past else "present"
    if aux in ("haben", "sein") and participle:
        return "pluperfect" if past else "perfect"
    return "past" if past else "present"


_SUBJUNCTIVE1: Final = frozenset(
    {"habe", "sei", "seien", "werde", "wolle", "solle", "könne", "müsse", "dürfe", "lasse", "möge"}
)
_SUBJUNCTIVE2: Final = frozenset(
    {
        "hätte",
        "hätten",
        "wäre",
        "wären",
        "würde",
        "würden",
        "könnte",
        "könnten",
        "dürfte",
        "dürften",
        "müsste",
        "müssten",
        "möchte",
        "möchten",
    }
)


def _mood(text: str, words_: Words) -> tuple[str, bool]:
    """Mood and whether the form is past ("hatte", "traf")."""
    if text in _SUBJUNCTIVE1:
        return "subjunctive1", False
    if text in _SUBJUNCTIVE2:
        return "subjunctive2", text in ("hätte", "hätten", "wäre", "wären")
    if text in words_.auxiliaries or text in words_.modals:
        past = text in ("hatte", "hatten", "war", "waren", "wurde", "wurden", "ließ", "ließen", "liess", "liessen")
        return "indicative", past or (text in words_.modals and text.endswith(("te", "ten")))
    found = [form for form in words_.verbs.get(text, ()) if form.shape == "finite"]
    if not found:
        return "indicative", text.endswith(("te", "ten"))
    for form in found:
        if form.mood == "indicative":
            return "indicative", form.tense == "past"
    return found[0].mood, found[0].tense == "past"


def _ordered(found: list[Clause], drafts: Sequence[_Draft]) -> list[Clause]:
    """Parents of subordinate clauses that stand before their main clause are filled in."""
    out = list(found)
    for place, clause in enumerate(found):
        if clause.kind in ("subordinate", "infinitive") and clause.parent is None:
            main = next((k for k in range(place + 1, len(drafts)) if drafts[k].kind == "main"), None)
            out[place] = replace(clause, parent=main)
    return out
