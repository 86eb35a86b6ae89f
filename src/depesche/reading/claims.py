"""Claims about the sequence of contacts: first, third since January, only once so far, never before.

``depesche_claims`` sets ``doc._.claims``. A claim stands in a sentence that tells of a contact, or shortly after
one; the words that make it are data (``claim_words.toml`` of the language).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.language import Language
from depesche.lang.tokens import Tokens, sentences_of, tokens_of
from depesche.model import Bound, Claim, ClaimType, Kind, Report
from depesche.reading.contacts.frames import noun_frame, verb_frames
from depesche.reading.layers import Timex
from depesche.reading.quantities import NumberWords, number_words
from depesche.reading.setting import Setting, setting_of

__all__ = ["ClaimReader", "create", "office_since"]

#: So many characters after a report a claim without a report of its own may still be about it.
_REACH: Final = 400
#: How far (in tokens) after a word for an end its time begins, and the fewest days of a time in which contacts are
#: counted.
_UNTIL_REACH: Final = 3
_MONTH: Final = 28
#: A name behind the word for a term of office ends within so many words: "von Präsident Joe Biden".
_NAME: Final = 4
#: So many words may stand between an ordinal and its noun.
_ADJECTIVES: Final = 3
_CLAUSE_BEGINS: Final = frozenset({",", ";", ":", "–", "—", "\n"})
_CLAUSE_ENDS: Final = frozenset({",", ";", ":", "–", "—", ".", "!", "?"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cue:
    """What a claim stands on: the tokens that make it, its type and number, and the noun's kind if it has one."""

    start: int
    end: int
    type: ClaimType
    n: int | None = None
    kind: Kind | None = None
    bound: Bound = "exactly"


@dataclass(frozen=True)
class ClaimWords:
    """The words that make claims, in lower case unless they are nouns; the data file says what each list is.

    ``ordinals`` has every form of an ordinal with its number, ``told`` the forms of the verbs that tell of contacts,
    ``opening`` the words with which a cue can begin.
    """

    numbers: NumberWords
    first: frozenset[str]
    last: frozenset[str]
    premiere: frozenset[str]
    between: frozenset[str]
    adjective_ends: tuple[str, ...]
    ordinals: Mapping[str, int]
    phrases: Mapping[str, frozenset[str]]
    told: frozenset[str]
    opening: frozenset[str]


def claim_words(language: Language) -> ClaimWords:
    """The words of a language that make claims."""
    rows, numbers = language.rows("claim_words"), language.made(number_words)
    endings: list[str] = rows["endings"]

    def inflected(stems: Iterable[str]) -> frozenset[str]:
        return frozenset(stem + ending for stem in stems for ending in endings)

    phrases = {name: frozenset(words) for name, words in rows["phrases"].items()}
    ordinals = {stem + ending: n for stem, n in rows["ordinals"].items() for ending in endings}
    first, last, premiere = inflected(rows["first"]), inflected(rows["last"]), frozenset(rows["premiere"])
    return ClaimWords(
        numbers=numbers,
        first=first,
        last=last,
        premiere=premiere,
        between=inflected(rows["between"]),
        adjective_ends=tuple(rows["adjective_ends"]),
        ordinals=ordinals,
        phrases=phrases,
        told=language.grammar.forms(verb_frames().keys(), language),
        opening=frozenset(
            (
                *first, *last, *ordinals, *(word.lower() for word in premiere),
                *phrases["last_time"], *phrases["never"], *(both.split()[0] for both in phrases["not_yet"]),
                *numbers.numbers, *(f"{word}{numbers.suffix}" for word in numbers.numbers),
            )
        ),
    )  # fmt: skip


