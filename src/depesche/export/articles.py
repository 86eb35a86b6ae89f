"""The articles behind the contacts as programs for references take them: BibTeX, RIS, CSL-JSON.

Each names the contacts that it reports. A date that is not certain to the day is given as far as it is, and in EDTF.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from depesche.codec.values import Json, dumps, edtf
from depesche.days import DaySet
from depesche.export.cells import on_one_line
from depesche.export.extract import Extract
from depesche.model import Document
from depesche.telling.between import headline
from depesche.telling.words import spoken

#: What TeX reads as its own.
_TEX: Final = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


# -- BibTeX ---------------------------------------------------------------------------------------
def write_bibtex(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write an entry for each article, in UTF-8."""
    out.write(f"% {extract.made_with}\n".encode())
    keys: Counter[str] = Counter()
    contacts = _contacts(extract)
    for document in extract.documents():
        days = extract.published(document.id)
        year, month, day = _known(days)
        fields = {
            "title": f"{{{_tex(_title(document))}}}",
            "author": f"{{{_tex(document.author)}}}" if document.author else "",
            "journal": _tex(document.publisher or ""),
            "year": year,
            "month": month,
            "day": day,
            "date": edtf(days) or "",
            "url": _tex_url(document.url or ""),
            "langid": "german" if document.language == "de" else "",
            "note": _tex("; ".join(contacts.get(document.id, ()))),
            "annote": _tex(f"sha256 {document.sha256}"),
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value and value != "{}")
        out.write(f"\n@article{{{_key(document.id, keys)},\n{body}\n}}\n".encode())
    return Counter()


def _key(name: str, taken: Counter[str]) -> str:
    """A key of ASCII letters; a letter more where two articles would have the same."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    key = re.sub(r"[^A-Za-z0-9.:-]+", "-", plain).strip("-.") or "article"
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in on_one_line(text))


def _tex_url(url: str) -> str:
    """An address: braces and blanks would end it, and are written as in addresses."""
    return url.replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


# -- RIS ------------------------------------------------------------------------------------------
def write_ris(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write a record for each article."""
    contacts = _contacts(extract)
    for document in extract.documents():
        year, month, day = _known(extract.published(document.id))
        record = [
            ("TY", "NEWS"),
            ("ID", document.id),
            ("TI", _title(document)),
            ("AU", document.author),
            ("T2", document.publisher),
            ("PY", year),
            ("DA", f"{year}/{month}/{day}" if year else None),
            ("Y2", None),
            ("UR", document.url),
            ("LA", document.language),
            *(("KW", said) for said in contacts.get(document.id, ())),
            ("N1", f"EDTF {edtf(extract.published(document.id)) or '-'}; sha256 {document.sha256}"),
            ("DB", extract.made_with),
        ]
        lines = [f"{tag}  - {on_one_line(value)}" for tag, value in record if value]
        out.write(("\r\n".join([*lines, "ER  - "]) + "\r\n\r\n").encode())
    return Counter()


# -- CSL-JSON -------------------------------------------------------------------------------------
def write_csl(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write one list, an item a line."""
    contacts = _contacts(extract)
    out.write(b"[\n")
    for number, document in enumerate(extract.documents()):
        item = {
            "id": document.id,
            "type": "article-newspaper",
            "title": _title(document),
            "author": [{"literal": on_one_line(document.author)}] if document.author else None,
            "container-title": document.publisher,
            "issued": _issued(extract.published(document.id)),
            "URL": document.url,
            "language": document.language,
            "source": extract.made_with,
            "note": "; ".join(contacts.get(document.id, ())),
            "custom": {"sha256": document.sha256, "edtf": edtf(extract.published(document.id))},
        }
        bare = {name: value for name, value in item.items() if value}
        out.write(f"{',' if number else ''}{dumps(bare)}\n".encode())
    out.write(b"]\n")
    return Counter()


def _issued(days: DaySet | None) -> Json | None:
    """The date, or both ends of a range, as far as they are known."""
    if not days or days.first is None or days.last is None:
        return None
    known = [int(part) for part in _known(days) if part]
    parts = [known] if known else [[day.year, day.month, day.day] for day in (days.first, days.last)]
    return {"date-parts": parts, **({"circa": True} if days.approximate else {})}


# -- shared ---------------------------------------------------------------------------------------
def _title(document: Document) -> str:
    return on_one_line(document.title or document.id)


def _known(days: DaySet | None) -> tuple[str, str, str]:
    """Year, month and day in digits, each only where it is certain."""
    first, last = (days.first, days.last) if days else (None, None)
    if first is None or last is None or first.year != last.year:
        return "", "", ""
    month = f"{first.month:02}" if first.month == last.month else ""
    return f"{first.year:04}", month, f"{first.day:02}" if first == last else ""


def _contacts(extract: Extract) -> Mapping[str, list[str]]:
    """The contacts that each article reports, in words with their ids."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for document, said in _reported(extract):
        if said not in found[document]:
            found[document].append(said)
    return found


def _reported(extract: Extract) -> Iterator[tuple[str, str]]:
    for contact in extract.contacts:
        said = f"{headline(contact, extract.language)}, {spoken(contact.time, extract.language, short=True)}"
        for ref in contact.reports:
            yield ref.document, f"{said} ({contact.id})"
