"""The JSON-LD of a page: its nodes, mended where publishers write it badly, and the one that tells of the article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

Node = dict[str, Any]

#: The types of schema.org that an article can have, the narrower first.
ARTICLES: Final = (
    "LiveBlogPosting",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "AdvertiserContentArticle",
    "Report",
    "Article",
    "BlogPosting",
    "SocialMediaPosting",
    "DiscussionForumPosting",
)
#: Nodes inside of others are looked for so deep.
_DEPTH: Final = 12
_COMMENT: Final = re.compile(r"^\s*(?://\s*)?<!(?:--|\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_TRAILING: Final = re.compile(r",(\s*[}\]])")
_CONTROLS: Final = re.compile(r"[\x00-\x1f]+")
_MANY: Final = 20_000


def nodes_of(scripts: list[str]) -> list[Node]:
    """All nodes of a page's JSON-LD with a type, in order, those inside of others behind them."""
    found: list[Node] = []
    for script in scripts:
        for node in _nodes(_loaded(script), 0):
            found.append(node)
            if len(found) >= _MANY:
                return found
    return found


def article_of(nodes: list[Node], urls: frozenset[str]) -> Node:
    """The node of the article itself: one of the page's own address before others, then the first; empty if none."""
    articles = [node for node in nodes if is_a(node, ARTICLES)]
    own = [node for node in articles if urls & addresses(node)]
    return max(own or articles, key=_says, default={}) if own or len(articles) < 2 else articles[0]


def is_a(node: Node, types: tuple[str, ...]) -> bool:
    """Whether a node is of one of the types."""
    said = node.get("@type")
    return any(str(kind).rpartition("/")[2] in types for kind in (said if isinstance(said, list) else [said]))


def texts(value: Any) -> list[str]:
    """The texts of a value: itself, the names of its nodes, those of a list."""
    if isinstance(value, list):
        return [text for item in value[:50] for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("url") or "")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return []
    text = " ".join(html.unescape(str(value)).split())
    return [text] if text else []


def text_of(value: Any) -> str | None:
    """The first text of a value."""
    return next(iter(texts(value)), None)


def addresses(node: Node) -> set[str]:
    """The addresses of a node, without what follows a question mark or a hash."""
    values = (node.get("url"), node.get("@id"), node.get("mainEntityOfPage"))
    said = [value.get("@id") or value.get("url") if isinstance(value, dict) else value for value in values]
    return {bare(value) for value in said if isinstance(value, str) and value}


def bare(url: str) -> str:
    """An address as it is compared: no scheme, no query, no slash at its end."""
    return re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0].partition("?")[0]).rstrip("/").casefold()


def _says(node: Node) -> int:
    """How much a node says of its article."""
    return sum(name in node for name in ("datePublished", "headline", "articleBody", "author", "liveBlogUpdate"))


def _loaded(script: str) -> Any:
    """The value of a script; ``None`` where it cannot be mended."""
    text = _COMMENT.sub("", script.strip().rstrip(";"))
    for mended in (text, _TRAILING.sub(r"\1", _CONTROLS.sub(" ", text)), html.unescape(_CONTROLS.sub(" ", text))):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_value(_CONTROLS.sub(" ", text))


def _first_value(text: str) -> Any:
    """The first value of a script with more than one."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, item in value.items():
            if isinstance(item, dict | list) and name not in _PARTS:
                yield from _nodes(item, depth + 1)


#: Nodes in these are of other articles or of parts.
_PARTS: Final = frozenset(
    ["liveBlogUpdate", "comment", "isPartOf", "hasPart", "citation", "mentions", "about", "itemListElement"]
)
