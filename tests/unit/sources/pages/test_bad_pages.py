"""Pages that are none, and those that are there to do harm: each one line or an article, none the end of a run."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from depesche.rejects import Reject
from depesche.sources.article import Article
from depesche.sources.pages import markup, pool
from depesche.sources.pages.page import Page

TEXT = "Der Minister hat am Montag in Köln einen Plan vorgestellt. Er sprach von einem harten, aber nötigen Einschnitt. "
BODY = f"<article><h1>Der Plan des Ministers</h1><p>{3 * TEXT}</p><p>{2 * TEXT}</p></article>"


def made(data, **known):
    return pool.tried(Page(data if isinstance(data, bytes) else data.encode(), "a.html", **known))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the page is empty"),
        (b"\0\0 \n", "the page is empty"),
        (
            b"<!doctype html><html><head><title>Leer</title></head><body></body></html>",
            "has no text of an article",
        ),
        (
            b"<html><body><script>var a = 'Der Minister hat'</script><img src=x></body></html>",
            "has no text of an article",
        ),
        (b"<html></html>", "is no page that can be parsed"),
    ],
)
def test_a_page_without_text_says_so(data, said):
    found = made(data)
    assert isinstance(found, Reject)
    assert said in str(found)


def test_a_page_without_end_is_not_parsed(monkeypatch):
    monkeypatch.setattr(markup, "LIMIT", 1000)
    assert "is too large for one page" in str(made(BODY + "x" * 1000))


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{BODY}<table><tr><td colspan=1000000000>a</td><td rowspan=999999999>b</td></tr></table></body></html>",
        f"<html><body>{'<div>' * 1500}{BODY}{'</div>' * 1500}</body></html>",
        f"<html><body>{'<b>' * 1500}{BODY}</body></html>",
        f"<html><body>{BODY}{'<p>&#xD800; &#0; &#x1F600; &nbsp;</p>' * 5}</body></html>",
        f"<html><body>\0{BODY.replace('Plan', 'Pl' + chr(0) + 'an')}</body></html>",
        f"<html><head><script type='application/ld+json'>{'[' * 50_000}</script></head><body>{BODY}</body></html>",
        f"<html><head><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": 5, \"datePublished\": {{}}, \"author\": [[[]]], \"articleBody\": []}}</script></head><body>{BODY}</body></html>",
        f"<html><head><meta property=article:published_time content='gestern'><meta name=date content='9999-99-99'></head><body>{BODY}</body></html>",
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><html><body>{BODY}<p>&c;</p></body></html>',
        f"<html><body>{BODY}{'<a href=x>' * 5000}",
    ],
    ids=["table", "deep", "bold", "entities", "nul", "json", "odd json", "odd dates", "entities of xml", "open"],
)  # fmt: skip
def test_a_page_that_tries_harm_is_read(page):
    found = made(page)
    assert isinstance(found, Article), found
    assert "einen Plan vorgestellt" in found.text
    assert "root:" not in found.text
    assert found.published is None
    found.text.encode("utf-8")
    assert "\0" not in found.text


def test_noise_never_ends_a_run():
    chance = random.Random(3)  # noqa: S311 - no secret
    whole = f"<html><head><title>T</title></head><body>{BODY}</body></html>".encode()
    for _ in range(40):
        noise = bytearray(whole)
        for _ in range(60):
            noise[chance.randrange(len(noise))] = chance.randrange(256)
        assert isinstance(made(bytes(noise)), Article | Reject)


@pytest.mark.parametrize(
    ("data", "charset", "said"),
    [
        (BODY.encode("utf-8"), None, None),
        (BODY.encode("utf-8-sig"), None, None),
        (BODY.encode("cp1252"), None, "cp1252"),
        (BODY.encode("cp1252"), "iso-8859-1", "cp1252"),
        (f"<meta charset=iso-8859-15>{BODY}".encode("iso-8859-15"), None, "iso8859-15"),
        (f'<?xml version="1.0" encoding="cp850"?>{BODY}'.encode("cp850"), None, "cp850"),
        (f"<meta charset=windows-1252>{BODY}".encode(), "latin1", None),
        (BODY.encode("utf-16"), None, "utf-16"),
        (f"<html>{BODY}".encode("utf-16-le"), None, "utf-16-le"),
        (f"<html>{BODY}".encode("utf-16-be"), None, "utf-16-be"),
        (BODY.encode("cp1252"), "utf-8", "cp1252"),
        (BODY.encode("cp1252"), "no-such-encoding", "cp1252"),
        (BODY.encode().replace("nötigen".encode(), b"n\xf6tigen", 1), "utf-8", "characters that are none"),
    ],
)
def test_the_encoding_of_a_page_is_found_and_said_where_it_is_not_utf_8(data, charset, said):
    found = made(data, charset=charset)
    assert "in Köln einen Plan" in found.text
    assert [said in remark for remark in found.remarks] == ([True] if said else [])


def test_entities_are_characters_and_soft_hyphens_stay():
    found = made(
        f"<html><body><article><p>{2 * TEXT}Gr&uuml;&szlig;e &#8211; Ver&shy;hand&shy;lung &amp; &#x20AC;.</p><p>{TEXT}</p>"
    )
    assert "Grüße – Ver\xadhand\xadlung & €." in found.text


_READ = """
import sys
from pathlib import Path
from depesche.sources import placed
for found in placed(sys.argv[1:]):
    print(getattr(found, "message", None) or found.document.text)
# Of this program alone: what getrusage tells also counts the one that started it.
print(next(int(line.split()[1]) // 1024 for line in Path("/proc/self/status").open() if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc")
def test_a_page_of_300_megabytes_costs_a_line_and_little_memory(tmp_path):
    large, small = tmp_path / "a.html", tmp_path / "b.txt"
    with large.open("wb") as file:
        file.write(b"<!DOCTYPE html><html><body><article>")
        for _ in range(300):
            file.write(b"<p>Der Minister sprach am Montag in Kiel von den Kosten.</p>\n" * 17_000)
    assert large.stat().st_size > 300e6
    small.write_text("Der Minister hat am Montag in Kiel gesprochen.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(large), str(small)], check=True, capture_output=True, text=True
    )
    said, read, memory = done.stdout.splitlines()
    assert said == "is too large for one page (limit 25 MB)"
    assert read == "Der Minister hat am Montag in Kiel gesprochen."
    assert int(memory) < 300
