"""Datelines, agencies and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.furniture.lines import Line
from depesche.reading.furniture.mask import Cut
from depesche.reading.furniture.patterns import Patterns

_FIRST_PARAGRAPHS: Final = 2
_SLASH: Final = re.compile(r"\s?/\s?")
_SIGN_OFFS: Final = ("sign-off", "photo credit")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's span up to where the sentence begins, its places and its agencies."""

    span: Span
    places: tuple[str, ...]
    agencies: tuple[str, ...]


def dateline(text: str, spans: tuple[Span, ...], lines: list[Line], given: Patterns) -> Dateline | None:
    """The dateline of one of the first paragraphs; the kept spans say where the article's lines begin."""
    for start, line in list(_paragraphs(spans, lines))[:_FIRST_PARAGRAPHS]:
        words = text[start : line.end]
        rows = given.rows("dateline")
        for row in rows if given.any_of(rows).match(words) else ():
            match = given.compiled(row["pattern"]).match(words)
            if match and match.end() < len(words) and (line.paragraph or _more_than_place(match)):
                parts = match.groupdict()
                places = tuple(_SLASH.split(parts["places"])) if parts.get("places") else ()
                stop = start + len(match[0].rstrip())
                return Dateline((start, stop), places, tuple(agencies_in(parts.get("agencies") or "", given)))
    return None


def _more_than_place(match: re.Match[str]) -> bool:
    """Whether an agency or a day stands in it: what else opens a short line with a colon may be who speaks."""
    return bool(match.groupdict().get("agencies")) or any(character.isdigit() for character in match[0])


def _paragraphs(spans: tuple[Span, ...], lines: list[Line]) -> Iterator[tuple[int, Line]]:
    """Each paragraph of the article with the offset where its own words begin."""
    for line in lines:
        kept = next(((a, b) for a, b in spans if a < line.end and b > line.start), None)
        if kept and (line.paragraph or line.sentence):
            yield max(kept[0], line.start), line


def agencies_in(words: str, given: Patterns) -> list[str]:
    """The agencies named in ``words``, in order, each once."""
    found = (given.agency_names[match[0].lower()] for match in given.compiled("<agency>").finditer(words))
    return list(dict.fromkeys(found))


def signing_agencies(text: str, furniture: tuple[Cut, ...], given: Patterns) -> list[str]:
    """The agencies that sign the article at its end; a photographer's agency counts only after "© dpa-infocom"."""
    signs = [text[cut.start : cut.end] for cut in furniture if cut.kind == _SIGN_OFFS[0]]
    photographers = [text[cut.start : cut.end] for cut in furniture if cut.kind == _SIGN_OFFS[1]]
    signs += [
        words
        for words in photographers
        if words.startswith(("©", "(c)")) and given.compiled("<date>").search(words)
    ]
    return list(dict.fromkeys(name for words in signs for name in agencies_in(words, given)))


def author(lines: list[Line], given: Patterns) -> str | None:
    """The name in the byline."""
    rows = given.rows("byline")
    for line in lines:
        for row in rows if given.any_of(rows).fullmatch(line.text) else ():
            match = given.compiled(row["pattern"]).fullmatch(line.text)
            if match and match.groupdict().get("author"):
                return match["author"]
    return None
