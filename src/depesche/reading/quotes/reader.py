"""Finds the quotations of one document, block by block.

A block is a sentence, or the sentences that one pair of quotation marks spans. In each block the cues are found
(:mod:`.finding`), then the words that each hands on: between quotation marks, in a clause that depends on the cue,
in the sentence that a source phrase governs, or in the clause of the cue itself. A sentence in the subjunctive
without a cue goes on with the speaker of the one before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from depesche.model import Span
from depesche.reading.layers import Quote, kept
from depesche.reading.quotes.finding import Cue, Finder, Tokens
from depesche.reading.quotes.marks import quoted
from depesche.reading.quotes.mood import is_hearsay, is_subjunctive
from depesche.reading.quotes.phrases import noun_phrase, words

#: Words inside quotation marks that no cue introduces are a quotation from this length on, in tokens.
_ALONE: Final = 6
#: So many blocks after a quotation its speaker may still go on.
_REACH: Final = 1


@dataclass(slots=True)
class _Block:
    """Tokens from ``start`` to ``end`` (half-open) with the quoted stretches inside, as tokens."""

    place: int
    start: int
    end: int
    direct: list[tuple[int, int]] = field(default_factory=list)

    def inside(self, token: int) -> bool:
        """Whether a token stands between quotation marks."""
        return any(a <= token < b for a, b in self.direct)


def quotes_of(doc: Doc) -> tuple[Quote, ...]:
    """All quotations of a document in the order of the text."""
    return tuple(sorted(_Reader(doc).run(), key=lambda quote: quote.pieces))


class _Reader:
    """One pass over one document; remembers who spoke last."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.last: tuple[int, int] | None = None
        self.last_place = -9

    def run(self) -> Iterator[Quote]:
        for block in _blocks(self.doc):
            found = list(self._block(block))
            for _, speaker, _ in ((q, s, c) for q, s, c in found):
                if speaker is not None:
                    self.last = speaker
            if found:
                self.last_place = block.place
            for quote, _, _ in found:
                yield quote

    # -- one block ------------------------------------------------------------------------------------
    def _block(self, block: _Block) -> Iterator[tuple[Quote, Tokens | None, Cue | None]]:
        doc = self.doc
        finder = Finder(doc, block.start, block.end, block.inside)
        cues = finder.cues()
        used: set[int] = set()
        yield from self._direct(block, cues, used)
        told = bool(used)
        for number, cue in enumerate(cues):
            pieces = list(self._indirect(block, cue, cues)) if number not in used or cue.kind == "verb" else []
            if pieces:
                told = True
                yield self._quote("indirect", pieces, cue.speaker, cue)
            elif number not in used and cue.kind == "verb" and cue.object and not _within(cue, block):
                told = True
                yield self._quote("reported", [self._clause(cue)], cue.speaker, None, cue.force)
        if not told and not block.direct:
            yield from self._continued(block)

    def _continued(self, block: _Block) -> Iterator[tuple[Quote, Tokens | None, Cue | None]]:
        near = block.place - self.last_place <= _REACH
        piece = _trimmed(self.doc, block.start, block.end)
        if piece is None:
            return
        if near and is_subjunctive(self.doc, *piece, loose=True):
            yield self._quote("indirect", [piece], self.last, None, "say")
        elif is_subjunctive(self.doc, *piece, loose=False):
            yield self._quote("indirect", [piece], self.last if near else None, None, "say")
        elif is_hearsay(self.doc, *piece):
            yield self._quote("indirect", [piece], self.last if near else None, None, "hearsay")

    # -- words between marks --------------------------------------------------------------------------
    def _direct(
        self, block: _Block, cues: list[Cue], used: set[int]
    ) -> Iterator[tuple[Quote, Tokens | None, Cue | None]]:
        told = is_subjunctive(self.doc, block.start, block.end, loose=True)
        for first, last in block.direct:
            number = _nearest(cues, first, last)
            length = last - first - 2
            if any(c.speaker and c.speaker[0] <= first and last <= c.speaker[1] for c in cues):
                continue
            if number is None:
                speaker = self._named_before(block, first)
                goes_on = told and block.place - self.last_place <= _REACH
                if speaker is None and not goes_on and (length < _ALONE or not _spoken(self.doc, first, last)):
                    continue
                yield self._quote("direct", [(first, last)], speaker or self._goes_on(block), None, "say")
                continue
            cue = cues[number]
            used.add(number)
            yield self._quote("direct", [(first, last)], cue.speaker or self._goes_on(block), cue)

    def _named_before(self, block: _Block, first: int) -> Tokens | None:
        """The speaker of "Kremlsprecher Peskow: „…“"."""
        doc = self.doc
        if first - 1 < block.start or doc[first - 1].text != ":":
            return None
        i = block.start
        while i < first - 1 and doc[i].is_space:
            i += 1
        stop = noun_phrase(doc, i, first - 1)
        return (i, stop) if stop > i else None

    def _goes_on(self, block: _Block) -> Tokens | None:
        return self.last if block.place - self.last_place <= _REACH else None

    # -- words in clauses -----------------------------------------------------------------------------
    def _indirect(self, block: _Block, cue: Cue, cues: list[Cue]) -> Iterator[Tokens]:
        """The stretches of the block that the cue hands on outside quotation marks."""
        others = [c for c in cues if c is not cue]
        if cue.kind != "verb":
            for start, end in ((block.start, cue.start), (cue.end, block.end)):
                piece = _trimmed(self.doc, start, _before_cues(others, start, end))
                if piece and piece[1] - piece[0] > 1 and not _all_quoted(block, piece):
                    yield piece
            return
        right = self._right(block, cue, others)
        if right is not None:
            yield right
        left = self._left(block, cue, others)
        if left is not None:
            yield left

    def _right(self, block: _Block, cue: Cue, others: list[Cue]) -> Tokens | None:
        doc, i = self.doc, cue.end
        if i >= block.end or doc[i].text not in (",", ":"):
            return None
        end = _before_cues(others, i + 1, block.end)
        piece = _trimmed(doc, i + 1, end)
        if piece is None or block.inside(piece[0]):
            return None
        opener = doc[piece[0]].lower_
        if doc[i].text == ":" or opener in _OPENERS or _zu_infinitive(doc, *piece):
            return piece
        if is_subjunctive(doc, *piece, loose=True) or (_verb_second(doc, piece) and cue.force in ("say", "hope")):
            return piece
        return None

    def _left(self, block: _Block, cue: Cue, others: list[Cue]) -> Tokens | None:
        """Words before a cue that stands after them: "…, sagte sie"."""
        doc = self.doc
        if not cue.inverted or cue.start - 1 < block.start:
            return None
        start = max([c.end for c in others if c.end <= cue.start] or [block.start])
        piece = _trimmed(doc, start, cue.start)
        if piece is None or _all_quoted(block, piece) or piece[1] - piece[0] < 2:
            return None
        if block.inside(piece[1] - 1) and not is_subjunctive(doc, *piece, loose=True):
            return None
        return piece

    def _clause(self, cue: Cue) -> Tokens:
        return _trimmed(self.doc, cue.clause[0], cue.clause[1]) or cue.clause

    # -- making ---------------------------------------------------------------------------------------
    def _quote(
        self, form: str, pieces: list[Tokens], speaker: Tokens | None, cue: Cue | None, force: str | None = None
    ) -> tuple[Quote, Tokens | None, Cue | None]:
        return (
            Quote(
                form=form,  # type: ignore[arg-type]  # one of the literals, by construction
                pieces=tuple(self._offsets(*piece) for piece in sorted(pieces)),
                speaker=self._offsets(*speaker) if speaker else None,
                cue=self._offsets(cue.token, cue.token_end) if cue else None,
                force=cue.force if cue else force,
            ),
            speaker,
            cue,
        )

    def _offsets(self, start: int, end: int) -> Span:
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)