class ClaimReader:
    """The component: sets ``doc._.claims``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        doc._.claims = tuple(_claims(doc, self.setting)) if doc._.reports else ()
        return doc


def _claims(doc: Doc, setting: Setting) -> list[Claim]:
    """The claims of the document; what a headline says without its scope yields to the text that names it."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    tokens, words = tokens_of(doc), setting.language.made(claim_words)
    for sentence in sentences_of(doc):
        for cue in _cues(tokens, words, *sentence):
            claim = _claim(doc, cue, sentence, setting)
            if claim is None:
                continue
            same = found.setdefault((claim.type, claim.n, claim.kind, frozenset(claim.participants)), [])
            if all((claim.since, claim.scope) != (known.since, known.scope) for known in same):
                same.append(claim)
    kept = [claim for same in found.values() for claim in same if claim.scope or not any(c.scope for c in same)]
    return sorted(kept, key=lambda claim: claim.span)


# -- cues -----------------------------------------------------------------------------------------
class _At(NamedTuple):
    """A token that may begin a cue, in its sentence."""

    tokens: Tokens
    words: ClaimWords
    start: int
    i: int
    end: int

    @property
    def lower(self) -> str:
        return self.tokens.lowers[self.i]


def _cues(tokens: Tokens, words: ClaimWords, start: int, end: int) -> Iterator[_Cue]:
    """The cues of a sentence: at each token those of the first rule that its word falls under."""
    for i in range(start, end):
        if tokens.lowers[i] in words.opening:
            at = _At(tokens, words, start, i, end)
            rule = next((rule for rule in CUE_RULES if rule.applies(at)), None)
            yield from rule.gives(at) if rule else ()


@dataclass(frozen=True, slots=True)
class CueRule:
    """One way in which words claim something: the words it is for, and what they give. ``[rule]`` of the data file has
    a sentence of the kind.
    """

    name: str
    applies: Callable[[_At], bool]
    gives: Callable[[_At], Iterator[_Cue]]


def _is_first(at: _At) -> bool:
    return at.lower in at.words.first


def _first(at: _At) -> Iterator[_Cue]:
    yield from _before_noun(at, "first", None)
    yield from _times(at, "first", None)


def _is_ordinal(at: _At) -> bool:
    return at.lower in at.words.ordinals


def _ordinal(at: _At) -> Iterator[_Cue]:
    yield from _before_noun(at, "ordinal", at.words.ordinals[at.lower])
    yield from _times(at, "ordinal", at.words.ordinals[at.lower])


def _is_last(at: _At) -> bool:
    return at.lower in at.words.last


def _last(at: _At) -> Iterator[_Cue]:
    yield from _before_noun(at, "last", None)


def _is_premiere(at: _At) -> bool:
    return at.tokens.words[at.i] in at.words.premiere or at.lower in at.words.premiere


def _premiere(at: _At) -> Iterator[_Cue]:
    yield _Cue(at.i, at.i + 1, "first")


def _is_count(at: _At) -> bool:
    return at.words.numbers.times_at(at.tokens, at.i, at.end) is not None


def _count(at: _At) -> Iterator[_Cue]:
    times = at.words.numbers.times_at(at.tokens, at.i, at.end)
    if times is None:
        return
    first, n, bound = at.words.numbers.bounded(at.tokens, at.start, at.i, times[0])
    if _counts(at, times[0], bound):
        yield _Cue(first, times[1], "count", n, bound=bound)


def _is_last_time(at: _At) -> bool:
    return at.lower in at.words.phrases["last_time"]


def _last_time(at: _At) -> Iterator[_Cue]:
    yield _Cue(at.i, at.i + 1, "last")


def _is_never(at: _At) -> bool:
    return at.lower in at.words.phrases["never"]


def _never(at: _At) -> Iterator[_Cue]:
    yield _Cue(at.i, at.i + 1, "never_before")


def _is_not_yet(at: _At) -> bool:
    return at.i + 1 < at.end and f"{at.lower} {at.tokens.lowers[at.i + 1]}" in at.words.phrases["not_yet"]


def _not_yet(at: _At) -> Iterator[_Cue]:
    acquainted = at.words.phrases["know"] & set(at.tokens.lowers[at.start : at.end])
    yield _Cue(at.i, at.i + 2, "never_before", kind="meeting" if acquainted else None)


