"""IPTC ninjs, News in JSON, versions 1 to 3.

Version 1 has lower-case names (``versioncreated``, ``pubstatus``) and one property for each form of the text
(``body_text``, ``body_xhtml``); versions 2 and 3 have ``versionCreated``, ``pubStatus`` and lists (``bodies``,
``headlines``) whose entries name their role and media type. ``ednote`` is for the desk alone and is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from depesche.errors import InputError
from depesche.rejects import Reject, place
from depesche.sources.article import Article
from depesche.sources.fragments import looks_like_markup, text_of
from depesche.sources.revisions import Revision, instant, number, status_of
from depesche.sources.wires.items import Item, article_of
from depesche.sources.wires.notes import NOTE_CLASSES

Row = Mapping[str, Any]

#: What only an object of ninjs has beside its ``uri``.
_MARKS: Final = frozenset(
    [
        "versioncreated",
        "versionCreated",
        "pubstatus",
        "pubStatus",
        "bodies",
        "headlines",
        "body_text",
        "body_xhtml",
        "body_html",
        "representationtype",
        "representationType",
    ]
)
#: The types of objects that carry an article.
_TEXTS: Final = frozenset(["text", "composite", "component", ""])


def fits(row: Row) -> bool:
    """Whether a JSON object is one of ninjs (or of Superdesk's dialect, which names it by ``guid``)."""
    return ("uri" in row or "guid" in row) and any(name in _MARKS for name in row)


def read(row: Row, file: str, line: int | None = None) -> Article | Reject:
    """The article of an object, or what is wrong with it."""
    kind = str(row.get("type") or "").lower()
    if kind not in _TEXTS:
        error = InputError(f"the item is no text but of type {kind[:40]!r}", where=place(file, line))
        return Reject(file, line, error, str(row.get("uri"))[:80])
    latest, first = _either(row, "versionCreated"), _either(row, "firstCreated")
    title = _title(row)
    revision = Revision(
        uri=_text(row.get("uri") or row.get("guid")),
        version=number(row.get("version")),
        created=instant(latest),
        status=status_of(_either(row, "pubStatus")),
        embargo=instant(row.get("embargoed")),
    )
    item = Item(
        revision=revision,
        body=_body(row),
        title=title,
        titles=tuple(_value(entry) for entry in _entries(row.get("headlines"))),
        publisher=_publisher(row),
        author=_text(row.get("by")) or _text(row.get("byline")) or None,
        url=_text(row.get("url")) or (revision.uri if revision.uri.startswith(("http://", "https://")) else None),
        first=first or _either(row, "contentCreated"),
        latest=latest or first,
    )
    return article_of(item, file, line)


def _either(row: Row, name: str) -> Any:
    """A property in the spelling of version 2 and 3, or of version 1."""
    return row.get(name, row.get(name.lower()))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _title(row: Row) -> str | None:
    """The headline: of version 1, or the one of those of version 2 and 3 that is the main one."""
    listed = [entry for entry in _entries(row.get("headlines")) if _text(entry.get("value"))]
    main = [entry for entry in listed if _text(entry.get("role")).lower() in ("main", "headline", "")]
    found = (*(_value(entry) for entry in (*main, *listed)), _text(row.get("headline")), _text(row.get("title")))
    return next((" ".join(text.split()) for text in found if text), None)


def _body(row: Row) -> str:
    """The body in the form that keeps its paragraphs; of several such the longest, which is the whole."""
    texts = [_value(entry) for entry in _entries(row.get("bodies"))]
    for name, value in row.items():
        if name.startswith("body_"):
            texts.append(_plain(_text(value)) if name == "body_text" else text_of(_text(value), NOTE_CLASSES))
    return max(texts, key=lambda text: ("\n\n" in text.strip(), len(text)), default="")


def _value(entry: Row) -> str:
    """The text of an entry of a list, its markup read where its media type says so or it plainly has some."""
    value, kind = _text(entry.get("value")), _text(entry.get("contentType")).lower()
    return text_of(value, NOTE_CLASSES) if "html" in kind or "xml" in kind else _plain(value)


def _plain(text: str) -> str:
    return text_of(text, NOTE_CLASSES) if looks_like_markup(text) else text.replace("\r\n", "\n")


def _entries(value: Any) -> Iterable[Row]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _publisher(row: Row) -> str | None:
    """Who provides the object: the source of its information, else the holder of its rights."""
    for name in ("infoSources", "infosource"):
        for entry in _entries(row.get(name)):
            if found := _text(entry.get("name")):
                return found
    return _text(_either(row, "copyrightHolder")) or _text(row.get("source")) or None
