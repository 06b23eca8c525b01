"""What this archive is: how much it holds, seen by which program; and who asks."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from starlette.responses import Response

from nakomen import __version__
from nakomen.web.api.refusing import REFUSALS
from nakomen.web.api.shapes import Answer
from nakomen.web.routes import DeskHere, Routes

router = Routes(tags=["about"])


class AboutAnswer(Answer):
    """An archive and the program that serves it."""

    program: str = Field(description="name and version")
    on: str = Field(description="the day from which everything is seen")
    documents: int
    statements: int
    undertakings: int
    sporen: int
    links: int
    runs: int
    judgements: int
    reviewers: int
    language: str = Field(description="the language of words in answers: Accept-Language chooses nl or en")


class VisitorAnswer(Answer):
    """Who asks, and what her programs send with what they write."""

    name: str
    role: str = Field(description="reader, reviewer or admin")
    form_token: str = Field(description="send it as header x-form-token with a POST, unless you come with an API token")


@router.read("/api/about", response_model=AboutAnswer, responses=REFUSALS)
def about(desk: DeskHere) -> dict[str, Any]:
    """Return how much this archive holds."""
    snapshot, ledger = desk.snapshot, desk.ledger
    log = desk.archive.log.judgements()
    return {
        "program": f"nakomen {__version__}",
        "on": snapshot.day.isoformat(),
        "documents": len(ledger.documents),
        "statements": len(ledger.statements),
        "undertakings": len(snapshot.rows),
        "sporen": len(ledger.sporen),
        "links": len(ledger.links),
        "runs": len(desk.archive.runs()),
        "judgements": len(log),
        "reviewers": len({one.reviewer for one in log}),
        "language": desk.language,
    }


@router.read("/api/visitor", response_model=VisitorAnswer, responses=REFUSALS)
def visitor(desk: DeskHere, response: Response) -> dict[str, Any]:
    """Return who you are here, and the token that what you write must carry."""
    response.headers["cache-control"] = "private, no-store"
    return {"name": desk.visitor.name, "role": desk.visitor.role.word, "form_token": desk.form_token}
