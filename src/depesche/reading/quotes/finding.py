"""Finds the cues of a block: verbs of saying with their subject, source phrases, "so der Sprecher", "hieß es"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Doc

from depesche.lang.de.verbs import Form
from depesche.reading.quotes.cues import cue_forms, cues, grammar, prefixes, source_words
from depesche.reading.quotes.phrases import noun_phrase, subject_after, subject_before, words

#: First and last token (half-open).
Tokens = tuple[int, int]
_BREAKS: Final = frozenset(',;:–—„“”"»«›‹')
_HAVE: Final = frozenset(["hat", "habe", "haben", "hatte", "hatten", "hätte", "hätten"])
_PASSIVE: Final = frozenset(
    ["wird", "wurde", "wurden", "werden", "werde", "worden", "ist", "sind", "war", "waren", "sei"]
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: ``start`` to ``end`` are its own tokens (clause or phrase), ``token`` the word that gives it away.

    ``inverted`` says that the verb comes first, so that words before it may be what it hands on. ``clause`` is the
    clause of a verb; ``object`` says that this clause can be a report by itself.
    """

    kind: Literal["verb", "source", "short"]
    start: int
    end: int
    token: int
    token_end: int
    speaker: Tokens | None
    force: str
    object: bool = False
    inverted: bool = False
    clause: Tokens = (0, 0)


