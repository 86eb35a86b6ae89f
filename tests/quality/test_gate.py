"""The fast path loses no contact that the reader finds, and turns most of what tells of none away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from general_texts import GENERAL
from recombined import article, texts_at_hand

from depesche.days import DaySet
from depesche.errors import DepescheError
from depesche.model import Document, Report
from depesche.reading import may_tell, read_document

#: At most so many of the general corpora's texts may pass, and of our own general texts.
_GENERAL_PASS = 0.2
_OWN_PASS = 0.2
#: How many recombined articles are tried, and how many fewer at least are turned away.
_RECOMBINED = 400


def _gold(shared: Path) -> Iterator[tuple[str, str | None]]:
    for name in ("dev", "dev2", "retold"):
        folder = shared / "gold" / name
        for line in (folder / "contacts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            given = row.get("given_published") or row.get("metadata_published")
            yield (folder / "texts" / row["doc"]).read_text("utf-8"), given
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield path.read_text("utf-8"), None


def _document(text: str, given: str | None = None) -> Document:
    return Document(id="d", text=text, sha256="", published=DaySet.parse(str(given)) if given else None)


def _reports(document: Document, *, thorough: bool) -> tuple[Report, ...]:
    try:
        return read_document(document, thorough=thorough).reports
    except DepescheError:
        return ()


@pytest.mark.shared
def test_no_article_with_a_contact_by_hand_is_turned_away(shared: Path) -> None:
    lost = []
    for name in ("dev", "dev2", "retold"):
        for line in (shared / "gold" / name / "contacts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            given = row.get("given_published") or row.get("metadata_published")
            text = (shared / "gold" / name / "texts" / row["doc"]).read_text("utf-8")
            if row["contacts"] and not may_tell(text, published=DaySet.parse(given) if given else None):
                lost.append(row["doc"])
    assert lost == []


def _general(shared: Path) -> list[str]:
    gold = {text for text, _ in _gold(shared)}
    return [text for text in texts_at_hand(shared) if text not in gold and any(c.isalpha() for c in text)]


@pytest.mark.shared
def test_articles_read_alike_either_way(shared: Path) -> None:
    documents = [_document(text, given) for text, given in _gold(shared)]
    documents += [_document(text) for text in _general(shared)]
    away = [d for d in documents if not may_tell(d.text, published=d.published)]
    assert len(away) >= 200
    assert [d.text[:80] for d in away if _reports(d, thorough=True)] == []
    # what passes is read by the same code; that the way in is the same is seen on some
    some = [d for d in documents if may_tell(d.text, published=d.published)][::40]
    assert [_reports(d, thorough=False) for d in some] == [_reports(d, thorough=True) for d in some]


@pytest.mark.shared
def test_paragraphs_by_themselves_lose_nothing(shared: Path) -> None:
    paragraphs = [(p, given) for text, given in _gold(shared) for p in text.split("\n") if p.strip()]
    documents = [_document(p, given) for p, given in paragraphs if any(c.isalpha() for c in p)]
    away = [d for d in documents if not may_tell(d.text, published=d.published)]
    assert len(away) >= 300
    assert [d.text[:80] for d in away if _reports(d, thorough=True)] == []


@pytest.mark.shared
def test_broken_articles_read_alike_either_way(shared: Path) -> None:
    texts = texts_at_hand(shared)
    documents = [_document(text) for n in range(_RECOMBINED) if (text := article(texts, n)).strip()]
    short = [d for d in documents if not _reports(d, thorough=False)]
    assert [d.text[:80] for d in short if _reports(d, thorough=True)] == []


@pytest.mark.shared
def test_few_general_articles_pass(shared: Path) -> None:
    texts = _general(shared)
    assert sum(map(may_tell, texts)) <= _GENERAL_PASS * len(texts)


def test_few_general_texts_of_our_own_pass() -> None:
    assert sum(map(may_tell, GENERAL)) <= _OWN_PASS * len(GENERAL)


def test_general_texts_of_our_own_tell_of_no_contact() -> None:
    assert [text[:60] for text in GENERAL if read_document(_document(text)).reports] == []
