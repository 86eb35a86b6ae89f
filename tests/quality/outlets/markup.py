"""What the pages of all outlets are made of."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from zoneinfo import ZoneInfo

from outlets.stories import Story

E = html.escape
GERMANY = ZoneInfo("Europe/Berlin")
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def linked_data(story: Story, outlet: str, **more: object) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.at.astimezone(GERMANY).isoformat(),
        "dateModified": (story.at.astimezone(GERMANY)).isoformat(),
        "author": [{"@type": "Person", "name": story.author, "url": "https://example.org/autor"}],
        "publisher": {"@type": "Organization", "name": outlet},
        "mainEntityOfPage": address(story, outlet),
        "description": story.lede,
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def address(story: Story, outlet: str) -> str:
    return f"https://{outlet.lower().replace(' ', '-')}.example/politik/{story.slug}.html"


def written(story: Story) -> str:
    day = story.at.astimezone(GERMANY)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}, {day:%H:%M} Uhr"


def head(story: Story, outlet: str, *, data: str | None = None, meta: str = "", described: bool = True) -> str:
    description = f'<meta name="description" content="{E(story.lede)}">' if described else ""
    return (
        f'<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8"><title>{E(story.title)} | {outlet}</title>'
        f'<meta property="og:title" content="{E(story.title)}">{description}'
        f'<link rel="canonical" href="{address(story, outlet)}"><meta property="og:site_name" content="{outlet}">{meta}'
        f"{linked_data(story, outlet) if data is None else data}</head>"
    )


def navigation() -> str:
    links = "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("Politik", "Wirtschaft", "Sport", "Kultur")
    )
    return f'<nav class="main-navigation"><ul>{links}</ul></nav>'


def cookies() -> str:
    return (
        '<div id="consent-layer" class="cookie-banner" role="dialog"><h2>Ihre Privatsphäre</h2><p>Wir und unsere 143 Partner '
        "verwenden Cookies, um Inhalte und Anzeigen zu personalisieren. Sie können Ihre Einwilligung jederzeit widerrufen.</p>"
        "<button>Alle akzeptieren</button></div>"
    )


def paragraphs(story: Story, p: str, h: str, between: Callable[[int], str] = lambda _: "") -> str:
    """The parts in their markup; ``p`` and ``h`` have a place for the text, ``between`` gives what stands behind each."""
    out = []
    for index, part in enumerate(story.parts):
        out.append((h if part[0] == "#" else p).format(E(part.removeprefix("#"))))
        out.append(between(index))
    return "".join(out)
