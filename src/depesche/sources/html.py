"""HTML: one page a file, of one article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Final

from depesche.sources.format import Fit, Format, Item
from depesche.sources.pages.markup import LIMIT
from depesche.sources.pages.page import Page
from depesche.sources.streams import STDIN

_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENTS: Final = re.compile(rb"<(?:p|div|h1|article|meta|script|table|span)\b[^<>]{0,500}>", re.IGNORECASE)
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def fits(head: bytes) -> Fit:
    """Whether a stream begins as a page, or has the elements of one."""
    if head.startswith(_WIDE):
        head = head[2:].replace(b"\0", b"")
    if _BEGINS.match(head):
        return Fit.SURE
    begins = head.lstrip()[:1] == b"<" and not head.lstrip().startswith(b"<?xml")
    return Fit.LIKELY if begins and len(_ELEMENTS.findall(head)) > 2 else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """The one page of a stream."""
    yield Page(stream.read(LIMIT + 1), where, path=None if where == STDIN else where)


FORMAT: Final = Format("html", (".html", ".htm", ".xhtml", ".shtml"), fits, read)