_OPENERS: Final = frozenset(
    ["dass", "daß", "ob", "wie", "warum", "wann", "wo", "was", "wer", "weshalb", "wieso", "wohin", "womit"]
)


def _blocks(doc: Doc) -> Iterator[_Block]:
    """Sentences of the article proper, joined where one pair of quotation marks spans several."""
    spans = kept(doc)
    found = _token_spans(doc, [s for a, b in spans for s in quoted(doc.text, a, b)])
    direct = [span for span in found if not _name(doc, *span)]
    sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    place = 0
    open_block: _Block | None = None
    at = 0
    for sent in sentences:
        if not any(a < sent.end_char and sent.start_char < b for a, b in spans):
            continue
        if open_block is not None:
            open_block.end = sent.end
        else:
            open_block = _Block(place, sent.start, sent.end)
            place += 1
        while at < len(direct) and direct[at][0] < sent.end:
            open_block.direct.append(direct[at])
            at += 1
        if open_block.direct and open_block.direct[-1][1] > sent.end:
            continue
        yield open_block
        open_block = None
    if open_block is not None:
        yield open_block


def _token_spans(doc: Doc, spans: list[Span]) -> list[Tokens]:
    out = []
    for start, end in spans:
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is not None:
            out.append((found.start, found.end))
    return out


