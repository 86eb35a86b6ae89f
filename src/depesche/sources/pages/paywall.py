"""Whether only the opening of an article is here, because the rest is for subscribers."""

from __future__ import annotations

from typing import Any, Final

from depesche.sources.pages.body import Verdict
from depesche.sources.pages.meta import Head

#: Below this share of the words that the page says it has, the text is but an opening.
_SHARE: Final = 0.6
#: A text for subscribers of fewer characters is an opening, where nothing says how long it is.
_OPENING: Final = 1500


def is_truncated(head: Head, verdicts: list[Verdict], text: str) -> bool:
    """Whether the page says that it is for subscribers and its text is but an opening."""
    closed = _is_closed(head)
    asked = any(verdict.rule == "for_subscribers" for verdict in verdicts)
    if not closed and not asked:
        return False
    words = _words(head.article.get("wordCount"))
    if words:
        return len(text.split()) < _SHARE * words
    return len(text) < _OPENING or text.rstrip().endswith(("…", "..."))


def _is_closed(head: Head) -> bool:
    """Whether the head says that the article is not for everybody."""
    free = head.article.get("isAccessibleForFree")
    said = [
        value.lower() for _, value in head.values(("article:content_tier", "og:article:content_tier", "paywall"))
    ]
    return str(free).lower() in ("false", "no") or any(
        value in ("locked", "metered", "true", "paid") for value in said
    )


def _words(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
