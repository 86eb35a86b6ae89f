"""Articles that could not be read, as rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from depesche.codec import document_json, document_of
from depesche.model import Document
from depesche.rejects import Reject
from depesche.store.tables import RejectRow


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of the rejects; ``document`` is there where it can be tried again without its file."""

    key: str
    file: str
    line: int | None
    article: str | None
    component: str
    code: str
    message: str
    document: Document | None


def reject_row(reject: Reject, version: str) -> RejectRow:
    """The row of an article that could not be read by this version."""
    document = reject.document
    return RejectRow(
        key=key_of(reject.where, document),
        file=_storable(reject.file),
        line=reject.line,
        article=reject.article,
        component=reject.error.component,
        code=reject.error.code,
        message=_storable(reject.message),
        version=version,
        source=document_json(document) if document else None,
        text=document.text if document else None,
    )


def rejected(row: RejectRow) -> Rejected:
    """What a row says."""
    document = document_of(row.source, row.text) if row.source is not None and row.text is not None else None
    return Rejected(row.key, row.file, row.line, row.article, row.component, row.code, row.message, document)


def _storable(text: str) -> str:
    """The text without what no database takes (file names may be any bytes)."""
    return text.encode("utf-8", errors="replace").decode("utf-8").replace("\0", "")


def key_of(where: str, document: Document | None) -> str:
    """The key of a reject: the same for the same article at the same place, however often it is tried."""
    text = f"{where}\n{document.sha256 if document else ''}"
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
