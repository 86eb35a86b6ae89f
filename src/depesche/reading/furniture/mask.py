"""Which parts of a page are not the article: a list of cuts, and the spans that are left.

Three kinds of evidence, in this order: rows of ``furniture.toml`` (a heading, a share bar, a sign-off);
the shape of the page (a line that is said twice, a text cut off in "…", a caption under the button "+"); and the
extent of a list of teasers below its heading. The text itself is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from depesche.light import dataclass
from depesche.model import Span
from depesche.reading.furniture.lines import Line, lines_of
from depesche.reading.furniture.patterns import Patterns, Row

#: A heading that ends the article ("Kommentare") does so only where this share of the running text is behind it.
_BEHIND: Final = 0.5
#: Most words that the name of a paper or of an author has.
_SIGNATURE: Final = 4


#: The kinds of lines that are furniture wherever they stand.
_IN_BODIES: Final = frozenset(
    ["byline", "crawl residue", "date line", "programme", "rights", "sign-off", "ticker"]
)


#: Kinds of furniture that make up a menu, and how many lines of it at least.
_MENU: Final = frozenset({"navigation", "share bar", "newsletter", "cookies"})
_MENU_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A span that is no part of the article, and the kind of furniture that it is."""

    start: int
    end: int
    kind: str


#: How rows cut that take away whole lines.
_WHOLE: Final = ("line", "list", "box", "end", "above")


def _matching(line: Line, given: Patterns) -> Row | None:
    """The first row that takes away the whole line."""
    rows = given.cutting(_WHOLE)
    if not given.any_of(rows).fullmatch(line.text):
        return None
    return next((row for row in rows if given.compiled(row["pattern"]).fullmatch(line.text)), None)


#: What takes more with it than its own line.
_HEADINGS: Final = frozenset({"list", "end"})


def _heading(lines: list[Line], i: int, row: Row | None) -> Row | None:
    """The row of a line, unless that is a heading but for the rest of its sentence on the next line: "Weitere Themen
    des Gesprächs / waren der Klimaschutz …".
    """
    return None if row is not None and row["cuts"] in _HEADINGS and _goes_on(lines, i) else row


def _goes_on(lines: list[Line], i: int) -> bool:
    """Whether the next line of the same group goes on in lower case or is running text."""
    if i + 1 == len(lines) or lines[i + 1].group != lines[i].group or lines[i].text.endswith(":"):
        return False
    following = lines[i + 1]
    return following.text[0].islower() or (following.several and not following.cut_off)


def cuts(text: str, given: Patterns) -> tuple[Cut, ...]:
    """All furniture of a text, in order; cuts do not overlap."""
    lines = lines_of(text)
    rows = [_heading(lines, i, _matching(line, given)) for i, line in enumerate(lines)]
    found: dict[int, str] = {}
    for i, row in enumerate(rows):
        if row is not None and i not in found:
            found.update(_extent(lines, rows, i, row))
    for i, kind in _by_shape(lines, rows):
        found.setdefault(i, kind)
    whole = [Cut(lines[i].start, lines[i].end, kind) for i, kind in found.items()]
    parts = [cut for i, line in enumerate(lines) if i not in found for cut in _edges(line, given)]
    return tuple(sorted(whole + parts, key=lambda cut: cut.start))


def cuts_in_body(text: str, given: Patterns) -> tuple[Cut, ...]:
    """What is furniture in a text that its source has freed of its page: sign-offs and stamps on lines of their own or
    at the ends of lines. Neither headings of lists nor the shape of a page mean anything there.
    """
    found: list[Cut] = []
    for line in lines_of(text):
        row = _matching(line, given) if not line.paragraph else None
        if row is not None and row["kind"] in _IN_BODIES:
            found.append(Cut(line.start, line.end, str(row["kind"])))
        else:
            found += _edges(line, given)
    return tuple(found)


def keep(text: str, furniture: Iterable[Cut]) -> tuple[Span, ...]:
    """What is left: one span a stretch between two cuts, without the white space around it."""
    out: list[Span] = []
    start = 0
    for cut in furniture:
        out += _trimmed(text, start, cut.start)
        start = cut.end
    return tuple(out + _trimmed(text, start, len(text)))


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    stop = start + len(inner.rstrip())
    return [(begin, stop)] if begin < stop else []


