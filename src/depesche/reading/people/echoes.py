"""Bare surnames of people whom the knowledge base lacks and the article introduces with an office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from depesche.light import replace
from depesche.reading.people.lexicon import Lexicon
from depesche.reading.people.phrase import Phrase
from depesche.reading.people.scan import Scan

#: Offices that say too little of somebody unknown to know the surname again.
_VAGUE: Final = ("other", "any", "title", "none")
#: Shorter surnames are words too often.
_SHORTEST: Final = 4


def echoes(made: Sequence[Phrase], scan: Scan, lexicon: Lexicon) -> Iterator[Phrase]:
    """A phrase for each place where such a surname stands outside the phrases made."""
    introduced = _introduced(made)
    if not introduced:
        return
    covered = {i for phrase in made for i in range(phrase.first, phrase.end)}
    for i, word in enumerate(scan.texts):
        owner = "" if word in introduced else scan.vocabulary.inflection.owner(word) or ""
        phrase = introduced.get(owner or word)
        if phrase is None or i in covered or i in scan.at:
            continue
        first = _whole_name(scan, i, phrase)
        if first == i and scan.word(i - 1) in lexicon.given:
            continue  # somebody else of that surname
        start, end = scan.span(first, i + 1)
        yield replace(
            phrase, first=first, end=i + 1, start_char=start, end_char=end, head=(start, end), determiner="",
            genitive=bool(owner),
        )  # fmt: skip


def _introduced(made: Sequence[Phrase]) -> Mapping[str, Phrase]:
    """The phrases that introduce somebody unknown, by surname; of several the fullest."""
    unknown = [p for p in made if p.name and not p.people and _introduces(p)]
    unknown.sort(key=lambda p: (bool(p.places), len(p.name or "")))
    return {_surname(phrase): phrase for phrase in unknown}


def _introduces(phrase: Phrase) -> bool:
    """Whether an unknown name with its office is enough to know the bare surname again."""
    known = phrase.office is not None and phrase.office.roles[0] not in _VAGUE
    return known and len(_surname(phrase)) >= _SHORTEST


def _surname(phrase: Phrase) -> str:
    return (phrase.name or "").rpartition(" ")[2]


def _whole_name(scan: Scan, i: int, phrase: Phrase) -> int:
    """The first word of the name that ends at ``i``: the whole name where the text has it."""
    parts = (phrase.name or "").split(" ")
    first = i - len(parts) + 1
    return first if first >= 0 and scan.texts[first:i] == parts[:-1] else i
