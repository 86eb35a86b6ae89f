"""What is kept of a source and why: every word of a page is in some piece, and the kept ones make the text."""

from __future__ import annotations

import json

import pytest
from outlets.stories import story
from outlets.templates import OUTLETS, page
from typer.testing import CliRunner

from depesche.cli.app import app
from depesche.rejects import Reject
from depesche.sources.looking import looked_at
from depesche.web.cleaned import render, why


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for outlet in OUTLETS:
        (folder / f"{outlet}.html").write_bytes(page(outlet, story(1)))
    return dict(zip(OUTLETS, looked_at([folder / f"{outlet}.html" for outlet in OUTLETS]), strict=True))


def test_a_page_that_takes_too_long_is_given_up(tmp_path):
    (tmp_path / "a.html").write_bytes(page("tabloid", story(1)))
    (tmp_path / "b.txt").write_text("Der Minister hat am Montag in Kiel gesprochen.", encoding="utf-8")
    late, read = looked_at([tmp_path / "a.html", tmp_path / "b.txt"], limit=0.0001)
    assert isinstance(late, Reject)
    assert late.message == "takes too long to be taken apart"
    assert read.placed.document.text


@pytest.mark.parametrize("outlet", OUTLETS)
def test_pieces_are_all_that_a_page_shows_and_the_kept_ones_its_text(pages, outlet):
    looked = pages[outlet]
    text = looked.placed.document.text
    kept = [piece.text for piece in looked.pieces if piece.kept]
    assert "".join("".join(kept).split()) == "".join("".join(text[a:b] for a, b in looked.keep).split())
    left = " ".join(piece.text for piece in looked.pieces if not piece.kept)
    assert story(1).title in left
    for piece in looked.pieces:
        assert piece.kept == (piece.kind is None or piece.rule == "lede") or piece.rule == "not_extracted"
        for language in ("de", "en"):
            assert why(piece, language)


def test_a_text_is_cut_into_what_is_read_and_what_is_not(tmp_path):
    content = (
        "Der Minister hat am Montag in Kiel gesprochen. (dpa)\n\nLesen Sie auch: Warum die Fähre stillsteht\n"
    )
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    [looked] = looked_at([tmp_path / "a.txt"])
    assert [(piece.text.strip(), piece.kept, piece.kind) for piece in looked.pieces if piece.text.strip()] == [
        ("Der Minister hat am Montag in Kiel gesprochen.", True, None),
        ("(dpa)", False, "sign-off"),
        ("Lesen Sie auch: Warum die Fähre stillsteht", False, "teasers"),
    ]


def test_a_page_shows_what_is_left_out_greyed(tmp_path):
    (tmp_path / "a.html").write_bytes(page("tabloid", story(2)))
    shown = render(looked_at([tmp_path / "a.html"]))
    assert f'<span class="out">Lesen Sie auch: {story(2).teasers[0][0]}</span> <span class="why">' in shown
    assert "<script" not in shown.partition("</style>")[2]


def test_the_command_says_what_and_why(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(page("weekly", story(3)))
    runner = CliRunner()
    row = json.loads(runner.invoke(app, ["text", str(path), "--format", "json"]).stdout)
    assert row["document"]["titles"][0] == story(3).title
    assert {"rule": "named_box", "kind": "comments"}.items() <= row["pieces"][-1].items()
    lines = runner.invoke(app, ["text", str(path), "--why"]).stdout.splitlines()
    assert any(line.startswith("+ [Vorspann] ") for line in lines)
    assert any(line.startswith("- [Kommentare] ") for line in lines)
    assert runner.invoke(app, ["text", str(path), "--html"]).stdout.startswith("<!DOCTYPE html>")
