"""The same articles in all the forms in which they come: text, pages, captures, archives."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from outlets.stories import Story
from outlets.templates import GERMANY, page

#: Outlets that put nothing of an agency behind an article, and their names.
PLAIN = {
    "weekly": "Die Woche",
    "broadcaster": "Morgenschau",
    "tabloid": "Blitz",
    "swiss": "Neue Zürichsee",
    "regional": "Inn-Kurier",
}


def outlet_of(story: Story) -> str:
    return [*PLAIN][story.number % len(PLAIN)]


def write(stories: Sequence[Story], folder: Path, *, size: int = 0) -> dict[str, Path]:
    """The forms by name, each as what a command is given."""
    pages = {f"{story.slug}.html": page(outlet_of(story), story, size=size) for story in stories}
    (folder / "pages").mkdir(parents=True)
    for name, data in pages.items():
        (folder / "pages" / name).write_bytes(data)
    with zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pages.items():
            archive.writestr(f"2017/{name}", data)
    with (folder / "pages.warc.gz").open("wb") as file:
        for story in stories:
            file.write(gzip.compress(capture(story, pages[f"{story.slug}.html"]), compresslevel=1, mtime=0))
    (folder / "text.jsonl").write_text(
        "".join(f"{json.dumps(row(story))}\n" for story in stories), encoding="utf-8"
    )
    return {
        "text": folder / "text.jsonl",
        "pages": folder / "pages",
        "zip of pages": folder / "pages.zip",
        "WARC": folder / "pages.warc.gz",
    }


def row(story: Story) -> dict[str, str]:
    day = story.at.astimezone(GERMANY).date().isoformat()
    return {
        "id": story.slug,
        "text": story.body(),
        "title": story.title,
        "published": day,
        "publisher": PLAIN[outlet_of(story)],
    }


def capture(story: Story, data: bytes) -> bytes:
    """The record of a response."""
    head = io.StringIO()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + data
    head.write("WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-01-01T00:00:00Z\r\n")
    head.write(f"WARC-Target-URI: https://{outlet_of(story)}.example/{story.slug}\r\n")
    head.write(f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.getvalue().encode() + block + b"\r\n\r\n"
