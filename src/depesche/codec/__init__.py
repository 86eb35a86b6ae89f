"""JSON of the contract, both ways: what :func:`reading_json` writes, :func:`reading_of` reads.

:mod:`.readings` has documents and what they say, :mod:`.chronicle` contacts, findings and what is asked of them,
:mod:`.values` what these share. Field names are those of the records; times become EDTF with their bounds beside
them, ids stand beside words.
"""

from depesche.codec.chronicle import contact_json, contact_of, finding_json, finding_of, made_json
from depesche.codec.readings import (
    claim_json,
    claim_of,
    document_json,
    document_of,
    reading_json,
    reading_of,
    reason_json,
    reason_of,
    report_json,
    report_of,
    statement_json,
    statement_of,
)
from depesche.codec.values import Json, dumps

__all__ = [
    "Json",
    "claim_json",
    "claim_of",
    "contact_json",
    "contact_of",
    "document_json",
    "document_of",
    "dumps",
    "finding_json",
    "finding_of",
    "made_json",
    "reading_json",
    "reading_of",
    "reason_json",
    "reason_of",
    "report_json",
    "report_of",
    "statement_json",
    "statement_of",
]
