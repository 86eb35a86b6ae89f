"""The light text of a page: what an article on it may consist of, at a tenth of what extracting the body costs.

It is for the gate alone, which asks whether a body may tell of a contact. So nothing of a body may be lost, and what
stands around it should be: navigation, and the teasers that name today's leaders on every page of a newspaper. A teaser
is known by its heading, which is a link; a heading of an article leads nowhere, unless it is the one title of its page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depesche.archive.skim import Skimmed

#: What holds no words of an article. ``form`` is not among them: whole pages stand in one.
_NEVER: Final = (
    "script", "style", "template", "noscript", "svg", "iframe", "object", "nav", "footer", "aside", "button", "select",
    "input", "textarea", "label",
)  # fmt: skip
#: Links that hold a heading or paragraphs, and headings that are links.
_TEASERS: Final = "a:has(h1, h2, h3, h4, h5, h6, p, figure, img), :is(h1, h2, h3, h4, h5, h6):has(> a[href])"
#: Marks an element that is to be taken out.
_OUT: Final = "data-depesche-out"
_HEADINGS: Final = "h1, h2, h3, h4, h5, h6"
_PARTS: Final = f"{_HEADINGS}, p"
#: A teaser has no more text than this (characters), one heading, at most one paragraph, and little before the heading.
_TEASER: Final = 500
_KICKER: Final = 60
#: Beside a picture that is a link, and without a heading, a caption has no more text than this.
_CAPTION: Final = 200
#: How many elements around its heading a teaser may reach.
_CLIMB: Final = 5
#: An item of a list is a link where no more than this share of its text stands outside of it.
_BESIDE: Final = 0.2
_HEADS: Final = "title, meta[name=description], meta[property='og:description'], meta[property='og:title']"
_SPACE: Final = re.compile(r"[ \t\r\f\v\xa0]+")


def light_text(page: Skimmed) -> str:
    """The words of a page that may be those of an article, a line for each run of text; empty where there are none.

    Titles and descriptions in the page's head come first, and last the body that structured data may hold.
    """
    tree = LexborHTMLParser(page.rest)
    heads = [_head(node) for node in tree.css(_HEADS)]
    tree.strip_tags(list(_NEVER), recursive=True)
    _drop_teasers(tree)
    text = tree.body.text(separator="\n") if tree.body else ""
    lines = (line.strip() for line in _SPACE.sub(" ", "\n".join([*heads, text, *page.bodies])).split("\n"))
    return "\n".join(line for line in lines if line)


def _head(node: LexborNode) -> str:
    return node.attributes.get("content") or node.text()


def _drop_teasers(tree: LexborHTMLParser) -> None:
    """Take out what leads elsewhere. Marked first: what is taken out may hold what else would be."""
    titles = tree.css("h1")
    looked = _Looked(titles[0].mem_id if len(titles) == 1 else None)
    for heading in tree.css(_TEASERS):
        if heading.mem_id != looked.title:
            looked.teaser(heading).attrs[_OUT] = ""
    for item in tree.css("li:has(a)"):
        if _is_link(item):
            item.attrs[_OUT] = ""
    for node in tree.css(f"[{_OUT}]:not([{_OUT}] [{_OUT}])"):
        node.decompose()


@dataclass(slots=True)
class _Looked:
    """Elements around headings, by their place in memory: the text of one that is small enough for a teaser, ``None``
    for others. Many teasers stand in the same ones. ``title`` is the one title of the page.
    """

    title: int | None
    texts: dict[int, str | None] = field(default_factory=dict)

    def teaser(self, heading: LexborNode) -> LexborNode:
        """The element that is the teaser of a heading: as far around it as what it holds looks like one."""
        node = heading
        words = heading.text().strip()
        for _ in range(_CLIMB):
            around = node.parent
            if around is None or around.tag in ("body", "main", "html"):
                break
            text = self._text(around)
            if text is None or not (
                0 <= text.find(words) <= _KICKER if words else self._is_pictured(around, text)
            ):
                break
            node = around
        return node

    def _text(self, node: LexborNode) -> str | None:
        place = node.mem_id
        if place not in self.texts:
            text = node.text().strip()
            self.texts[place] = text if len(text) <= _TEASER and _is_single(node) else None
        return self.texts[place]

    def _is_pictured(self, node: LexborNode, text: str) -> bool:
        """Whether what stands around a picture that is a link belongs to it: no title of a page, and no article."""
        headings = node.css(_HEADINGS)
        return all(found.mem_id != self.title for found in headings) and bool(headings or len(text) <= _CAPTION)


def _is_single(node: LexborNode) -> bool:
    """Whether an element holds no more than one heading and one paragraph."""
    tags = [inner.tag for inner in node.css(_PARTS)]
    paragraphs = tags.count("p")
    return paragraphs <= 1 and len(tags) - paragraphs <= 1


def _is_link(item: LexborNode) -> bool:
    """Whether an item of a list is nothing but a link."""
    text = len(item.text().strip())
    linked = sum(len(link.text().strip()) for link in item.css("a"))
    return text - linked <= _BESIDE * text