class Finder:
    """Finds the cues among the tokens from ``start`` to ``end`` that do not stand between quotation marks."""

    def __init__(self, doc: Doc, start: int, end: int, quoted: Callable[[int], bool]) -> None:
        self.doc, self.start, self.end = doc, start, end
        self.quoted = quoted

    def cues(self) -> list[Cue]:
        """All cues from left to right."""
        found = [*self._verbs(), *self._sources(), *self._short()]
        found += self._nouns(found)
        return sorted(found, key=lambda cue: cue.start)

    def _nouns(self, found: list[Cue]) -> Iterator[Cue]:
        """Nouns such as "die Hoffnung, dass …": the noun's genitive or the subject of its clause speaks."""
        doc = self.doc
        for i in range(self.start, self.end - 2):
            if doc[i].text not in source_words("cue_nouns") or self.quoted(i):
                continue
            stop = noun_phrase(doc, i, self.end)
            if stop + 1 >= self.end or doc[stop].text != "," or not _depends(doc, stop + 1, self.end):
                continue
            if any(cue.start <= i < cue.end and cue.kind != "verb" for cue in found):
                continue
            low, high = self._clause(i)
            yield Cue("verb", low, stop, i, i + 1, self._owner(i, stop, low, high), "say", clause=(low, high))

    def _owner(self, i: int, stop: int, low: int, high: int) -> Tokens | None:
        doc = self.doc
        if stop > i + 1 and doc[i + 1].lower_ in ("des", "der", "eines", "einer", "von", "seines", "ihrer"):
            begin = i + 2 if doc[i + 1].lower_ == "von" else i + 1
            return begin, stop
        for k in range(low, high):
            if self._finite(k):
                return self._subject(low, high, k)
        return None

    def _finite(self, k: int) -> bool:
        lower = self.doc[k].lower_
        if self.doc[k].text[:1].isupper() and not self._first(k):
            return False
        words_ = grammar()
        if lower in words_.auxiliaries or lower in words_.modals:
            return True
        return any(form.shape == "finite" and form.person == 3 for form in words_.verbs.get(lower, ()))

    # -- verbs ----------------------------------------------------------------------------------------
    def _verbs(self) -> Iterator[Cue]:
        doc, known = self.doc, cue_forms()
        for i in range(self.start, self.end):
            token = doc[i]
            if token.lower_ not in known or self.quoted(i):
                continue
            if token.text[:1].isupper() and not self._first(i):
                continue
            cue = self._verb(i)
            if cue is not None:
                yield cue

    def _first(self, i: int) -> bool:
        return i == self.start or self.doc[i - 1].text in _BREAKS or self.doc[i - 1].is_space

    def _verb(self, i: int) -> Cue | None:
        low, high = self._clause(i)
        forms = grammar().verbs[self.doc[i].lower_]
        form = self._form(forms, i, high)
        if form is None:
            return None
        known = cues()[form.infinitive]
        helper, passive = self._helper(low, high, i, forms)
        if helper is None and form.shape != "finite":
            return None
        verb = i if helper is None else helper
        if passive:
            speaker = self._agent(low, high)
            return Cue("verb", low, high, i, i + 1, speaker, known.force, clause=(low, high))
        speaker = self._subject(low, high, verb)
        if speaker is not None and self.doc[speaker[0]].lower_ == "es":
            return None
        begin = self._begin(low, high)
        if self.doc[begin].lower_ == "wie" and verb > begin + 1:
            return Cue("source", low, high, i, i + 1, speaker, known.force, clause=(low, high))
        own = known.object and speaker is not None and not self._relative(low, high, verb)
        return Cue("verb", low, high, i, i + 1, speaker, known.force, own, verb == begin, (low, high))

    def _relative(self, low: int, high: int, verb: int) -> bool:
        """Whether the verb stands last: a clause that depends on another reports nothing by itself."""
        return verb >= high - 1 and self._begin(low, high) < verb - 1

    def _agent(self, low: int, high: int) -> Tokens | None:
        """Who acts in a passive: "von der Kanzlerin"."""
        for k in range(low, high):
            if self.doc[k].lower_ in ("von", "vom", "durch"):
                stop = noun_phrase(self.doc, k + 1, high)
                return (k + 1, stop) if stop > k + 1 else None
        return None

    def _form(self, forms: tuple[Form, ...], i: int, high: int) -> Form | None:
        """The form that makes a cue: a split verb needs its particle at the end of the clause."""
        known = cues()
        tail = {self.doc[k].lower_: k for k in range(i + 1, min(high, i + 40))}
        best: Form | None = None
        for form in forms:
            if form.shape not in ("finite", "participle2") or form.infinitive not in known:
                continue
            if form.shape == "finite" and form.person != 3:
                continue
            if form.split:
                prefix = prefixes().get(form.infinitive)
                if prefix in tail:
                    return form
            elif best is None or (form.shape == "finite") > (best.shape == "finite"):
                best = form
        return best

    def _helper(self, low: int, high: int, i: int, forms: tuple[Form, ...]) -> tuple[int | None, bool]:
        """The auxiliary of a participle in its clause, and whether it makes a passive."""
        if not any(form.shape == "participle2" for form in forms):
            return None, False
        for k in (*range(low, i), *range(i + 1, min(high, i + 3))):
            if self.quoted(k):
                continue
            lower = self.doc[k].lower_
            if lower in _HAVE:
                return k, False
            if lower in _PASSIVE:
                return k, True
        return None, False

    def _clause(self, i: int) -> Tokens:
        low = i
        while low > self.start and not self._breaks(low - 1):
            low -= 1
        high = i + 1
        while high < self.end and not self._breaks(high):
            high += 1
        return low, high

    def _breaks(self, k: int) -> bool:
        return self.doc[k].text in _BREAKS or self.quoted(k)

    def _begin(self, low: int, high: int) -> int:
        while low < high and (self.doc[low].is_space or self.doc[low].lower_ in ("und", "aber", "doch")):
            low += 1
        return low

    def _subject(self, low: int, high: int, verb: int) -> Tokens | None:
        """The subject of the cue's clause."""
        doc = self.doc
        begin = self._begin(low, high)
        if begin == verb:
            after = subject_after(doc, verb, high)
            if after is not None or begin == self.start:
                return after
            return self._before_comma(begin)
        if doc[begin].lower_ in ("wie", "dass", "weil", "nachdem", "während", "als", "wenn", "ob", "da", "obwohl"):
            stop = noun_phrase(doc, begin + 1, verb)
            return (begin + 1, stop) if stop > begin + 1 else subject_after(doc, begin, verb)
        if (
            doc[begin].lower_ in ("der", "die", "das", "welcher", "welche")
            and verb == high - 1
            and begin > self.start
        ):
            return begin, begin + 1
        before = subject_before(doc, begin, verb)
        if before is not None:
            return before
        return subject_after(doc, verb, high)

    def _before_comma(self, begin: int) -> Tokens | None:
        """The subject before an apposition or relative clause: "Der Sprecher, der mitreist, sagte"."""
        doc = self.doc
        if doc[begin - 1].text not in ",–":
            return None
        i = self.start
        while i < begin and (doc[i].is_space or doc[i].lower_ in words("conjunctions")):
            i += 1
        if doc[i].lower_ in words("prepositions"):
            return None
        stop = noun_phrase(doc, i, begin - 1)
        return (i, stop) if stop > i else None

    # -- phrases --------------------------------------------------------------------------------------
    def _sources(self) -> Iterator[Cue]:
        i = self.start
        while i < self.end:
            cue = None if self.quoted(i) else self._source(i)
            if cue is not None:
                yield cue
                i = cue.end
            else:
                i += 1

    def _source(self, i: int) -> Cue | None:
        doc, lower = self.doc, self.doc[i].lower_
        if lower in source_words("after"):
            return self._source_before(i)
        if lower in source_words("direct"):
            stop = noun_phrase(doc, i + 1, self.end)
            if stop > i + 1:
                return Cue("source", i, stop, i, i + 1, (i + 1, stop), "say")
        if lower in source_words("with_noun"):
            stop = noun_phrase(doc, i + 1, self.end)
            if any(doc[k].text in source_words("nouns") for k in range(i + 1, min(stop, i + 5))):
                return Cue("source", i, stop, i, i + 1, (i + 1, stop), "say")
        return None

    def _source_before(self, i: int) -> Cue | None:
        """The phrase before "zufolge"."""
        doc = self.doc
        for begin in range(max(self.start, i - 9), i):
            first = begin == self.start or not doc[begin].text[:1].isupper() or doc[begin - 1].text[:1].islower()
            if first and noun_phrase(doc, begin, i) == i:
                return Cue("source", begin, i + 1, i, i + 1, (begin, i), "say")
        return None

    def _short(self) -> Iterator[Cue]:
        doc = self.doc
        for i in range(self.start, self.end - 1):
            if self.quoted(i):
                continue
            if doc[i].text in source_words("so"):
                cue = self._so(i)
                if cue is not None:
                    yield cue
            elif doc[i].lower_ in source_words("impersonal") and doc[i + 1].lower_ == "es":
                yield self._impersonal(i)

    def _so(self, i: int) -> Cue | None:
        """Such as "so der Sprecher"."""
        doc = self.doc
        if i > self.start and doc[i - 1].text not in _BREAKS and not self.quoted(i - 1):
            return None
        after = subject_after(doc, i, self.end)
        if after is None:
            return None
        if (
            after[1] < self.end
            and doc[after[1]].text[:1].islower()
            and doc[after[1]].lower_ not in words("adverbs")
        ):
            return None
        return Cue("short", i, after[1], i, i + 1, after, "say")

    def _impersonal(self, i: int) -> Cue:
        doc, speaker, end = self.doc, None, i + 2
        for k in range(i + 2, min(self.end, i + 6)):
            if doc[k].lower_ in source_words("out_of"):
                stop = noun_phrase(doc, k + 1, self.end)
                if stop > k + 1:
                    speaker, end = (k + 1, stop), stop
                break
        return Cue("short", i, end, i, i + 2, speaker, "say")


_SUBORDINATORS: Final = frozenset(["dass", "daß", "ob", "wonach", "es", "sie", "er", "man"])


def _depends(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause that depends on a noun begins there: "dass …", "… zu tun"."""
    if doc[start].lower_ in _SUBORDINATORS:
        return True
    for i in range(start, min(end - 1, start + 25)):
        if doc[i].text in _BREAKS:
            return False
        if doc[i].lower_ == "zu" and doc[i + 1].text[:1].islower() and doc[i + 1].text.endswith("n"):
            return True
    return False
