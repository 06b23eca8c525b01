"""How far reviewers agree on the statements that they both ruled on: percentage, kappa and alpha."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from nakomen.evaluation.agreeing import Agreement, agreement_of
from nakomen.review.coders import coded_by
from nakomen.web.access.visitors import Role
from nakomen.web.desk import Desk
from nakomen.web.routes import DeskHere, Routes

router = Routes()


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far some reviewers agree, by field and by kind, on so many statements."""

    reviewers: Sequence[str]
    statements: int
    fields: Sequence[tuple[str, Agreement]]
    kinds: Sequence[tuple[str, Agreement]]


@router.read("/review/agreement", Role.REVIEWER)
def agreement(desk: DeskHere) -> Response:
    """Show how far those agree who are chosen, or all."""
    known = reviewers_of(desk)
    chosen = [one for one in desk.request.query_params.getlist("reviewer") if one in known] or known
    found = agreed_by(desk, chosen) if len(chosen) > 1 else None
    return desk.page("review_agreement.html", {"known": known, "chosen": chosen, "found": found})


def reviewers_of(desk: Desk) -> list[str]:
    """Return who judged anything that counts."""
    touched = desk.ledger.judged.touched.values()
    return sorted({judgement.reviewer for one in touched for judgement in one.judgements})


def agreed_by(desk: Desk, reviewers: Sequence[str]) -> Agreed:
    """Return how far reviewers agree on statements that are open to the visitor."""
    judged, documents = desk.ledger.judged, desk.ledger.documents
    among = {one for one, touched in judged.touched.items() if touched.statement.document in documents}
    coded = coded_by(desk.archive, reviewers, among, judged)
    fields = [(name, agreement_of(labels)) for name, labels in coded.fields.items()]
    kinds = [(kind, agreement_of(coded.of_kind(kind))) for kind in coded.kinds_given]
    return Agreed(coded.coders, len(coded.statements), fields, kinds)
