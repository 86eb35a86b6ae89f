"""Whatever the wild makes of articles, reading raises nothing, keeps its spans in the text and takes linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import soak
from recombined import WAYS, article, texts_at_hand

from depesche.reading import read_document
from depesche.sources.article import Article, document_of

#: ``make soak-reading`` goes on from here to 50,000.
ARTICLES = 25 * len(WAYS)


@pytest.mark.shared
def test_recombined_articles_raise_nothing_and_their_spans_lie_inside() -> None:
    faults = [fault for number in range(ARTICLES) if (fault := soak.fault_of(number))]
    assert faults == []


@pytest.mark.shared
def test_the_same_number_makes_the_same_article(shared: Path) -> None:
    texts = texts_at_hand(shared)
    assert [article(texts, n) for n in range(60)] == [article(texts, n) for n in range(60)]


@pytest.mark.shared
@pytest.mark.parametrize("way", range(len(WAYS)), ids=lambda way: WAYS[way].__name__.strip("_"))
def test_time_grows_with_the_length_of_the_text_and_not_faster(shared: Path, way: int) -> None:
    texts, parts, number = texts_at_hand(shared), [], way
    while sum(map(len, parts)) < 100_000:
        parts.append(article(texts, number).replace("\n", " "))
        number += len(WAYS)
    whole = " ".join(parts)[:100_000]
    short = whole[: len(whole) // 5]
    seconds(short)  # what is loaded once
    # Load slows what runs beside it: the calmest of several rounds counts.
    ratios = (seconds(whole) / seconds(short) for _ in range(4))
    assert any(ratio <= 5 * 2 for ratio in ratios)


def seconds(text: str) -> float:
    document = document_of(Article(text, "soak", id="a"))
    begun = time.process_time()
    read_document(document)
    return time.process_time() - begun