def _extent(lines: list[Line], rows: Sequence[Row | None], i: int, row: Row) -> dict[int, str]:
    """The lines that a matching line takes with it, itself included."""
    kind = str(row["kind"])
    if row["cuts"] == "end" and _is_behind(lines, i):
        return dict.fromkeys(range(i, len(lines)), kind)
    if row["cuts"] == "box":
        return dict.fromkeys(range(i, _box_end(lines, rows, i)), kind)
    if row["cuts"] == "above":
        return {i: kind} if _headline_below(lines, rows, i) else {}
    if row["cuts"] == "list":
        return dict.fromkeys(range(i, _list_end(lines, rows, i)), kind)
    return {i: kind}


def _headline_below(lines: list[Line], rows: Sequence[Row | None], i: int) -> bool:
    """Whether the next line that stays is a headline, apart from line ``i``."""
    below = next((k for k in range(i + 1, len(lines)) if rows[k] is None), None)
    apart = below is not None and lines[below].group != lines[i].group
    return below is not None and apart and lines[below].headline and not lines[below].paragraph


def _box_end(lines: list[Line], rows: Sequence[Row | None], i: int) -> int:
    """Index after a box: the line that heads it, and the next where both stand apart from running text and that
    heads nothing of its own.
    """
    group = [k for k in range(i + 1, len(lines)) if lines[k].group == lines[i].group]
    if not group and _advertises(lines, rows, i):
        return i + 2
    apart = bool(group) and rows[group[0]] is None and not any(lines[k].paragraph for k in group)
    return i + 2 if apart else i + 1


def _advertises(lines: list[Line], rows: Sequence[Row | None], i: int) -> bool:
    """Whether a single headline stands apart below the line that heads a box, inside the text: no title of its own."""
    if i + 1 >= len(lines) or rows[i + 1] is not None or not lines[i + 1].headline or lines[i + 1].paragraph:
        return False
    alone = all(line.group != lines[i + 1].group for line in lines[i + 2 :])
    return alone and any(line.sentence for line in lines[:i]) and any(line.sentence for line in lines[i + 2 :])


def _is_behind(lines: list[Line], i: int) -> bool:
    """Whether most of the running text stands before line ``i``."""
    running = [len(line.text) if line.paragraph else 0 for line in lines]
    return sum(running[:i]) >= _BEHIND * sum(running)


def _list_end(lines: list[Line], rows: Sequence[Row | None], i: int) -> int:
    """Index after the last teaser of the list that line ``i`` heads.

    The group of the heading belongs to it; later groups do as long as they look like teasers: no running text, or
    running text between two copies of its title.
    """
    stop = i + 1
    while stop < len(lines):
        group = [k for k in range(stop, len(lines)) if lines[k].group == lines[stop].group]
        own_group = lines[stop].group == lines[i].group
        if not own_group and not _are_teasers([lines[k] for k in group], [rows[k] for k in group]):
            break
        stop = group[-1] + 1
    return stop


def _are_teasers(group: list[Line], rows: Sequence[Row | None]) -> bool:
    if any(line.times > 1 or line.cut_off for line in group):
        return True
    return all(
        row is not None or (line.headline and not line.paragraph) for line, row in zip(group, rows, strict=True)
    )


def _by_shape(lines: list[Line], rows: Sequence[Row | None]) -> Iterable[tuple[int, str]]:
    """Furniture that no row names: captions, repetitions, cut-off teasers."""
    body = [i for i, line in enumerate(lines) if line.paragraph and line.times == 1]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    for i, line in enumerate(lines):
        if _stands_under_button(lines, i) or _stands_on_credit(lines, rows, i):
            yield i, "caption"
        elif _stands_in_menu(lines, rows, i):
            yield i, "navigation"
        elif line.times > 1 and not _is_own_title(lines, i, first):
            yield from _said_twice(lines, i)
        elif i > last >= 0 and _is_signature(lines, i):
            yield i, "sign-off"
        elif _is_cut_off_teaser(lines, i, last):
            yield i, "teasers"