def _is_number(at: _At) -> bool:
    return at.lower in at.words.numbers.numbers and at.tokens.words[at.i][:1].islower()


def _number_of(at: _At) -> Iterator[_Cue]:
    """A number before a plural noun of contact, with a scope in the sentence."""
    n = at.words.numbers.numbers[at.lower]
    if n < 2 or at.i + 1 >= at.end:
        return
    first, n, bound = at.words.numbers.bounded(at.tokens, at.start, at.i, n)
    frame = noun_frame(at.tokens.words[at.i + 1])
    scopes = at.words.phrases["since"] | at.words.phrases["so_far"]
    if frame is not None and scopes & set(at.tokens.lowers[at.start : at.end]):
        yield _Cue(first, at.i + 2, "count", n, frame.kind, bound)


#: The first rule that a word falls under says what it claims.
CUE_RULES: Final = (
    CueRule("first", _is_first, _first),
    CueRule("ordinal", _is_ordinal, _ordinal),
    CueRule("last", _is_last, _last),
    CueRule("premiere", _is_premiere, _premiere),
    CueRule("count", _is_count, _count),
    CueRule("last_time", _is_last_time, _last_time),
    CueRule("never", _is_never, _never),
    CueRule("not_yet", _is_not_yet, _not_yet),
    CueRule("number", _is_number, _number_of),
)


def _before_noun(at: _At, kind: ClaimType, n: int | None) -> Iterator[_Cue]:
    """An ordinal before a noun of contact, with adjectives between: "das erste persönliche Treffen"."""
    k = at.i + 1
    while k < min(at.end, at.i + 1 + _ADJECTIVES) and not at.tokens.words[k][:1].isupper():
        k += 1
    if k >= at.end:
        return
    frame = noun_frame(at.tokens.words[k])
    between = at.tokens.lowers[at.i + 1 : k]
    if frame is not None and all(w in at.words.between or w.endswith(at.words.adjective_ends) for w in between):
        yield _Cue(at.i, k + 1, kind, n, frame.kind)


def _times(at: _At, kind: ClaimType, n: int | None) -> Iterator[_Cue]:
    """Such as "zum dritten Mal"."""
    tokens, phrases = at.tokens, at.words.phrases
    if not 0 < at.i < len(tokens) - 1:
        return
    if tokens.lowers[at.i - 1] in phrases["to_the"] and tokens.words[at.i + 1] in phrases["time"]:
        yield _Cue(at.i - 1, at.i + 2, kind, n)


def _counts(at: _At, n: int, bound: Bound) -> bool:
    """Whether a number of times counts contacts: with a verb of contact in the sentence, not "noch einmal"."""
    before = at.tokens.lowers[at.i - 1] if at.i > at.start else ""
    unsaid = bound == "exactly" and before not in at.words.phrases["so_far"]
    if before in at.words.numbers.uncounted or (n == 1 and unsaid):
        return False
    return bool(at.words.told & set(at.tokens.lowers[at.start : at.end]))


# -- the claim ------------------------------------------------------------------------------------
def _claim(doc: Doc, cue: _Cue, sentence: Range, setting: Setting) -> Claim | None:
    report = _report(doc, cue, sentence)
    if report is None:
        return None
    participants = tuple(p.name for p in report.participants if p.name)
    tokens = tokens_of(doc)
    scope = _scope(doc, cue, _clause(tokens, cue, sentence), participants, setting)
    if len(participants) < 2 or scope is None:
        return None
    first_since = cue.type == "first" and scope.words is not None and not scope.office
    return Claim(
        type="first_since" if first_since else cue.type,
        n=cue.n,
        kind=report.kind if cue.kind in (None, "talks") else cue.kind,
        participants=participants,
        span=(tokens.starts[scope.clause[0]], tokens.end(scope.clause[1] - 1)),
        since=scope.since,
        scope=scope.words,
        report=report.id,
        until=scope.until,
        bound=cue.bound,
    )


