"""The light text of a page: what an article on it may consist of, at a tenth of what extracting the body costs.

It is for the gate alone, which asks whether a body may tell of a contact. So nothing of a body may be lost, and what
stands around it should be: navigation, and the teasers that name today's leaders on every page of a newspaper. A teaser
is known by its heading, which is a link; a heading of an article leads nowhere.
"""

from __future__ import annotations

import json
import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
#: A teaser has no more text than this (characters), one heading, at most one paragraph, and little before the heading.
_TEASER: Final = 500
_KICKER: Final = 60
#: How many elements around its heading a teaser may reach.
_CLIMB: Final = 5
#: An item of a list is a link where no more than this share of its text stands outside of it.
_BESIDE: Final = 0.2
_HEADS: Final = "title, meta[name=description], meta[property='og:description'], meta[property='og:title']"
_BODY: Final = re.compile(r'"articleBody"\s*:\s*("(?:[^"\\]|\\.)*")')
_SPACE: Final = re.compile(r"[ \t\r\f\v\xa0]+")


def light_text(html: str) -> str:
    """The words of a page that may be those of an article, a line for each run of text; empty where there are none.

    Titles and descriptions in the page's head come first, and last the body that structured data may hold.
    """
    tree = LexborHTMLParser(html)
    heads = [_head(node) for node in tree.css(_HEADS)]
    bodies = [_unquoted(found) for found in _BODY.findall(html)]
    tree.strip_tags(list(_NEVER), recursive=True)
    _drop_teasers(tree)
    text = tree.body.text(separator="\n") if tree.body else ""
    lines = (_SPACE.sub(" ", line).strip() for line in "\n".join([*heads, text, *bodies]).split("\n"))
    return "\n".join(line for line in lines if line)


def _head(node: LexborNode) -> str:
    return node.attributes.get("content") or node.text()


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(value, strict=False))
    except ValueError:
        return ""


def _drop_teasers(tree: LexborHTMLParser) -> None:
    """Take out what leads elsewhere. Marked first: what is taken out may hold what else would be."""
    for heading in tree.css(_TEASERS):
        _teaser(heading).attrs[_OUT] = ""
    for item in tree.css("li:has(a)"):
        if _is_link(item):
            item.attrs[_OUT] = ""
    for node in tree.css(f"[{_OUT}]:not([{_OUT}] [{_OUT}])"):
        node.decompose()


def _teaser(heading: LexborNode) -> LexborNode:
    """The element that is the teaser of a heading: as far around it as what it holds looks like one."""
    node = heading
    words = heading.text().strip()
    for _ in range(_CLIMB):
        around = node.parent
        if around is None or around.tag in ("body", "main", "html") or not _is_teaser(around, words):
            break
        node = around
    return node


def _is_teaser(node: LexborNode, words: str) -> bool:
    text = node.text().strip()
    if len(text) > _TEASER or not 0 <= text.find(words) <= _KICKER:
        return False
    return len(node.css(_HEADINGS)) <= 1 and len(node.css("p")) <= 1


def _is_link(item: LexborNode) -> bool:
    """Whether an item of a list is nothing but a link."""
    text = len(item.text().strip())
    linked = sum(len(link.text().strip()) for link in item.css("a"))
    return text - linked <= _BESIDE * text
