"""Sentences of news text, by rule: one pass over the candidates, no model.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal ("am 7. Juli"). A blank
line, the end of a headline and the edge of the article proper (``doc._.keep``) end one too, so that no sentence
runs from the article into page furniture. The words are ``sentences.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.lang.language import Language
from depesche.lang.tokens import tokens_of
from depesche.light import dataclass
from depesche.reading.layers import kept
from depesche.reading.setting import Setting, setting_of

_END: Final = re.compile(
    r"(?P<stop>[.!?…:]+|\.\.\.)(?P<close>[\"“”»«’‘'›‹)\]]*)(?=\s)|(?P<blank>\n[ \t\xa0]*\n\s*)|(?P<line>\n)"
)
#: What may open a sentence: a capital, a digit, a quotation mark or bracket, a dash of an interview.
_OPEN: Final = re.compile(r"\s*[\"„“»«‚‘'›‹(\[–—+•▶]*\s*(?P<first>[^\W_])", re.UNICODE)
_WORD_BEFORE: Final = re.compile(r"[\w-]+\Z")
_WORD_AFTER: Final = re.compile(r"\s*(\w+)")
#: A line of hard-wrapped text is at least this long (code points); a shorter one is a headline or a list item.
_WRAPPED: Final = 50
_WORDS_AFTER: Final = re.compile(r"\s*[^\W\d_]{3,}\s+(\w+)")
_LOOK_BACK: Final = 40
#: The day before a month in digits.
_DAY_BEFORE: Final = re.compile(r"(?<![\w.])\d{1,2}\.\s?\Z")
_BRACKETS: Final = ("(", "[")
#: No sentence has more tokens than this: what goes on longer has lost its punctuation, and the grammar of one
#: sentence takes time that grows faster than its length.
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The word lists of ``sentences.toml``."""

    abbreviations: frozenset[str]
    months: frozenset[str]
    month_abbreviations: frozenset[str]
    ordinal_before: frozenset[str]
    letter_after: frozenset[str]
    sentence_openers: frozenset[str]
    numeral: re.Pattern[str]
    ties: frozenset[str]


def sentence_words(language: Language) -> SentenceWords:
    """The lists of a language."""

    def listed(name: str) -> frozenset[str]:
        return frozenset(word for row in language.rows("sentences").get(name, ()) for word in row["words"])

    short = listed("month_abbreviation")
    return SentenceWords(
        abbreviations=listed("abbreviation"),
        months=listed("month") | short,
        month_abbreviations=short,
        ordinal_before=listed("ordinal_before"),
        letter_after=listed("letter_after"),
        sentence_openers=listed("sentence_opener"),
        numeral=re.compile(language.rows("sentences")["numeral"]),
        ties=listed("tie"),
    )


def boundaries(text: str, words: SentenceWords) -> Iterator[int]:
    """Offsets at which a new sentence begins after the first, in order."""
    for match in _END.finditer(text):
        end = match.end()
        if match["blank"]:
            yield end
        elif match["line"]:
            if _line_ends(text, match.start(), words):
                yield end
        elif _stops(text, match, words):
            yield end


def _stops(text: str, match: re.Match[str], words: SentenceWords) -> bool:
    opening = _OPEN.match(text, match.end())
    if not opening:
        return False
    first, stop = opening["first"], match["stop"]
    if not (first.isupper() or first.isdigit()):
        # „… wir kommen!“ sagte er: what goes on in lower case is the same sentence
        return False
    if stop == ":":
        return False
    if match["close"] and stop != "." and not first.isupper():
        return False
    return stop != "." or bool(match["close"]) or _full_stop(text, match.start(), match.end(), words)


def _full_stop(text: str, start: int, end: int, words: SentenceWords) -> bool:
    """Whether the full stop at ``start`` ends a sentence, rather than an abbreviation, initial or ordinal."""
    before = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if before is None:
        return True
    word = before[0]
    if word.isdigit():
        return len(word) > 2 or not _ordinal(text, before.start(), end, words)
    if word in words.month_abbreviations:
        return False
    if words.numeral.fullmatch(word):
        return not _goes_on(text, before.start(), end, words)
    last = word.rpartition("-")[2]
    if len(last) == 1 and last.isupper():
        ahead = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), max(0, before.start() - 1))
        return ahead is not None and ahead[0] in words.letter_after
    return last not in words.abbreviations and not (len(last) == 1 and last.isalpha())


