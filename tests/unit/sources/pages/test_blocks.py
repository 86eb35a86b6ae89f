"""What is done in a quick way on every page is what it would be in the plain way."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.sources.pages import oracles
from depesche.sources.pages.blocks import Block, Box, Keys, blocks_of, key_of, squeezed
from depesche.sources.pages.markup import parsed
from depesche.sources.pages.oracles import trafilatura

SPACE = re.compile(r"[\s\u200b\ufeff]+")
TEXTS = st.text(st.sampled_from("aßÄ1_.-«  \t\n\x0c\x1c\x85\xa0\u2003\u2028\u200b\ufeff\u00ad"), max_size=140)
SENTENCE = (
    "Die Fähre steht seit Wochen still und niemand weiß warum die Häfen des Landes so lange auf ihr Geld warten"
)
OPEN = (
    "nav",
    "footer",
    "aside",
    "button",
    "div class=a",
    "p",
    "li",
    "h3",
    "a href=x",
    "span",
    "section",
    "br",
    "form",
    "td",
)
CLOSE = (
    "nav",
    "footer",
    "aside",
    "button",
    "div",
    "p",
    "li",
    "h3",
    "a",
    "span",
    "section",
    "form",
    "table",
    "body",
)


@given(TEXTS)
def test_white_space_of_every_kind_is_one_blank(text):
    assert squeezed(text) == SPACE.sub(" ", text).strip()


@given(TEXTS)
def test_a_key_is_letters_and_figures_in_small_letters(text):
    assert key_of(text) == re.sub(r"[\W_]+", "", text).casefold()


@given(st.lists(TEXTS, max_size=3), TEXTS.filter(bool))
def test_a_block_is_one_of_some_texts_by_its_letters(texts, text):
    assert Keys.of(texts).has(Block(0, text, Box("p", None, None, ""))) == (key_of(text) in map(key_of, texts))


def page(draw: random.Random) -> bytes:
    """A page of which not every element has an end."""
    words, pieces = SENTENCE.split(), []
    for _ in range(60):
        kind = draw.random()
        if kind < 0.4:
            pieces.append(f"<{draw.choice(OPEN)}>")
        elif kind < 0.7:
            pieces.append(f"</{draw.choice(CLOSE)}>")
        else:
            pieces.append(" ".join(draw.choices(words, k=draw.randrange(1, 40))))
    return f"<html><body><h1>Die Fähre</h1>{''.join(pieces)}".encode()


@pytest.mark.parametrize("seed", range(60))
def test_extraction_finds_the_same_without_the_navigation_as_with_it(seed, monkeypatch):
    source = page(random.Random(seed))  # noqa: S311 - a sample
    quick = trafilatura(parsed(source, "a.html"))
    monkeypatch.setattr(oracles, "_great", lambda tree: [])
    assert quick == trafilatura(parsed(source, "a.html"))


@pytest.mark.parametrize("seed", range(60))
def test_the_blocks_of_a_box_follow_each_other(seed):
    blocks = blocks_of(parsed(page(random.Random(seed)), "a.html"))  # noqa: S311 - a sample
    for box in {box for block in blocks for box in block.box.lineage}:
        inside = [block.index for block in blocks if any(around is box for around in block.box.lineage)]
        assert inside == list(range(box.first, box.end))
