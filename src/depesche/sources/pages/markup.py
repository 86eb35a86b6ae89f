"""The bytes of a page to one parsed tree: encodings, broken characters, sizes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any, Final

from depesche.errors import FormatError, InputError
from depesche.sources.decoding import bom_encoding, guessed

#: No article's page is larger; the largest live blogs have a fifth of it.
LIMIT: Final = 25 * 1024 * 1024
#: Where a page says its encoding, in bytes from its beginning.
_HEAD: Final = 8192
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE
)
#: Elements without a word that anybody reads, in a page whose head is read.
_SILENT: Final = (
    "script", "style", "svg", "template", "picture", "source", "track", "area", "param", "link", "meta",
)  # fmt: skip
#: Scripts with structured data, which trafilatura looks into, are called so while others are taken out.
_KEPT: Final = "structured-data"
#: What browsers take these labels for.
_ALIASES: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "iso8859-9": "cp1254"}
#: What no text of a page has: control characters, halves of pairs, characters that are none.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANK: Final = b"\0 \t\r\n"
#: A page in UTF-8 with some broken bytes has this many sound characters for each of them.
_SOUND: Final = 8
_MULTIBYTE: Final = re.compile(rb"[\xc3\xc2\xc5\xe2][\x80-\xbf]")


#: The control characters among them, and how the others begin in UTF-8: a page without either has none.
_CONTROLS: Final = tuple(bytes([n]) for n in range(128) if _FORBIDDEN.match(chr(n)))
_OTHERS: Final = b"\xef\xbf"


@dataclass(frozen=True, slots=True)
class Markup:
    """The source of a page in UTF-8, and what is to be said of its encoding (``None``: nothing)."""

    source: bytes
    remark: str | None = None


def markup_of(data: bytes, where: str, charset: str | None = None) -> Markup:
    """The source of a page; ``charset`` is that of the server.

    Raises :class:`InputError` where it is empty or too large for a page.
    """
    _require_page(data, where)
    if _is_sound(data):
        return Markup(data)
    text, encoding = _decoded(data, charset, where)
    broken = len(_FORBIDDEN.findall(text)) + text.count("\ufffd")
    said = [] if encoding.startswith("utf-8") else [f"read as {encoding}"]
    if broken:
        said.append(f"{broken} characters that are none are left out")
    sound = _FORBIDDEN.sub("", text).replace("\ufffd", "")
    return Markup(sound.encode("utf-8"), "; ".join(said) or None)


def source_of(data: bytes, where: str, charset: str | None = None) -> bytes:
    """The source of a page in UTF-8 as :func:`markup_of` has it, but for characters that are none: for a first look.

    Raises :class:`InputError` likewise.
    """
    _require_page(data, where)
    text, encoding = _decoded(data, charset, where)
    return data if encoding == "utf-8" else text.encode("utf-8", errors="replace")


def parsed(source: bytes, where: str) -> Any:
    """The tree of a page in UTF-8. Raises :class:`FormatError` where there is none."""
    from lxml import etree, html  # noqa: PLC0415  (only programs that read pages need it)

    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    # All elements alike: no class is looked up for each by Python.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise FormatError(f"is no page that can be parsed ({error})", where=where) from error
    if tree is None or len(tree) == 0:
        raise FormatError("is no page that can be parsed", where=where)
    return tree


def thinned(tree: Any) -> None:
    """Take out of a page what has no words, two thirds of most pages, so that every way through it is shorter."""
    from lxml import etree  # noqa: PLC0415  (only programs that read pages need it)

    scripts = [script for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    for script in scripts:
        script.tag = _KEPT
    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for script in scripts:
        script.tag = "script"


def _is_sound(data: bytes) -> bool:
    """Whether a page is UTF-8, as most are, without a mark of byte order or a character that is none."""
    if (_OTHERS[:1] in data and _OTHERS in data) or bom_encoding(data):  # one byte is found much faster than two
        return False
    if any(control in data for control in _CONTROLS):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _require_page(data: bytes, where: str) -> None:
    if len(data) > LIMIT:
        raise InputError(f"is too large for one page (limit {LIMIT // 2**20} MB)", where=where)
    if not data[:64].strip(_BLANK) and not data.strip(_BLANK):
        raise InputError("the page is empty", where=where)


def _decoded(data: bytes, charset: str | None, where: str) -> tuple[str, str]:
    """The text and the encoding: a mark of byte order, UTF-8 where it is, what is declared, what fits best."""
    if encoding := bom_encoding(data) or _wide(data):
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error
    if len(_MULTIBYTE.findall(data)) >= _SOUND * _invalid(data, first.start):
        return data.decode("utf-8", errors="replace"), "utf-8"
    declared = _DECLARED.search(data[:_HEAD])
    for label in (charset, declared[1].decode("ascii") if declared else None):
        encoding = _known(label)
        if encoding and encoding != "utf-8":
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    found = guessed(data, where)
    return found.text, found.encoding


def _invalid(data: bytes, start: int) -> int:
    return max(1, data[start:].decode("utf-8", errors="replace").count("\ufffd"))


def _known(label: str | None) -> str | None:
    """Python's name of an encoding, as browsers take its label."""
    try:
        name = codecs.lookup((label or "").strip()).name
    except (LookupError, ValueError):
        return None
    return _ALIASES.get(name, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: a page begins in characters of one byte."""
    head = data[:64].lstrip()
    if len(head) < 8:
        return None
    if head[1::2].count(0) * 2 >= len(head) - 2:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) * 2 >= len(head) - 2 else None
