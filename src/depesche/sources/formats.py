"""The formats of files with articles: how each is known, and what finds its articles.

A format is one row of :data:`FORMATS`. ``read`` takes a stream of unpacked bytes and the file's name and yields
an :class:`~depesche.sources.article.Article` or a :class:`~depesche.rejects.Reject` for each article that the file
has, as it comes to them: a file with very many is never read as a whole. What it raises concerns the whole file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from depesche.rejects import Reject
from depesche.sources import json_lines
from depesche.sources.article import Article
from depesche.sources.decoding import LIMIT, decode
from depesche.sources.streams import HEAD, STDIN, bare_name

Read = Callable[[io.BufferedReader, str], Iterator[Article | Reject]]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its name, the endings of its files, whether a beginning is its, and what finds its articles."""

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]
    read: Read


def _one_text(stream: io.BufferedReader, file: str) -> Iterator[Article | Reject]:
    decoded = decode(stream.read(LIMIT + 1), file)
    remarks = () if decoded.encoding.startswith("utf-8") else (f"{file}: read as {decoded.encoding}",)
    yield Article(text=decoded.text, file=file, path=None if file == STDIN else file, remarks=remarks)


JSON_LINES: Final = Format("jsonl", (".jsonl", ".ndjson"), json_lines.fits, json_lines.read)
TEXT: Final = Format("text", (".txt", ".text"), lambda _: True, _one_text)
#: What a file is, is asked of its ending first and then of its beginning, in this order.
FORMATS: Final = (JSON_LINES, TEXT)


def format_of(file: str, stream: io.BufferedReader) -> Format:
    """The format of a file by its ending, else by its beginning."""
    suffix = PurePath(bare_name(file)).suffix
    named = next((known for known in FORMATS if suffix in known.suffixes), None)
    head = b"" if named else stream.peek(HEAD)
    return named or next(known for known in FORMATS if known.fits(head))


def is_named(file: str) -> bool:
    """Whether a file's name is one of a known format, packed or not."""
    return any(PurePath(bare_name(file)).suffix in known.suffixes for known in FORMATS)
