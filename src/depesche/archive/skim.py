"""A page skimmed: its bytes without what holds no words of an article, found without parsing any.

Scripts, navigation and comments, nine tenths of most pages, are passed over. What is left has still all words of the
article and many teasers; :meth:`Skimmed.words` cuts those that can be known by their bytes alone, which is a third of
what parsing the rest costs and enough to turn most pages away. :mod:`.light` looks at the rest as a tree.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.sources.pages.raw import end_of_raw, is_structured

#: In these an angle bracket begins no element.
_RAW: Final = (b"script", b"style", b"textarea")
#: Elements without words of an article.
_NESTED: Final = (
    b"svg", b"select", b"template", b"noscript", b"nav", b"iframe", b"object", b"footer", b"aside", b"button", b"label",
)  # fmt: skip


def _begin(names: Sequence[bytes]) -> re.Pattern[bytes]:
    """Where a comment or one of the elements begins. Most tags are known to be of no such one by their first letters,
    which takes half as long as trying one name after the other.
    """
    begins = [b"!--", *names]
    letters = [{n[k : k + 1].lower() for n in begins} | {n[k : k + 1].upper() for n in begins} for k in range(3)]
    ahead = b"".join(b"[" + re.escape(b"".join(sorted(each))) + b"]" for each in letters)
    return re.compile(rb"<(?=" + ahead + rb")(?i:!--|(" + b"|".join(names) + rb")[\s>/])")


_BEGINS: Final = _begin([*_RAW, *_NESTED])
#: The tags of an element in which others of its name may stand: in small letters, and in any.
_TAGS: Final = {name: (re.compile(rb"</?" + name), re.compile(rb"</?" + name, re.IGNORECASE)) for name in _NESTED}
_BODY: Final = re.compile(rb'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_TAG: Final = re.compile(rb"<[a-zA-Z/!?][^>]*>")
#: What the head of a page says of it.
_META: Final = re.compile(rb"""<meta\b((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_SAID: Final = (b"description", b"title")
#: What makes the link around it that of a teaser, and such a link.
_PICTURE: Final = rb"(?:h[1-6]|p|figure|img)[\s>]"
_PICTURED: Final = re.compile(
    rb"<a [^<]*+(?:<(?!a |/a>|" + _PICTURE + rb")[^<]*+)*+"
    rb"<" + _PICTURE + rb"[^<]*+(?:<(?!a |/a>)[^<]*+)*+</a>"
)
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
        left = _TEASERS.sub(b"", _PICTURED.sub(b"", self.rest))
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
    """Where the end of an element begins, in which others of its name may stand; -1 where it has none. What begins in
    small letters is taken to end so.
    """
    tags, any_tags = _TAGS[written.lower()]
    if written.islower() and (first := tags.search(source, at)) is not None and _closes(source, first.start()):
        return first.start()
    depth = 1
    for tag in any_tags.finditer(source, at):
        depth += -1 if _closes(source, tag.start()) else 1
        if not depth:
            return tag.start()
    return -1


def _closes(source: bytes, tag: int) -> bool:
    return source.startswith(b"/", tag + 1)


def _behind(source: bytes, what: bytes, at: int) -> int:
    found = source.find(what, at)
    return found + len(what) if found >= 0 else 0
