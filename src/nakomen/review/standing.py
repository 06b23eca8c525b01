"""What became of an undertaking when people have their say: status, term, amounts and compliance, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from nakomen.model import AmountStage, Compliance, Spoor, Standing, Statement, Status, StatusOnDay
from nakomen.model.judged_fields import COMPLIANCE
from nakomen.review.judged import Conflict, Judged, Position
from nakomen.review.positions import TERM, agreed, standing_positions
from nakomen.tracing import status_on
from nakomen.tracing.status import termijnstand_on


def judged_status(judged: Judged, spoor: Spoor, statements: Mapping[str, Statement], day: date) -> StatusOnDay | None:
    """Return the status of a spoor on a day: what reviewers established by then, else what the documents tell.

    What is established holds until a later document tells otherwise: the day of a ruling is that of its evidence, or
    the one on which it was made. Where reviewers disagree, the documents' word stands until that is settled.
    """
    told = documents = status_on(spoor, statements, judged.days, day)
    if told is None or documents is None:
        return None
    held = _rulings_of(judged, spoor)
    status = _established(judged, held.get("status", ()), day)
    if status is not None and not _news(judged, spoor, statements, (status, day), documents)[0]:
        why = f"established by {status.reviewer} (judgement {status.judgement.id})"
        told = replace(told, status=Status(status.value), standing=Standing.ESTABLISHED, why=why)
    elif _open(held.get("status", ()), judged, day):
        told = replace(told, disputed=True)
    term = _established(judged, held.get(TERM, ()), day)
    if term is not None and not _news(judged, spoor, statements, (term, day), documents)[1]:
        terms = told.terms if told.due == term.value else (*told.terms, (spoor.id, term.value))
        told = replace(told, due=term.value, terms=terms)
    stage = _established(judged, held.get("amount_stage", ()), day)
    rated = {
        name.removeprefix(COMPLIANCE): said
        for name, positions in held.items()
        if name.startswith(COMPLIANCE) and (said := _established(judged, positions, day))
    }
    return replace(
        told,
        termijnstand=termijnstand_on(told.due, told.status, day),
        compliance=tuple((actor, Compliance(said.value)) for actor, said in sorted(rated.items())),
        amount_stage=None if stage is None else AmountStage(stage.value),
    )


def conflicts_of_sporen(judged: Judged, sporen: Iterable[Spoor]) -> list[Conflict]:
    """Return what reviewers disagree on about the status, term, amounts or compliance of an undertaking.

    It is one undertaking, whichever statement of its spoor each of them ruled about.
    """
    alone = dict.fromkeys(judged.rulings)
    stories = []
    for spoor in sporen:
        stories.append(spoor)
        for identity in spoor.statements:
            alone.pop(identity, None)
    found = []
    for spoor in (*stories, *(Spoor(identity, (identity,)) for identity in alone)):
        for name, positions in _rulings_of(judged, spoor).items():
            standing = standing_positions(positions)
            if standing and agreed(standing) is None:
                found.append(Conflict(spoor.id, name, tuple(standing)))
    return found


def _rulings_of(judged: Judged, spoor: Spoor) -> dict[str, list[Position]]:
    held: dict[str, list[Position]] = {}
    for identity in spoor.statements:
        for name, positions in judged.rulings.get(identity, {}).items():
            held.setdefault(name, []).extend(positions)
    return held


def _day_of(judged: Judged, position: Position) -> date:
    """Return the day from which a ruling holds: that of the document it quotes, else that on which it was made."""
    evidence = position.judgement.subjects[1:2]
    day = judged.days.get(evidence[0].document) if evidence else None
    return day or position.judgement.at.date()


def _established(judged: Judged, positions: Iterable[Position], day: date) -> Position | None:
    return agreed(standing_positions(one for one in positions if _day_of(judged, one) <= day))


def _open(positions: Iterable[Position], judged: Judged, day: date) -> bool:
    """Tell whether reviewers disagree, as far as they ruled by a day."""
    standing = standing_positions(one for one in positions if _day_of(judged, one) <= day)
    return bool(standing) and agreed(standing) is None


def _news(
    judged: Judged, spoor: Spoor, statements: Mapping[str, Statement], ruled: tuple[Position, date], told: StatusOnDay
) -> tuple[bool, bool]:
    """Tell whether a document later than a ruling tells another status, or term, than the reviewer could know."""
    said, day = ruled
    made = said.judgement.at.date()
    if made >= day:
        return False, False
    then = status_on(spoor, statements, judged.days, max(_day_of(judged, said), made))
    if then is None:
        return False, False
    # Another reason for the same status is news too: what was done is undertaken anew.
    return (then.status, then.why) != (told.status, told.why), then.due != told.due
