"""The records that pass between the stages, and the two vocabularies that all rooms share.

:mod:`.records` has what one article says and what all of them say together, :mod:`.kinds` and :mod:`.statuses` how
kinds of contact and statuses are related.
"""

from depesche.model.kinds import Kind
from depesche.model.records import (
    SCHEMA,
    Agreed,
    Bound,
    Claim,
    ClaimType,
    Contact,
    Document,
    DurationMod,
    Evidence,
    Finding,
    FindingType,
    Form,
    Participant,
    Place,
    PublishedFrom,
    Reading,
    Reason,
    Report,
    ReportRef,
    Role,
    Side,
    Source,
    Span,
    Statement,
    Step,
    Topic,
)
from depesche.model.statuses import Stance, Status

__all__ = [
    "SCHEMA",
    "Agreed",
    "Bound",
    "Claim",
    "ClaimType",
    "Contact",
    "Document",
    "DurationMod",
    "Evidence",
    "Finding",
    "FindingType",
    "Form",
    "Kind",
    "Participant",
    "Place",
    "PublishedFrom",
    "Reading",
    "Reason",
    "Report",
    "ReportRef",
    "Role",
    "Side",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Step",
    "Topic",
]
