"""Pages of invented newspapers as crawlers find them: 350 kB of which 3 are the article, teasers of leaders around it.

Everything is drawn with a seed. Three layouts differ in what carries the article: paragraphs, a ``div`` with line
breaks, an old table within a form.
"""

from __future__ import annotations

import html
import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

_LEADERS: Final = (
    "Merkel", "Macron", "Putin", "Trump", "Erdogan", "Scholz", "Biden", "Selenskyj", "Orban", "Meloni", "Xi Jinping",
)  # fmt: skip
_TOLD: Final = (
    "{a} trifft {b}: Was beim Gipfel auf dem Spiel steht",
    "{a} telefoniert mit {b}",
    "Streit um Zölle: {a} warnt {b}",
    "{a} und {b} vor schwierigem Treffen",
)
_SUBJECTS: Final = (
    "Die Gemeinde", "Der Verein", "Das Amt", "Die Schule", "Der Stadtrat", "Die Feuerwehr", "Das Museum", "Die Firma",
    "Der Trainer", "Die Mannschaft", "Der Chor", "Die Werkstatt",
)  # fmt: skip
_VERBS: Final = (
    "plant",
    "beschloss",
    "sucht",
    "erneuert",
    "feiert",
    "verkauft",
    "prüft",
    "eröffnet",
    "verschiebt",
)
_OBJECTS: Final = (
    "ein neues Dach", "den Umbau der Brücke", "den Haushalt", "die Turnhalle", "einen Wettbewerb", "die alte Mühle",
    "den Radweg am Fluss", "die Ausstellung", "den Vertrag", "ein Fest",
)  # fmt: skip
_ENDS: Final = (
    "im kommenden Jahr",
    "nach langer Beratung",
    "trotz hoher Kosten",
    "mit großer Mehrheit",
    "bis zum Herbst",
)
#: What scripts of pages call their values.
_KEYS: Final = (
    "articleId", "teaserGroup", "slotConfig", "consentState", "abTest", "trackingCategory", "playerSettings",
    "userSegment", "headerBidding", "paywallRule", "recommendation", "moduleVersion",
)  # fmt: skip
#: Domestic news names a leader too, alone.
_DOMESTIC: Final = (
    "Bundeskanzlerin Merkel verteidigte die Rente.", "Präsident Macron lobte die Bauern im Süden des Landes.",
    "Im Wahlkampf griff Trump die Gouverneurin an.", "Erdogan eröffnete in Ankara eine Klinik.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its address, its bytes."""

    url: str
    data: bytes


class Press:
    """Draws pages; the heavy parts are drawn once and put together anew for each."""

    def __init__(self, seed: int = 1) -> None:
        self._draw = random.Random(seed)  # noqa: S311 - invented pages, not a secret
        self._scripts = [self._script() for _ in range(40)]
        self._number = 0

    def page(
        self, title: str, paragraphs: Sequence[str], layout: int | None = None, published: str = "2017-05-03"
    ) -> Made:
        """A page with this article, in one of the layouts."""
        self._number += 1
        url = f"https://press{self._number % 7}.example/politik/artikel-{self._number}.html"
        body = _LAYOUTS[self._number % len(_LAYOUTS) if layout is None else layout](title, paragraphs)
        scripts = self._draw.sample(self._scripts, 8)
        above, below = "".join(scripts[:4]), "".join(scripts[4:])
        head = (
            f'<meta charset="utf-8"><title>{html.escape(title)} - Beispielblatt</title>'
            f'<meta property="article:published_time" content="{published}T09:00:00+02:00">'
            f'<link rel="canonical" href="{url}">'
        )
        page = (
            f'<!DOCTYPE html><html lang="de"><head>{head}{above}</head><body>{self._navigation()}'
            f"{body}{self._teasers()}<footer><p>Impressum</p><ul>{self._links(30)}</ul></footer>"
            f"{below}</body></html>"
        )
        return Made(url, page.encode())

    def local(self) -> tuple[str, list[str]]:
        """An article about something else: title and paragraphs; one in four names a leader."""
        paragraphs = [" ".join(self._sentence() for _ in range(5)) for _ in range(self._draw.randrange(4, 14))]
        if self._draw.random() < 0.25:
            paragraphs.insert(1, f"{self._draw.choice(_DOMESTIC)} {self._sentence()}")
        return self._sentence()[:-1], paragraphs

    def around(self, text: str) -> tuple[str, list[str]]:
        """An article that says ``text``, which begins with its title, among other things."""
        title, *told = text.strip().split("\n\n")
        return title, [*told, *self.local()[1]]

    def _sentence(self) -> str:
        choose = self._draw.choice
        return f"{choose(_SUBJECTS)} {choose(_VERBS)} {choose(_OBJECTS)} {choose(_ENDS)}."

    def _script(self) -> str:
        """State and code of a page, as much as two thirds of it; the like pack to a fifth of their size."""
        kind = self._draw.choice(("<script>window.x{}={{{}}};</script>", "<style>.c{}{{content:'{}'}}</style>"))
        data = ",".join(
            f'"{self._draw.choice(_KEYS)}":{{"id":"{self._draw.getrandbits(40):x}","label":"{self._draw.choice(_OBJECTS)}",'
            f'"at":{self._draw.randrange(10**9)},"on":{self._draw.choice(("true", "false", "null"))}}}'
            for _ in range(380)
        )
        return kind.format(self._draw.randrange(10**6), data)

    def _links(self, count: int) -> str:
        return "".join(
            f'<li class="nav__item" data-tracking="nav|{n}"><a class="nav__link" href="/r/{n}/"><svg viewBox="0 0 8 8">'
            f'<path d="M{n} 1L3 4z"/></svg><span>{self._draw.choice(_OBJECTS)}</span></a></li>'
            for n in range(count)
        )

    def _navigation(self) -> str:
        return f'<header><a href="/">Beispielblatt</a><nav><ul>{self._links(300)}</ul></nav></header>'

    def _teasers(self) -> str:
        return "".join(self._teaser(n) for n in range(110))

    def _teaser(self, number: int) -> str:
        a, b = self._draw.sample(_LEADERS, 2)
        told = html.escape(self._draw.choice(_TOLD).format(a=a, b=b))
        href = f"/politik/artikel-{self._draw.getrandbits(32)}.html"
        text = html.escape(f"{a} will mit {b} sprechen. {self._sentence()}")
        return _TEASERS[number % len(_TEASERS)].format(href=href, told=told, text=text)


_PICTURE: Final = (
    '<picture class="card__picture"><source media="(min-width: 768px)" srcset="/i/640.webp 640w, /i/960.webp 960w">'
    '<source srcset="/i/320.jpg 320w, /i/480.jpg 480w"><img src="/p.jpg" alt="" loading="lazy" width="640"></picture>'
)
_CARD: Final = (
    f'<article class="card"><a href="{{href}}">{_PICTURE}<div class="card__body"><h3 class="card__head"><span>{{told}}'
    '</span></h3><p class="card__text">{text}</p></div></a></article>'
)
_TEASERS: Final = (
    _CARD,
    '<div class="teaser"><span class="kicker">Ausland</span><h3><a href="{href}">{told}</a></h3><p>{text}</p></div>',
    '<li><a href="{href}">{told}</a></li>',
    '<aside class="box"><h4><a href="{href}">{told}</a></h4><p>{text}</p></aside>',
)


def _classic(title: str, paragraphs: Sequence[str]) -> str:
    text = "".join(f'<p class="text">{html.escape(p)}</p>' for p in paragraphs)
    return f'<main><article><h1>{html.escape(title)}</h1><div class="body">{text}</div></article></main>'


def _broken(title: str, paragraphs: Sequence[str]) -> str:
    text = "<br><br>".join(html.escape(p) for p in paragraphs)
    return f'<div id="content"><h1>{html.escape(title)}</h1><div class="article-text">{text}</div></div>'


def _tabled(title: str, paragraphs: Sequence[str]) -> str:
    text = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    return (
        f'<form action="/search"><table><tr><td class="left"><ul><li><a href="/">Start</a></li></ul></td>'
        f"<td><h1>{html.escape(title)}</h1>{text}</td></tr></table></form>"
    )


_LAYOUTS: Final = (_classic, _broken, _tabled)


#: ISA-L packs alike in a quarter of the time.
_packing = import_module("isal.isal_zlib") if find_spec("isal") else zlib


def captures(pages: Iterator[Made], level: int = 1) -> Iterator[bytes]:
    """WARC response records of pages, each packed by itself."""
    for number, page in enumerate(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.data
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-11-01T06:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\nWARC-Target-URI: {page.url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        pack = _packing.compressobj(level, wbits=31)
        yield pack.compress(head.encode() + http + b"\r\n\r\n") + pack.flush()