class _Told(NamedTuple):
    """A report by how well the claim can be about it."""

    report: Report
    fits: bool
    away: int
    inside: bool
    spoken_of: bool
    near: bool


@dataclass(frozen=True, slots=True)
class ReportRule:
    """One way to find the report that a claim is about: the reports it is for, and which of them comes first."""

    name: str
    applies: Callable[[_Told], bool]
    order: Callable[[_Told], Any]


#: Which report a claim is about: the first rule that one falls under decides; of several the one first in its order.
REPORT_RULES: Final = (
    ReportRule("told beside it", lambda t: t.inside and t.fits and not t.report.background, lambda t: t.away),
    ReportRule("recalled beside it", lambda t: t.inside and t.fits, lambda t: t.away),
    ReportRule("spoken of in the sentence", lambda t: t.spoken_of, lambda t: not t.fits),
    ReportRule("told shortly before", lambda t: t.near and t.fits, lambda t: -t.report.trigger[0]),
    ReportRule("something else shortly before", lambda t: t.near, lambda t: -t.report.trigger[0]),
    ReportRule("something else beside it", lambda t: t.inside, lambda t: not t.inside),
)


def _report(doc: Doc, cue: _Cue, sentence: Range) -> Report | None:
    """The report that the claim is about."""
    tokens = tokens_of(doc)
    begin, end = tokens.starts[sentence[0]], tokens.end(sentence[1] - 1)
    told = [
        _Told(
            report=report,
            fits=cue.kind in (None, "talks", report.kind),
            away=abs(report.trigger[0] - tokens.starts[cue.start]),
            inside=begin <= report.trigger[0] < end,
            spoken_of=any(a < end and begin < b for a, b in report.spans),
            near=any(0 <= begin - b <= _REACH for _, b in report.spans),
        )
        for report in doc._.reports
    ]
    for rule in REPORT_RULES:
        if fitting := [one for one in told if rule.applies(one)]:
            return min(fitting, key=rule.order).report
    return None


def _clause(tokens: Tokens, cue: _Cue, sentence: Range) -> Range:
    """The words around the cue up to the next comma with a clause behind, dash or full stop."""
    low, high = cue.start, cue.end
    while low > sentence[0] and tokens.words[low - 1] not in _CLAUSE_BEGINS:
        low -= 1
    while high < sentence[1] and tokens.words[high] not in _CLAUSE_ENDS:
        high += 1
    while low < high - 1 and tokens.words[low].isspace():
        low += 1
    return low, high


# -- its scope ------------------------------------------------------------------------------------
class _Scope(NamedTuple):
    """The clause of a claim, the days that bound it, the words that say since when, and whether these name a term of
    office.
    """

    clause: Range
    since: DaySet | None
    until: DaySet | None
    words: str | None
    office: bool


def _scope(doc: Doc, cue: _Cue, clause: Range, participants: tuple[str, ...], setting: Setting) -> _Scope | None:
    """The scope of a claim; ``None`` for a last contact without a day."""
    since, said, office = _since(doc, cue, clause, participants, setting)
    if cue.type == "last":
        since = _time_in(doc, clause) or since
        return _Scope(clause, since, None, said, office) if since is not None else None
    until = _until(doc, clause, setting)
    if cue.type == "count" and since is None and said is None:
        since = _within(doc, clause, until)
        until = until or since
    return _Scope(clause, since, until, said, office)


def _since(
    doc: Doc, cue: _Cue, clause: Range, participants: tuple[str, ...], setting: Setting
) -> tuple[DaySet | None, str | None, bool]:
    """The beginning of the scope: its days, its words, and whether it is the beginning of a term of office."""
    tokens, phrases = tokens_of(doc), setting.language.made(claim_words).phrases
    for i in range(*clause):
        only_office = tokens.lowers[i] in phrases["since_office"]
        if tokens.lowers[i] not in phrases["since"] and not (only_office and i >= cue.end):
            continue
        if (term := _office_in(tokens, i, clause[1], phrases)) is not None:
            whose = _whose(tokens, (i, term), participants, phrases)
            return _took_office(doc, whose, setting.knowledge), _text(tokens, i, clause[1]), True
        if not only_office:
            return _time_in(doc, (i, clause[1])), _text(tokens, i, clause[1]), False
    return None, None, False


