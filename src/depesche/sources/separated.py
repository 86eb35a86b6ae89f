"""CSV and TSV with a list of articles, as a format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from depesche.sources import lists
from depesche.sources.format import Fit, Format, Item


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so has the header of such a list."""
    return Fit.LIKELY if lists.separated_header(head) else Fit.NO


def read(stream: io.BufferedReader, where: str) -> Iterator[Item]:
    """Each row's article, or what is wrong with the row."""
    yield from lists.read_rows(lists.separated(stream, where), where)


FORMAT: Final = Format("list", (".csv", ".tsv"), fits, read)