def _nearest(cues: list[Cue], first: int, last: int) -> int | None:
    """The cue closest to a quoted stretch, a cue right after or before it first."""
    best: tuple[int, int] | None = None
    for number, cue in enumerate(cues):
        distance = min(abs(cue.start - last), abs(first - cue.end))
        if best is None or distance < best[0]:
            best = (distance, number)
    return best[1] if best else None


def _name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words between marks are a name or title: few, all with capitals, not after "als"."""
    inside = [token.text for token in doc[first + 1 : last - 1] if token.is_alpha]
    if not inside or len(inside) > 4:
        return False
    before = doc[first - 1].lower_ if first else ""
    if before in ("als", ":", "ein", "eine", "einen", "einem", "von") or doc[last - 2].text in "!?.":
        return False
    return all(word[:1].isupper() or word.isdigit() for word in inside)


def _spoken(doc: Doc, first: int, last: int) -> bool:
    """Whether words between marks are a sentence rather than a title: they end like one or hold small words."""
    small = sum(token.text[:1].islower() for token in doc[first:last])
    return small * 2 >= last - first - 2


def _within(cue: Cue, block: _Block) -> bool:
    return block.inside(cue.token)


def _all_quoted(block: _Block, piece: Tokens) -> bool:
    return all(block.inside(i) for i in range(*piece))


def _before_cues(others: list[Cue], start: int, end: int) -> int:
    """Where the next cue begins, if one does before ``end``."""
    return min([c.start for c in others if start < c.start < end and c.kind == "verb" and c.inverted] or [end])


_EDGE: Final = frozenset([",", ".", ";", ":", "–", "—", "-", "!", "?", "und", "aber", "(", ")"])


def _trimmed(doc: Doc, start: int, end: int) -> Tokens | None:
    """The stretch without spaces and punctuation at its ends; ``None`` if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    return (start, end) if end > start else None


def _zu_infinitive(doc: Doc, start: int, end: int) -> bool:
    for i in range(start, min(end, start + 40)):
        token = doc[i]
        if (
            token.lower_ == "zu"
            and i + 1 < end
            and doc[i + 1].text[:1].islower()
            and doc[i + 1].text.endswith("n")
        ):
            return True
        if token.text[:1].islower() and "zu" in token.lower_[2:-4] and token.lower_.endswith("en"):
            return True
        if token.text == "," and i > start + 25:
            return False
    return False


def _verb_second(doc: Doc, piece: Tokens) -> bool:
    """Whether a stretch is a main clause: its subject begins it ("sagte, der Minister komme")."""
    first = doc[piece[0]].lower_
    return first in words("determiners") or first in words("pronouns") or first in ("es", "man")