def office_since(doc: Doc, participants: tuple[str, ...], setting: Setting) -> tuple[DaySet | None, str | None]:
    """The day on which the term of office began since which a sentence counts, and these words; ``None`` for one that
    names no office.
    """
    tokens, phrases = tokens_of(doc), setting.language.made(claim_words).phrases
    opening = phrases["since"] | phrases["since_office"]
    for i in (k for k, lower in enumerate(tokens.lowers) if lower in opening):
        if (term := _office_in(tokens, i, len(tokens), phrases)) is not None:
            whose = _whose(tokens, (i, term), participants, phrases)
            return _took_office(doc, whose, setting.knowledge), _text(tokens, i, len(tokens))
    return None, None


def _text(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.end(last - 1)]


def _office_in(tokens: Tokens, first: int, last: int, phrases: Mapping[str, frozenset[str]]) -> int | None:
    """The word for the beginning of a term of office."""
    return next((k for k in range(first, last) if tokens.words[k] in phrases["office"]), None)


def _whose(
    tokens: Tokens, term: Range, participants: tuple[str, ...], phrases: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """The participants whom the words name: "seit Bidens Amtsantritt", "seit dem Amtsantritt von Biden"; all of them
    where they name none. ``term`` are the word that opens the scope and the one for the term of office.
    """
    words = tokens.words[slice(*term)]
    behind = tokens.words[term[1] + 1 : term[1] + 1 + _NAME]
    if behind and behind[0] in phrases["of"]:
        words = words + behind
    named = tuple(n for n in participants if any(w.startswith(n.split()[-1]) for w in words))
    return named or participants


def _until(doc: Doc, clause: Range, setting: Setting) -> DaySet | None:
    """The end of the scope: "bis März 2018 dreimal"."""
    tokens, phrases = tokens_of(doc), setting.language.made(claim_words).phrases
    at = next((i for i in range(*clause) if tokens.lowers[i] in phrases["until"]), None)
    return _time_in(doc, (at + 1, min(at + 1 + _UNTIL_REACH, clause[1]))) if at is not None else None


def _within(doc: Doc, clause: Range, until: DaySet | None) -> DaySet | None:
    """The month or longer time in which contacts are counted: "2014 viermal", "in diesem Jahr zweimal"."""
    days = _time_in(doc, clause) if until is None else None
    return days if days is not None and days.size >= _MONTH else None


def _time_in(doc: Doc, clause: Range) -> DaySet | None:
    """The days of the first time in a range of tokens, if they have both ends."""
    tokens = tokens_of(doc)
    start, end = tokens.starts[clause[0]], tokens.end(clause[1] - 1)
    timex: Timex | None = next((t for t in doc._.timexes if start <= t.start < end), None)
    return timex.days if timex is not None and timex.days is not None and timex.days.bounded else None


def _took_office(doc: Doc, participants: tuple[str, ...], known: Knowledge) -> DaySet | None:
    """The latest day before the article on which one of them took office."""
    limit = doc._.published.last if doc._.published is not None else None
    begun = [
        term.days.first
        for name in participants
        for person in known.people_named(name)
        for term in known.terms_of(person.id)
        if term.status != "elect"
    ]
    days = [day for day in begun if day is not None and limit is not None and day <= limit]
    return DaySet.day(max(days)) if days else None


@Pipeline.factory("depesche_claims", requires=["doc._.reports"], assigns=["doc._.claims"])
def create(nlp: Pipeline, name: str) -> ClaimReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return ClaimReader(setting_of(nlp))
