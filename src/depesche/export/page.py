"""The chronicle as one page for a browser."""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from depesche.errors import UsageError
from depesche.export.extract import Extract
from depesche.web.page import LARGEST, render


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write the page. Raises :class:`UsageError` where quotations are limited: it quotes around them."""
    if extract.max_quote is not None:
        raise UsageError("a page quotes whole passages", where="--max-quote", remedy="leave it out, or take csv")
    page = render(
        tuple(extract.contacts),
        tuple(extract.findings),
        extract.readings(extract.dates),
        extract.language,
        extract.compare,
        extract.scope,
        extract.made,
    ).encode()
    out.write(page)
    return Counter({"megabytes": round(len(page) / 1e6)}) if len(page) > LARGEST else Counter()