def _goes_on(text: str, start: int, end: int, words: SentenceWords) -> bool:
    """Whether a numeral belongs to a name and the sentence goes on behind it with a noun and its attribute."""
    name = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), max(0, start - 1))
    after = _WORDS_AFTER.match(text, end)
    return name is not None and name[0][:1].isupper() and after is not None and after[1] in words.ties


def _ordinal(text: str, start: int, end: int, words: SentenceWords) -> bool:
    if _in_date(text, start, end, words):
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1] in words.months:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), max(0, start - 1))
    return before is None or bool({before[0], before[0].lower()} & words.ordinal_before)


def _in_date(text: str, start: int, end: int, words: SentenceWords) -> bool:
    """Whether the number is the month of a day in digits ("am 7.10. (Mittwoch)"); before a capital it still ends the
    sentence unless something stands before the day that calls for more ("der am 7.10. Präsident Putin traf").
    """
    day = _DAY_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    if day is None:
        return False
    if text[end:].lstrip()[:1] in _BRACKETS:
        return True
    before = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), max(0, day.start() - 1))
    after = _WORD_AFTER.match(text, end)
    opens = before is not None and before[0].lower() in words.ordinal_before
    return opens and not (after is not None and after[1] in words.sentence_openers)


def _line_ends(text: str, at: int, words: SentenceWords) -> bool:
    """Whether a single line break ends a sentence: it does not inside hard-wrapped text."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at].rstrip()
    if not line:
        return False
    following = _OPEN.match(text, at)
    if following and following["first"].islower():
        return False
    if not _WRAPPED <= len(line) <= 2 * _WRAPPED or _next_line(text, at) > 2 * _WRAPPED:
        return True
    stop = start + len(line) - 1
    return line[-1] in '!?…:“”»«")' or (line[-1] == "." and _full_stop(text, stop, stop + 1, words))


def _next_line(text: str, at: int) -> int:
    """How long the line behind the break is: a paragraph on one line is not wrapped at a column."""
    end = text.find("\n", at + 1)
    return (len(text) if end < 0 else end) - at - 1


def split(doc: Doc, words: SentenceWords) -> Doc:
    """Set ``is_sent_start`` of every token."""
    if not len(doc):
        return doc
    tokens = tokens_of(doc)
    places = [i for i, word in enumerate(tokens.words) if not word.isspace()]
    offsets = [tokens.starts[i] for i in places]
    marks = {0}
    edges = [edge for span in kept(doc) for edge in span]
    for offset in (*boundaries(tokens.text, words), *edges):
        at = bisect_left(offsets, offset)
        if at < len(offsets):
            marks.add(places[at])
    column = np.full((len(doc), 1), -1, dtype=np.int64)
    column[[*marks, *_cuts(sorted(marks), len(doc))]] = 1
    # -1 wraps round, as spaCy expects it; its stub knows only Thinc's arrays
    doc.from_array([SENT_START], column.astype(np.uint64))  # type: ignore[arg-type]
    return doc


def _cuts(firsts: list[int], end: int) -> Iterator[int]:
    """Where sentences that are too long are cut."""
    for first, following in pairwise([*firsts, end]):
        yield from range(first + _LONGEST, following, _LONGEST)


@dataclass(frozen=True)
class Sentences:
    """The component: sets where sentences begin."""

    setting: Setting

    def __call__(self, doc: Doc) -> Doc:
        """Split one document."""
        return split(doc, self.setting.language.made(sentence_words))


@Pipeline.factory("depesche_sentences", assigns=["doc.sents"])
def create(nlp: Pipeline, name: str) -> Sentences:
    """The component: ``nlp.add_pipe("depesche_sentences")``."""
    del name
    return Sentences(setting_of(nlp))
