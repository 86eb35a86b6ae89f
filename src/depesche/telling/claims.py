"""Claims about the sequence of contacts in words."""

from __future__ import annotations

from depesche.model import Claim
from depesche.telling.words import label, labels, spoken


def claimed(claim: Claim, language: str) -> str:
    """What a claim says in a word or two: "3. Telefonat seit 20. Januar 2021"."""
    kind = label("kind", claim.kind, language) if claim.kind else ""
    forms = labels(language)["claim"]
    wide = forms.get(f"{claim.type}_within" if claim.since or claim.until else claim.type, forms[claim.type])
    said = str(forms.get(f"{claim.type}_{claim.bound}", wide)).format(n=claim.n, kind=kind)
    if claim.n is None and claim.type == "count":
        said = kind
    if claim.scope and claim.since is None:
        return f"{said} ({claim.scope})"
    if claim.type == "last":
        return f"{said} {spoken(claim.since, language)}"
    if claim.since is not None and claim.since == claim.until:
        return f"{said}, {spoken(claim.since, language)}"
    ends = (("since", claim.since), ("until", claim.until))
    return " ".join((said, *(f"{forms[word]} {spoken(days, language)}" for word, days in ends if days)))
