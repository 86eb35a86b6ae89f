"""Writes every page of the reading room as pictures to look at: light, dark, on a phone, on paper.

``make screenshots`` (over the examples), or ``python tools/screenshots.py --db press.sqlite --out shots``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
CHROMIUM: Final = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
)  # fmt: skip
#: How each picture is taken: size, colours, medium.
WAYS: Final[dict[str, dict[str, Any]]] = {
    "light": {"width": 1280, "height": 900, "scheme": "light", "media": "screen"},
    "dark": {"width": 1280, "height": 900, "scheme": "dark", "media": "screen"},
    "phone": {"width": 390, "height": 844, "scheme": "light", "media": "screen"},
    "print": {"width": 760, "height": 1050, "scheme": "light", "media": "print"},
}
#: A list that somebody keeps by hand: right, wrong in a field, unknown.
LIST: Final = (
    b"Datum;Beteiligte;Art;Ort\n16.06.2021;Biden, Putin;Treffen;Genf\n9.7.2021;Biden, Putin;Treffen;\n"
    b"31.12.2021;Putin, Biden;Telefonat;\n3.5.2021;Merkel, Macron;Telefonat;\n"
)


@contextmanager
def served(db: Path) -> Iterator[tuple[str, str]]:
    """A server over a store: its address and a token."""
    token = _said([sys.executable, "-m", "depesche", "tokens", "add", "Rita Redlich", "--db", str(db)])
    command = [sys.executable, "-m", "depesche", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            line = next(line for line in server.stderr or () if " http://" in line)
            yield line.split(" at ")[1].split()[0].rstrip("/"), token
        finally:
            server.terminate()


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


def pages(page: Page, base: str) -> dict[str, str]:
    """The pages to be shown, found by their links as a reader finds them."""
    found = {"chronicle": "/"}
    page.goto(f"{base}/?order=old")
    contacts = [a.get_attribute("href") or "" for a in page.query_selector_all(".line a.open")]
    flagged = [
        a.get_attribute("href") or "" for a in page.query_selector_all(".line:has(.tag.contradiction) a.open")
    ]
    found["contact"] = (flagged or contacts or ["/"])[0]
    if len(contacts) > 1:
        found["contact-of-several"] = contacts[1]
    page.goto(base + found["contact"])
    people = page.query_selector("#f-participants a")
    article = page.query_selector("a.words")
    found["person"] = (people.get_attribute("href") if people else None) or "/"
    found["article"] = (article.get_attribute("href") if article else None) or "/articles"
    sides = [a.get_attribute("href") or "" for a in page.query_selector_all(".side h3 a")]
    if sides:
        found["state"] = sides[0]
    pair = page.query_selector("#f-participants a[href^='/pairs/']")
    if pair:
        found["pair"] = pair.get_attribute("href") or "/"
    found |= {
        "chronicle-narrowed": "/?kind=call&from=2021&to=2021",
        "search": "/?q=Ukraine",
        "findings": "/findings",
        "plans": "/plans",
        "changes": "/changes",
        "articles": "/articles",
        "check": "/check?sentence=Biden+und+Putin+haben+2021+dreimal+telefoniert.",
        "compare": "/compare",
        "decisions": "/decisions",
        "add": "/add",
        "login": "/login",
        "help": "/help",
        "card": found["contact"].partition("?")[0] + "/card",
        "timeline-card": "/card?person=Putin&person=Biden",
        "not-found": "/contacts/c0",
    }
    return found


def shoot(base: str, token: str, out: Path, language: str, only: list[str]) -> None:
    """Take all pictures."""
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        plain = browser.new_context(locale=language, extra_http_headers={"accept-language": language})
        wanted = pages(plain.new_page(), base)
        for way, how in WAYS.items():
            context = browser.new_context(
                viewport={"width": how["width"], "height": how["height"]},
                color_scheme=how["scheme"],
                locale=language,
                extra_http_headers={"accept-language": language},
                device_scale_factor=1,
            )
            page = context.new_page()
            page.emulate_media(media=how["media"], color_scheme=how["scheme"])
            for name, path in wanted.items():
                if not only or name in only:
                    page.goto(base + path)
                    page.screenshot(path=str(out / f"{name}-{way}.png"), full_page=True)
            if not only or "compared" in only:
                page.goto(f"{base}/compare")
                page.set_input_files(
                    "#list", files=[{"name": "kontakte.csv", "mimeType": "text/csv", "buffer": LIST}]
                )
                page.click("main form button")
                page.screenshot(path=str(out / f"compared-{way}.png"), full_page=True)
            page.goto(f"{base}/login")
            page.fill("#token", token)
            page.click("main button")
            for name in ("contact", "findings", "decisions", "add"):
                if not only or f"{name}-signed-in" in only:
                    page.goto(base + wanted[name])
                    page.screenshot(path=str(out / f"{name}-signed-in-{way}.png"), full_page=True)
            context.close()
        browser.close()


def main() -> None:
    """Take the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, help="a store; one of the examples if not given")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--language", default="de", choices=("de", "en"))
    parser.add_argument("only", nargs="*", help="names of pages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = asked.db or Path(folder) / "examples.sqlite"
        if asked.db is None:
            command = [sys.executable, "-m", "depesche", "add", "examples", "--db", str(db)]
            subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        with served(db) as (base, token):
            shoot(base, token, asked.out, asked.language, asked.only)
    print(f"the pictures are in {asked.out}")


if __name__ == "__main__":
    main()
