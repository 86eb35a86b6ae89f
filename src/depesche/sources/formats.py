"""Which formats there are, and which one a file is of.

The package's own are the modules of :data:`OWN`; those of other packages are entry points of the group
``depesche_formats``. A file is what its beginning surely is; else what its name says; else what it looks like.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, metadata
from pathlib import PurePath
from typing import Final, cast

from depesche.sources.format import Fit, Format
from depesche.sources.streams import bare_name

#: The group of entry points under which packages name formats of their own.
GROUP: Final = "depesche_formats"
#: The modules of ``depesche.sources`` with a ``FORMAT``; where two fit alike, the first wins.
OWN: Final = (
    "html",
    "warc",
    "json_documents",
    "json_lines",
    "sheets",
    "feeds",
    "wires.newsml",
    "wires.iptc7901",
    "zipped",
    "tarred",
    "separated",
    "plain",
)


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those of other packages first."""
    others = [cast("Format", entry.load()) for entry in metadata.entry_points(group=GROUP)]
    own = [cast("Format", import_module(f"depesche.sources.{name}").FORMAT) for name in OWN]
    return (*others, *own)


def format_of(file: str, head: bytes) -> Format:
    """The format of a file by its beginning and its name."""

    def weight(known: Format) -> tuple[bool, bool, Fit]:
        fit, named = known.fits(head), _suffix(file) in known.suffixes
        return fit is Fit.SURE or (named and fit >= Fit.LIKELY), named, fit

    return max(formats(), key=weight)  # the first of several with the same weight


def is_named(file: str) -> bool:
    """Whether a file's name is one of a known format, packed or not."""
    return any(_suffix(file) in known.suffixes for known in formats())


def is_known(head: bytes) -> bool:
    """Whether a beginning is surely that of a known format."""
    return any(known.fits(head) is Fit.SURE for known in formats())


def suffixes() -> str:
    """The endings of all formats, for messages."""
    return ", ".join(suffix for known in formats() for suffix in known.suffixes)


def _suffix(file: str) -> str:
    return PurePath(bare_name(file)).suffix