def _is_cut_off_teaser(lines: list[Line], i: int, last: int) -> bool:
    """Whether a line breaks off below the last paragraph, or begins another line; on a page without any paragraph
    only one that is said twice.
    """
    line = lines[i]
    return line.cut_off and (i > last or _begins_another(lines, i)) and (last >= 0 or line.times > 1)


def _stands_under_button(lines: list[Line], i: int) -> bool:
    """Whether the line is the sentence right below "+", the button that enlarges a photograph."""
    before = lines[i - 1] if i else None
    return before is not None and before.text == "+" and before.group == lines[i].group and lines[i].sentence


def _stands_in_menu(lines: list[Line], rows: Sequence[Row | None], i: int) -> bool:
    """Whether the line is no sentence and most of its group, above all text, is navigation."""
    if lines[i].sentence or lines[i].paragraph or any(line.sentence for line in lines[:i]):
        return False
    kinds = [_kind_of(rows[k]) for k in range(len(lines)) if lines[k].group == lines[i].group]
    named = sum(kind in _MENU for kind in kinds)
    return named >= _MENU_LINES and 2 * named >= len(kinds) - 1


def _kind_of(row: Row | None) -> str:
    return str(row["kind"]) if row is not None else ""


def _stands_on_credit(lines: list[Line], rows: Sequence[Row | None], i: int) -> bool:
    """Whether the next line of the same group credits a photograph: then this one is its caption."""
    if i == 0 and lines[i].headline:
        return False  # the title
    below = rows[i + 1] if i + 1 < len(lines) and lines[i + 1].group == lines[i].group else None
    return below is not None and below["kind"] == "photo credit" and not lines[i].paragraph


def _is_signature(lines: list[Line], i: int) -> bool:
    """Whether a line below the text, alone between blank lines, is but a name: the paper's or the author's."""
    alone = all(line.group != lines[i].group for k, line in enumerate(lines) if k != i)
    words = lines[i].text.split()
    return (
        alone and len(words) <= _SIGNATURE and not lines[i].sentence and all(word[:1].isupper() for word in words)
    )


def _is_own_title(lines: list[Line], i: int, first: int) -> bool:
    """Whether this is the first copy of the article's own title, above its first paragraph."""
    return i < first and all(line.text != lines[i].text for line in lines[:i])


def _said_twice(lines: list[Line], i: int) -> Iterable[tuple[int, str]]:
    """A repeated line, and a teaser's text between the two copies of its title."""
    yield i, "teasers"
    for k in range(i + 1, min(i + 4, len(lines))):
        if lines[k].text == lines[i].text and lines[k].group == lines[i].group:
            yield from ((between, "teasers") for between in range(i + 1, k))


def _begins_another(lines: list[Line], i: int) -> bool:
    """Whether the words before "…" begin another line: a teaser's title, cut off and in full."""
    stem = lines[i].text.rstrip("….").rstrip()
    return any(k != i and line.text.startswith(stem) for k, line in enumerate(lines))


#: How rows cut that take away the beginning of a line, or its end.
_FRONT: Final = ("front",)
_TAIL: Final = ("tail",)


def _edges(line: Line, given: Patterns) -> Iterable[Cut]:
    """Furniture at the start or the end of a line that is otherwise the article's."""
    start, end = line.start, line.end
    front, tail = given.cutting(_FRONT), given.cutting(_TAIL)
    for row in front if given.any_of(front).match(line.text) else ():
        if match := given.compiled(row["pattern"]).match(line.text):
            start = max(start, line.start + match.end())
    for row in tail if given.any_of(tail).search(line.text) else ():
        found = given.compiled(row["pattern"]).finditer(line.text)
        last = next((m for m in found if m.end() == len(line.text)), None)
        end = min(end, line.start + last.start()) if last else end
    if start > line.start:
        yield Cut(line.start, min(start, line.end), "crawl residue")
    if start <= end < line.end:
        yield Cut(end, line.end, "sign-off")
