"""A page skimmed: its bytes without what holds no words of an article, found without parsing any.

Scripts, navigation and comments, nine tenths of most pages, are passed over. What is left has still all words of the
article and many teasers; :meth:`Skimmed.words` cuts those that can be known by their bytes alone, which is a third of
what parsing the rest costs and enough to turn most pages away. :mod:`.light` looks at the rest as a tree.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from depesche.sources.pages.raw import end_of_raw, is_structured

#: In these an angle bracket begins no element.
_RAW: Final = frozenset([b"script", b"style", b"textarea"])
#: Where a comment or an element without words of an article begins.
_BEGINS: Final = re.compile(
    rb"<(?:!--|(s(?:cript|tyle|vg|elect)|te(?:mplate|xtarea)|n(?:oscript|av)|iframe|object|footer|aside|button|label)[\s>/])",
    re.IGNORECASE,
)
_BODY: Final = re.compile(rb'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_TAG: Final = re.compile(rb"<[a-zA-Z/!?][^>]*>")
#: What the head of a page says of it.
_META: Final = re.compile(rb"""<meta\b((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_SAID: Final = (b"description", b"title")
#: What makes the link around it that of a teaser.
_PICTURED: Final = re.compile(rb"<(?:h[1-6]|p|figure|img)[\s>]")
#: An item that is a link; and a small box of a heading that is one with no more than a word above and one paragraph
#: below it. Either is a teaser to :mod:`.light` too.
_TEASERS: Final = re.compile(
    rb"<li\b[^>]*>\s*<a\s[^>]*>[^<]*</a>\s*</li>"
    rb"|<(div|li|article|section)\b[^>]*>\s{0,9}(?:<span\b[^>]*>[^<]{0,40}</span>\s{0,9})?"
    rb"<(h[2-6])\b[^>]*>\s{0,9}<a\s[^>]*href[^>]*>[^<]{0,140}</a>\s{0,9}</\2>\s{0,9}"
    rb"(?:<p\b[^>]*>[^<]{0,260}</p>\s{0,9})?</\1>"
)


@dataclass(frozen=True, slots=True)
class Skimmed:
    """What is left of a page in UTF-8: ``rest`` are its bytes, ``bodies`` the articles that its structured data has."""

    rest: bytes
    bodies: tuple[str, ...] = ()

    def words(self) -> str:
        """All words that the page's article may have, those of its head and body included, and more."""
        left = _TEASERS.sub(b"", _without_pictured(self.rest))
        heads = [found for found in _META.findall(left) if any(said in found.lower() for said in _SAID)]
        bare = b"\n".join([*heads, _TAG.sub(b"\n", left)]).decode("utf-8", errors="replace")
        lines = (html.unescape(bare) if "&" in bare else bare).split("\n")
        return "\n".join([*filter(None, lines), *self.bodies])


def skimmed(source: bytes) -> Skimmed:
    """What of a page in UTF-8 may hold words of an article: no scripts, no navigation; what has no end is left."""
    pieces: list[bytes] = []
    bodies: list[str] = []
    done = at = 0
    while (begin := _BEGINS.search(source, at)) is not None:
        end = _end(source, begin)
        at = begin.end()
        if end:
            if begin[1] and is_structured(source, begin.start(), end):
                bodies += _bodies(source[at:end])
            pieces.append(source[done : begin.start()])
            done = at = end
    pieces.append(source[done:])
    return Skimmed(b"".join(pieces), tuple(bodies))


def _bodies(data: bytes) -> Iterator[str]:
    for found in _BODY.findall(data):
        try:
            yield str(json.loads(found, strict=False))
        except ValueError:
            continue


def _end(source: bytes, begin: re.Match[bytes]) -> int:
    """Where what begins there has ended; 0 where it has no end."""
    at = begin.end()
    if begin[1] is None:
        return _behind(source, b"-->", at)
    name = begin[1].lower()
    if name in _RAW:
        end = end_of_raw(source, name, at)
    elif name == b"svg" and source.endswith(b"/>", 0, tag_end := _behind(source, b">", at - 1)):
        return tag_end
    else:
        end = _end_of_nested(source, begin[1], at)
    return _behind(source, b">", end) if end >= 0 else 0


def _end_of_nested(source: bytes, written: bytes, at: int) -> int:
    """Where the end of an element begins, in which others of its name may stand; -1 where there is none. What begins in
    small letters is taken to end so.
    """
    name = written.lower()
    opens, closes = b"<" + name, b"</" + name
    if written == name:
        end = source.find(closes, at)
        if end >= 0 and source.find(opens, at, end) < 0:
            return end
    lower = source[at:].lower()
    end = lower.find(closes)
    inner = lower.find(opens, 0, max(0, end))
    while end >= 0 and inner >= 0:
        end = lower.find(closes, end + 1)
        inner = lower.find(opens, inner + 1, max(0, end))
    return at + end if end >= 0 else -1


def _behind(source: bytes, what: bytes, at: int) -> int:
    found = source.find(what, at)
    return found + len(what) if found >= 0 else 0


def _without_pictured(rest: bytes) -> bytes:
    """What is left without links that hold a heading, a paragraph or a picture."""
    first, *links = rest.split(b"<a ")
    pieces = [first]
    for link in links:
        end = link.find(b"</a>")
        if end >= 0 and _PICTURED.search(link, 0, end):
            pieces.append(link[end + len(b"</a>") :])
        else:
            pieces += (b"<a ", link)
    return b"".join(pieces)
