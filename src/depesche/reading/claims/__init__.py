"""Claims about the sequence of contacts: first, third since January, only once so far, never before.

``depesche_claims`` sets ``doc._.claims``. A claim stands in a sentence that tells of a contact, or shortly after
one; the words that make it are data (``claim_words.toml`` of the language).
"""

from __future__ import annotations

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.model import Claim
from depesche.reading.claims.about import report_of
from depesche.reading.claims.cues import CUE_RULES, Cue, cues_of
from depesche.reading.claims.scope import clause_of, office_since, scope_of
from depesche.reading.claims.words import claim_words
from depesche.reading.setting import Setting, setting_of

__all__ = ["CUE_RULES", "ClaimReader", "create", "office_since"]

Range = tuple[int, int]


class ClaimReader:
    """The component: sets ``doc._.claims``."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one document."""
        doc._.claims = tuple(_claims(doc, self.setting)) if doc._.reports else ()
        return doc


def _claims(doc: Doc, setting: Setting) -> list[Claim]:
    """The claims of the document; what a headline says without its scope yields to the text that names it."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    tokens, words = tokens_of(doc), setting.made(claim_words)
    for sentence in sentences_of(doc):
        for cue in cues_of(tokens, words, *sentence):
            claim = _claim(doc, cue, sentence, setting)
            if claim is None:
                continue
            same = found.setdefault((claim.type, claim.n, claim.kind, frozenset(claim.participants)), [])
            if all((claim.since, claim.scope) != (known.since, known.scope) for known in same):
                same.append(claim)
    kept = [claim for same in found.values() for claim in same if claim.scope or not any(c.scope for c in same)]
    return sorted(kept, key=lambda claim: claim.span)


def _claim(doc: Doc, cue: Cue, sentence: Range, setting: Setting) -> Claim | None:
    report = report_of(doc, cue, sentence)
    if report is None:
        return None
    participants = tuple(p.name for p in report.participants if p.name)
    tokens = tokens_of(doc)
    scope = scope_of(doc, cue, clause_of(tokens, cue, sentence), participants, setting)
    if len(participants) < 2 or scope is None:
        return None
    first_since = cue.type == "first" and scope.words is not None and not scope.office
    return Claim(
        type="first_since" if first_since else cue.type,
        n=cue.n,
        kind=report.kind if cue.kind in (None, "talks") else cue.kind,
        participants=participants,
        span=(tokens.starts[scope.clause[0]], tokens.end(scope.clause[1] - 1)),
        since=scope.since,
        scope=scope.words,
        report=report.id,
        until=scope.until,
        bound=cue.bound,
    )


@Pipeline.factory("depesche_claims", requires=["doc._.reports"], assigns=["doc._.claims"])
def create(nlp: Pipeline, name: str) -> ClaimReader:  # noqa: ARG001  (spaCy passes both by name)
    """The factory that spaCy calls."""
    return ClaimReader(setting_of(nlp))
