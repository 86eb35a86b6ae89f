"""Plain text: one article a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from depesche.sources.article import Article
from depesche.sources.decoding import LIMIT, decode
from depesche.sources.format import Fit, Format, Item
from depesche.sources.streams import STDIN


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """The one article of a stream of text."""
    decoded = decode(stream.read(LIMIT + 1), where)
    remarks = () if decoded.encoding.startswith("utf-8") else (f"{where}: read as {decoded.encoding}",)
    yield Article(text=decoded.text, file=where, path=None if where == STDIN else where, remarks=remarks)


FORMAT: Final = Format("text", (".txt", ".text"), lambda _: Fit.POSSIBLE, read)
