"""A glance at who is named: whether a text can name two sides, from its people alone.

A contact has two sides. Who is named takes neither tokens nor clauses nor times to find out, so that of the texts
which pass the fast path those about one side are read no further. The answer errs on the side of reading: whoever was
once in office may be a side by the time that a sentence is about, and a text that may date itself is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from depesche.days import DaySet
from depesche.knowledge import Knowledge
from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.model import Document
from depesche.reading.contacts.actors import sides_of, two_sides
from depesche.reading.furniture import cuts
from depesche.reading.furniture.mask import Cut, keep
from depesche.reading.head import address_date, read_head
from depesche.reading.layers import Head, Mention
from depesche.reading.people import People
from depesche.reading.people.scan import Scan
from depesche.reading.people.terms import counts
from depesche.reading.sentences import boundaries, sentence_words
from depesche.reading.setting import Setting
from depesche.reading.time.plain import plain
from depesche.reading.time.tokens import classified
from depesche.reading.time.words import time_lexicon

#: A year in digits, also shortened, without which no time expression gives a day that is certain.
_YEAR: Final = re.compile(r"\d{4}|\D\d\d(?!\d)")
#: A day in digits.
_DAY: Final = re.compile(r"\d\.\s?\d\d?\.|\d[-/]\d\d?[-/]\d")
#: Fits nothing.
_NOTHING: Final = "(?!)"


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands around the words of a text, when it appeared, and whether it names but one side; ``undated`` says
    that its own words may tell when it appeared, and so who held an office then.
    """

    furniture: tuple[Cut, ...]
    head: Head
    published: DaySet | None
    one_side: bool
    undated: bool

    @property
    def settled(self) -> bool:
        """Whether nothing further can be a second side."""
        return self.one_side and not self.undated


def glance(document: Document, text: str, setting: Setting, words: Scan | None = None) -> Glance:
    """What a glance at a document shows; ``text`` is the document's in normal script, ``words`` are its words where
    they are known.
    """
    language = setting.language
    furniture = cuts(text, language, cleaned=document.cleaned)
    head, published = read_head(text, furniture, document.published, address_date(document), language)
    spans = keep(text, furniture)
    starts = sorted({0, *boundaries(text, language.made(sentence_words)), *chain.from_iterable(spans)})
    mentions = People(setting).mentions(text, spans, published, starts, words)
    one_side = not _may_be_two(mentions, setting.knowledge)
    undated = one_side and published is None and may_date_itself(text, setting)
    return Glance(furniture, head, published, one_side, undated)


def may_date_itself(text: str, setting: Setting) -> bool:
    """Whether the text may say on which days it appeared: for that it names a day of a year."""
    if not _YEAR.search(text):
        return False
    codes = classified(plain(text).text, setting.language.made(time_lexicon))[0]
    return _DAY.search(text) is not None or setting.language.made(_naming_day).search(codes) is not None


def _naming_day(language: Language) -> re.Pattern[str]:
    """What a day is named by in a text of one character a word."""
    lexicon = language.made(time_lexicon)

    def any_of(names: Iterable[str]) -> str:
        found = "".join(code for classes, code in lexicon.codes.items() if not classes.isdisjoint(names))
        return f"[{re.escape(found)}]" if found else _NOTHING

    rows: Iterable[Sequence[Iterable[str]]] = language.rows("time_context").get("days_named", ())
    return re.compile("|".join("".join(map(any_of, row)) for row in rows) or _NOTHING)


def _may_be_two(mentions: Iterable[Mention], knowledge: Knowledge) -> bool:
    """Whether two sides are named, those counted that were sides at another time."""
    found = tuple(mentions)
    if two_sides(found):
        return True
    sides = {side for mention in found for side in sides_of(mention)}
    former = (m.person for m in found if m.person and not m.counts and m.modifier != "deputy")
    sides.update(term.place for person in former for term in knowledge.terms_of(person) if counts(term))
    return len(sides) > 1
