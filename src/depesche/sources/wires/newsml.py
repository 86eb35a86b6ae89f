"""NewsML-G2: news items alone or in messages of many, read with the standard body's own library.

The XML is parsed here, without document types, entities and network; the library gets the parsed element of an item.
References to catalogues are taken out first: they are not needed, and the library says on standard output when it does
not know one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from depesche.errors import FormatError, InputError, UsageError
from depesche.rejects import Reject, place
from depesche.sources import xml_items
from depesche.sources.article import Article
from depesche.sources.format import Fit, Format, Found
from depesche.sources.fragments import looks_like_markup, text_of
from depesche.sources.revisions import Revision, instant, number, status_of
from depesche.sources.wires.items import Item, article_of
from depesche.sources.wires.notes import NOTE_CLASSES, publishable

_NS: Final = "{http://iptc.org/std/nar/2006-10-01/}"
_ROOTS: Final = frozenset(["newsItem", "newsMessage"])
#: Classes of items that carry an article.
_TEXTS: Final = frozenset(["text", "composite", ""])
#: What repeats the headline, the dateline and the keywords above a body.
_ABOVE: Final = frozenset(["header", "body.head"])


def fits(head: bytes) -> Fit:
    """Whether a stream that begins so is NewsML-G2."""
    return Fit.SURE if xml_items.beginning(head) in _ROOTS else Fit.NO


def read(stream: io.BufferedReader, file: str) -> Iterator[Found]:
    """Each news item's article, or what is wrong with the item."""
    try:
        import NewsMLG2.newsitem  # noqa: F401, PLC0415 - most runs read no NewsML
    except ModuleNotFoundError as error:
        remedy = "pip install 'depesche[wires]'"
        raise UsageError("NewsML-G2 needs a library that is not installed", where=file, remedy=remedy) from error
    cut = xml_items.Cut(stream, file, ("newsItem",))
    line = 0
    for line, piece in enumerate(cut, start=1):
        if isinstance(piece, InputError):
            yield Reject(file, line, piece)
            continue
        remarks = () if piece.odd_encoding is None else (f"{place(file, line)}: read as {piece.odd_encoding}",)
        try:
            element = _parsed(piece.text, cut.head, place(file, line))
        except InputError as error:
            yield Reject(file, line, error)
        else:
            yield _item(element, file, line, remarks)
    if not line:
        yield Reject(file, None, InputError("has no news item", where=file))


def _parsed(text: str, head: str, where: str) -> Any:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The declaration of the head is not repeated: the text is decoded already.
        root = etree.fromstring(f"<wire{xml_items.namespaces(head)}>{text}</wire>", parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"is no XML that can be read ({str(error)[:120]})", where=where) from error
    return root[0]


def _item(element: Any, file: str, line: int, remarks: tuple[str, ...]) -> Article | Reject:
    """The article of an item; the library answers what breaks the standard with whatever exception comes first."""
    try:
        return _read(element, file, line, remarks)
    except (AttributeError, TypeError, ValueError, LookupError) as error:
        broken = FormatError(f"the item breaks NewsML-G2 ({str(error)[:120]})", where=place(file, line))
        return Reject(file, line, broken, element.get("guid"))


def _read(element: Any, file: str, line: int, remarks: tuple[str, ...]) -> Article | Reject:
    from NewsMLG2.newsitem import NewsItem  # noqa: PLC0415

    for reference in element.findall(f"{_NS}catalogRef"):
        element.remove(reference)
    news = NewsItem(xmlelement=element)
    meta = news.itemmeta
    kind = _code(meta.itemclass)
    if kind not in _TEXTS:
        error = InputError(f"the item is no text but of class {kind[:40]!r}", where=place(file, line))
        return Reject(file, line, error, news.guid)
    latest, first = str(meta.versioncreated or ""), str(meta.firstcreated or "")
    titles = _headlines(element)
    item = Item(
        revision=Revision(
            uri=(news.guid or "").strip(),
            version=number(news.version),
            created=instant(latest),
            status=status_of(meta.pubstatus.qcode or meta.pubstatus.uri if meta.pubstatus else None),
            embargo=instant(str(meta.embargoed or "")),
            correction=_correction(meta),
        ),
        body=_body(element),
        title=titles[0] if titles else None,
        dateline=_first(element, "contentMeta", "dateline"),
        publisher=_first(element, "contentMeta", "creditline") or _provider(element),
        author=_first(element, "contentMeta", "by"),
        first=first,
        latest=latest or first,
        remarks=remarks,
    )
    return article_of(item, file, line)


def _code(value: Any) -> str:
    """The code of a qualified value ("text" of "ninat:text"), or of its full address."""
    name = (value.qcode or value.uri or "") if value else ""
    return str(name).rpartition(":")[2].rpartition("/")[2].lower()


def _correction(meta: Any) -> str | None:
    """What was corrected, in the words of a note that may be published; else that something was."""
    for note in meta.ednote or ():
        constrained = note.pubconstraint or note.pubconstrainturi
        if "correction" in str(note.role or "") and not constrained and (kept := publishable(str(note))):
            return kept
    signals = (str(signal.qcode or signal.uri or "") for signal in meta.signal or ())
    return next((signal for signal in signals if "correction" in signal), None)


def _headlines(element: Any) -> list[str]:
    """The headlines by rank, the first the main one; the title of the item where it has none."""
    found = element.findall(f"{_NS}contentMeta/{_NS}headline") or element.findall(f"{_NS}itemMeta/{_NS}title")
    ranked = sorted(found, key=lambda headline: number(headline.get("rank")) or 99)
    return [text for headline in ranked if (text := _flat(headline))]


def _flat(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(element: Any, *path: str) -> str | None:
    found = element.find("/".join(_NS + name for name in path))
    return (_flat(found) or None) if found is not None else None


def _provider(element: Any) -> str | None:
    """The provider's name, or its code."""
    provider = element.find(f"{_NS}itemMeta/{_NS}provider")
    if provider is None:
        return None
    name = provider.find(f"{_NS}name")
    said = _flat(name) if name is not None else provider.get("literal") or provider.get("qcode") or ""
    return said.rpartition(":")[2] or None


def _body(element: Any) -> str:
    """The text of the item's content: XHTML or NITF in line, else plain or marked-up text."""
    from lxml import etree  # noqa: PLC0415

    for inline in element.iterfind(f"{_NS}contentSet/{_NS}inlineXML"):
        bodies = [found for name in ("body.content", "body") for found in inline.iter(f"{{*}}{name}", name)]
        for source in (*bodies[:1], inline):
            if text := text_of(etree.tostring(source, encoding="unicode", with_tail=False), NOTE_CLASSES, _ABOVE):
                return text
    for inline in element.iterfind(f"{_NS}contentSet/{_NS}inlineData"):
        text = "".join(inline.itertext())
        if text.strip():
            marked = "html" in (inline.get("contenttype") or "") or looks_like_markup(text)
            return text_of(text, NOTE_CLASSES, _ABOVE) if marked else text
    return ""


FORMAT: Final = Format("newsml", (".newsml", ".xml"), fits, read)
