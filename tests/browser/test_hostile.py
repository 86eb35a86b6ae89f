"""Articles that mean harm: nothing of them runs, nothing breaks, exports stay safe."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from defusedxml import ElementTree

FACT = (
    "Berlin (dpa) - Bundeskanzlerin Angela Merkel hat am Dienstag mit dem französischen Präsidenten Emmanuel Macron "
    "telefoniert. Sie sprachen über {topic}."
)
IMAGE = '"><img src=x onerror=alert(1)>'
SCRIPT = "</script><script>alert(2)</script>"
ARTICLES = [
    {"id": "script", "text": FACT.format(topic=f"den Handel {SCRIPT} und Mali"), "title": SCRIPT},
    {"id": IMAGE, "text": FACT.format(topic="Mali"), "publisher": IMAGE, "title": f"Gespräch {IMAGE}"},
    {"id": "formula", "text": FACT.format(topic="Mali"), "title": "=HYPERLINK(\"http://evil.example\";\"x\")"},
    {"id": "@formula", "text": FACT.format(topic="Mali"), "publisher": "@SUM(1+1)*cmd|' /C calc'!A0"},
    {"id": "javascript:alert(3)", "text": FACT.format(topic="Mali"), "url": "javascript:alert(3)"},
    {"id": "bidi", "text": "\u202e\u2066" + FACT.format(topic="Mali\u202e"), "title": "Titel \u202egnp.exe"},
    {"id": "template", "text": FACT.format(topic="{{ 7*7 }} ${7*7} <%= 7 %>"), "title": "{{ 7*7 }}"},
    {"id": "a/../../etc/passwd?x=1#y", "text": FACT.format(topic="Mali")},
    {"id": "zeros", "text": FACT.format(topic="Mali") + "\x07\x1b[31m\u0000"},
    {"id": "line", "text": "Es regnete lange im Gebirge" + " und so weiter" * 750_000},
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(serving: Callable[[Path], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("hostile") / "articles.jsonl"
    day = {"published": "2018-03-07"}
    lines = (json.dumps({**article, **day}, ensure_ascii=True) for article in ARTICLES)
    file.write_text("\n".join(lines), encoding="utf-8")
    return serving(file)


def test_nothing_of_an_article_runs(page: Any, hostile: Any) -> None:
    """The page fixture sees to it that no dialog opens, no error is logged and no request leaves."""
    page.goto(hostile.base)
    assert page.locator(".line").count() >= 1
    contact = page.locator(".line a.open").first.get_attribute("href")
    page.goto(f"{hostile.base}/articles")
    paths = [a.get_attribute("href") for a in page.locator(".line a.open").all()]
    assert len(paths) >= len(ARTICLES) - 1
    views = [
        "/?q=Mali",
        "/findings",
        "/plans",
        "/changes?since=2018",
        f"{contact}/card",
        "/?publisher=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    ]
    for path in (contact, *paths, *views):
        answer = page.goto(hostile.base + path)
        assert answer.status == 200, path
        assert page.locator("img").count() == 0
        assert page.locator("script:not([src='/static/room.js'])").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0
        assert "49" not in page.title()
    for words in (SCRIPT, IMAGE, "{{ 7*7 }}", "%00", "javascript:alert(1)"):
        page.goto(f"{hostile.base}/?q={httpx.QueryParams({'q': words})['q']}")
        page.goto(f"{hostile.base}/nowhere/{words}")
        page.wait_for_load_state()
    page.watched.wrong = [w for w in page.watched.wrong if "status of 404" not in w]


def test_a_line_of_ten_megabytes_is_shown_in_parts(hostile: Any) -> None:
    answer = httpx.get(f"{hostile.base}/articles/line", timeout=30)
    assert answer.status_code == 200
    assert len(answer.content) < 100_000
    later = httpx.get(f"{hostile.base}/articles/line?start=9000000", timeout=30)
    assert len(later.content) < 100_000


def test_no_cell_is_a_formula(hostile: Any) -> None:
    for path in ("/articles", "/", "/findings"):
        table = csv.reader(io.StringIO(httpx.get(f"{hostile.base}{path}?format=csv", timeout=30).text))
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_feeds_are_well_formed(hostile: Any) -> None:
    for path in ("/articles", "/"):
        ElementTree.fromstring(httpx.get(f"{hostile.base}{path}?format=atom", timeout=30).text)
