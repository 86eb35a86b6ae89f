"""The articles for programs of references, and with their spans for annotation tools."""

from __future__ import annotations

import io
import json

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from depesche.errors import UsageError
from depesche.export import annotations, articles
from depesche.export.quoting import UNIT


def written(write, extract) -> str:
    out = io.BytesIO()
    write(extract, out)
    return out.getvalue().decode()


def test_bibtexparser_reads_every_article_with_tex_signs_escaped(extract) -> None:
    library = bibtexparser.parse_string(written(articles.write_bibtex, extract))
    assert library.failed_blocks == []
    entries = {entry.key: entry for entry in library.entries}
    assert len(entries) == 6
    entry = entries["b"]
    assert entry["title"] == r"{b „Titel“ \& mehr}"
    assert (entry["year"], entry["month"], entry["day"]) == ("2018", "05", "04")
    assert "Besuch Emmanuel Macron bei Angela Merkel in Berlin" in entry["note"]
    assert "day" not in entries["c"].fields_dict
    assert "year" not in entries["f"].fields_dict
    [hostile] = [entry for key, entry in entries.items() if key.startswith("HYPER")]
    assert hostile["url"] == "https://bote.example/a?b=1&c=%7B2%7D"


def test_rispy_reads_every_article(extract) -> None:
    records = rispy.loads(written(articles.write_ris, extract))
    assert len(records) == 6
    [record] = [record for record in records if record["id"] == "b"]
    assert (record["type_of_reference"], record["year"], record["date"]) == ("NEWS", "2018", "2018/05/04")
    assert record["title"] == "b „Titel“ & mehr"
    assert record["authors"] == ["Otto Ohne"]
    assert len(record["keywords"]) == 1


def test_citeproc_writes_a_reference_for_every_article(extract) -> None:
    items = json.loads(written(articles.write_csl, extract))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = CiteProcJSON([{k: v for k, v in item.items() if k != "custom"} for item in items])
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"].lower())]))
    told = [str(line) for line in bibliography.bibliography()]
    assert len(told) == 6
    assert any("2018" in line and "„Titel“ & mehr" in line for line in told)


def test_spans_for_doccano_lie_on_the_words(extract) -> None:
    lines = [json.loads(line) for line in written(annotations.write, extract).splitlines()]
    assert len(lines) == 6
    for line in lines:
        assert line["meta"]["unit"] == UNIT
        assert all(0 <= start < end <= len(line["text"]) for start, end, _ in line["label"])
    [emoji] = [line for line in lines if "😀" in line["text"]]
    [(start, end, _)] = [label for label in emoji["label"] if label[2] == "CALL"]
    assert emoji["text"][start:end] == "telefo"


def test_whole_texts_are_not_given_out_where_quotations_are_limited(made) -> None:
    with pytest.raises(UsageError, match="whole text"):
        annotations.write(made(max_quote=100), io.BytesIO())
