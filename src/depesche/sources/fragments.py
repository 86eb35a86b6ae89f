"""The text of a fragment of HTML, as wires and feeds carry it: paragraphs, nothing else.

A whole page is another matter (what of it is the article?); here all is the article but for what is marked as none.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset([
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
])  # fmt: skip
#: Elements whose content is no text of the article.
_SKIPPED: Final = frozenset([
    "script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math", "figure",
    "figcaption", "nav", "form", "button",
])  # fmt: skip
#: Elements that have no end.
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class _Text(HTMLParser):
    """Collects paragraphs; what is inside a skipped element, or one of a skipped class, is left out."""

    def __init__(self, skipped_classes: frozenset[str], skipped_tags: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._classes = skipped_classes
        self._tags = _SKIPPED | skipped_tags
        self._paragraphs: list[str] = []
        self._piece: list[str] = []
        #: Names of the open elements since the skipped one, that one first; empty where text counts.
        self._skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; a prefix before its name (of a namespace of XML) does not count."""
        tag = tag.rpartition(":")[2]
        if self._skipping:
            if tag not in _VOID:
                self._skipping.append(tag)
        elif tag == "br":
            self._piece.append("\n")
        elif tag in self._tags or self._classes & set((dict(attrs).get("class") or "").split()):
            self._end_paragraph()
            if tag not in _VOID:
                self._skipping.append(tag)
        elif tag in _BLOCKS:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that was left open inside a skipped one ends with it."""
        tag = tag.rpartition(":")[2]
        if tag in self._skipping:
            while self._skipping.pop() != tag:
                pass
        elif not self._skipping and tag in _BLOCKS:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._skipping:
            self._piece.append(re.sub(r"[ \t\r\n\f\xa0]+", " ", data))

    def text(self) -> str:
        """The paragraphs, an empty line between them."""
        self.close()
        self._end_paragraph()
        return "\n\n".join(self._paragraphs)

    def _end_paragraph(self) -> None:
        lines = [" ".join(line.split(" ")).strip() for line in "".join(self._piece).split("\n")]
        self._piece.clear()
        text = re.sub(r" {2,}", " ", "\n".join(line for line in lines if line))
        if text:
            self._paragraphs.append(text)


def text_of(
    fragment: str, skipped_classes: frozenset[str] = frozenset(), skipped_tags: frozenset[str] = frozenset()
) -> str:
    """The paragraphs of a fragment with an empty line between them; ``<br>`` is a line feed, entities are read.

    Left out are scripts, figures with their captions, navigation, and what is of the ``skipped`` classes or tags.
    """
    parser = _Text(skipped_classes, skipped_tags)
    parser.feed(fragment)
    return parser.text()


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML though nothing says so."""
    return re.search(r"<(?:p|br|div|section|h[1-6]|ul|li)\b[^>]*>", text, re.IGNORECASE) is not None
