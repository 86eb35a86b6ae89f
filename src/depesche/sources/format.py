"""What a format of files with articles is: a row of a name, endings, a test of beginnings, and a reader.

A module of ``sources/`` (or of somebody else's package, named under ``[project.entry-points.depesche_formats]`` of its
``pyproject.toml``) has one as ``FORMAT``. ``read`` takes a stream of bytes and the name of what it reads, for
messages and for :attr:`~depesche.sources.article.Article.file`, and yields an
:class:`~depesche.sources.article.Article` or a :class:`~depesche.rejects.Reject` for each article as it comes to it:
a stream with very many is never held as a whole. Where it comes upon HTML it yields a
:class:`~depesche.sources.pages.page.Page`, of which an article is made elsewhere. An
:class:`~depesche.errors.InputError` that it raises concerns all that it had still to read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.pages.page import Page

Found = Article | Reject
#: What a format yields: a page becomes an article in a worker process, in its place.
Item = Found | Page
Read = Callable[[io.BufferedReader, str], Iterator[Item]]


class Fit(IntEnum):
    """How well the beginning of a stream fits a format."""

    #: It is of another format.
    NO = 0
    #: Nothing speaks against it.
    POSSIBLE = 1
    #: It looks like it, and a file's name may still say otherwise.
    LIKELY = 2
    #: No other format begins so, whatever the file's name is.
    SURE = 3


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    ``fits`` sees up to :data:`~depesche.sources.streams.HEAD` bytes of the beginning, unpacked. With ``gzipped`` the
    format reads files packed with gzip as they lie there, because it is packed article by article.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], Fit]
    read: Read
    gzipped: bool = False
