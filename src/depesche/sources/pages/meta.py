"""What stands in the head of a page: meta elements, links, the title, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from depesche.sources.pages.linked_data import Node, article_of, bare, nodes_of, texts

#: The names under which the head of a page has something, best first; in lower case.
TITLES: Final = ("og:title", "twitter:title", "dc.title", "title", "headline", "fulltitle", "parsely-title")
AUTHORS: Final = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
SECTIONS: Final = (
    "article:section",
    "section",
    "parsely-section",
    "news_ressort",
    "ressort",
    "cxenseparse:category",
)
SITES: Final = ("og:site_name", "dc.publisher", "publisher", "application-name", "copyright")
#: The attributes in which a meta element has its name.
_NAMED: Final = ("property", "name", "itemprop", "http-equiv")
_TAGS: Final = ("title", "meta", "link", "script")
DESCRIPTIONS: Final = ("description", "og:description", "twitter:description", "dc.description")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page. ``meta`` has the values by name, in lower case; ``article`` is the node of the article."""

    meta: dict[str, list[str]]
    title: str | None
    canonical: str | None
    nodes: list[Node]
    article: Node

    def values(self, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """The values of several names, with them."""
        for name in names:
            for value in self.meta.get(name, ()):
                yield name, value

    def first(self, names: tuple[str, ...]) -> str | None:
        """The first value of several names that is a text and no address."""
        return next((value for _, value in self.values(names) if not value.startswith(("http:", "https:"))), None)

    def descriptions(self) -> list[str]:
        """What the head tells of the article in a sentence or two."""
        said = [*texts(self.article.get("description")), *(value for _, value in self.values(DESCRIPTIONS))]
        return list(dict.fromkeys(said))


def head_of(tree: Any, url: str | None) -> Head:
    """The head of a parsed page that was found at ``url``."""
    found: dict[str, list[Any]] = {tag: [] for tag in _TAGS}
    for element in tree.iter(*_TAGS):
        found[element.tag].append(element)
    meta = _meta(found["meta"])
    title = next((" ".join((element.text_content() or "").split()) for element in found["title"]), None)
    canonical = _canonical(found["link"], meta, url)
    nodes = nodes_of(list(_scripts(found["script"])))
    own = frozenset(bare(address) for address in (canonical, url) if address)
    return Head(meta, title or None, canonical, nodes, article_of(nodes, own))


def _meta(elements: Iterable[Any]) -> dict[str, list[str]]:
    """The values of meta elements by their names."""
    meta: dict[str, list[str]] = {}
    for element in elements:
        name = next((said for key in _NAMED if (said := element.get(key))), None)
        value = " ".join((element.get("content") or "").split())
        if name and value:
            meta.setdefault(name.strip().lower(), []).append(value)
    return meta


def _scripts(elements: Iterable[Any]) -> Iterator[str]:
    """The scripts with JSON-LD."""
    for script in elements:
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") > 2:
            yield script.text


def _canonical(links: Iterable[Any], meta: dict[str, list[str]], url: str | None) -> str | None:
    """The page's own address: the one it names, if it is one of an article; else where it was found."""
    said: list[str | None] = [
        element.get("href") for element in links if (element.get("rel") or "").lower() == "canonical"
    ]
    for address in (*said, *meta.get("og:url", ())):
        whole: str = urljoin(url or "", (address or "").strip())
        try:
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return whole
    return url
