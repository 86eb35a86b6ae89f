"""From what a server answered to articles: a page, or whatever else the address has."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from depesche.days import DaySet
from depesche.errors import InputError
from depesche.fetching.web import Answer
from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.format import Item
from depesche.sources.opening import found_in, guarded
from depesche.sources.pages.page import Page
from depesche.sources.streams import Raw, buffered

_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]+)", re.IGNORECASE)
#: Parameters that say where a reader came from and not what the page is.
_TRACKING: Final = re.compile(r"utm_.*|fbclid|gclid|mc_[a-z]+|wt_.*|ref|cmpid|xtor", re.IGNORECASE)


def same(url: str) -> str:
    """The address without what does not change the page: its fragment, and where the reader came from."""
    try:
        parts = urlsplit(url.strip())
        query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        return url.strip()
    kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
    changed = urlencode(kept) if len(kept) < len(query) else parts.query
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, changed, ""))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page from outside: the id of its article, and when it was fetched.

    ``published`` and ``publisher`` count only where the page itself says nothing.
    """

    name: str
    retrieved: dt.datetime
    published: DaySet | None = None
    publisher: str | None = None


def items_of(answer: Answer, known: Known) -> Iterator[Item]:
    """What an answer holds: a page, or articles of whatever other format."""
    stream = buffered(Raw(io.BytesIO(answer.body)))
    number = 0
    for number, found in enumerate(guarded(found_in(stream, answer.url), answer.url), start=1):
        name = known.name if number == 1 else f"{known.name}#{number}"
        if isinstance(found, Reject):
            yield replace(found, article=name)
        elif isinstance(found, Page):
            yield replace(
                found,
                id=name,
                path=None,
                url=answer.url,
                charset=charset_of(answer),
                retrieved=known.retrieved,
                published=known.published,
                publisher=known.publisher,
            )
        else:
            yield _article(found, name, answer.url, known)
    if not number:
        yield Reject(answer.url, None, InputError("has no article", where=answer.url), known.name)


def _article(found: Article, name: str, url: str, known: Known) -> Article:
    """An article with what is known of it from outside; a wire has an id of its own."""
    article = replace(
        found,
        id=found.id if found.revision else name,
        path=None,
        url=found.url or url,
        publisher=found.publisher or known.publisher,
    )
    if article.published or known.published is None:
        return article
    return replace(article, published=known.published, published_from="metadata", dated_by="feed")


def charset_of(answer: Answer) -> str | None:
    """The charset that a server says."""
    match = _CHARSET.search(answer.headers.get("content-type", ""))
    return match[1] if match else None


def whole_of_feed(
    name: str, title: str | None, text: str, published: DaySet | None, publisher: str | None
) -> Article:
    """The article that a feed carries whole."""
    return Article(
        text=text,
        file=name,
        id=name,
        url=name,
        title=title,
        publisher=publisher,
        published=published,
        published_from="metadata",
        dated_by="feed",
    )
