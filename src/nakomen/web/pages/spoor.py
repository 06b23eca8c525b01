"""An undertaking's life: each sentence about it with its date, what changed in it, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from starlette.responses import Response

from nakomen.model import BINDING, Link, Relation, Spoor, Statement
from nakomen.tracing.drift import is_reworded
from nakomen.tracing.norms import measurements_on, norm_on
from nakomen.tracing.recurring import instances_on
from nakomen.web.desk import Desk, NotHereError
from nakomen.web.routes import DeskHere, Routes
from nakomen.web.snapshot import Snapshot

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow
    from nakomen.review import JudgedStatement

router = Routes()


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a spoor: what it does to an earlier one, and how its words differ from those."""

    statement: Statement
    document: DocumentRow
    link: Link | None
    earlier: Statement | None
    difference: Markup | None
    judged: JudgedStatement | None


@router.read("/spoor/{identity}")
def spoor(desk: DeskHere, identity: str) -> Response:
    """Show the spoor of a statement."""
    snapshot = desk.snapshot
    found = spoor_named(snapshot, identity)
    ledger, day = snapshot.ledger, snapshot.day
    known = ledger.statements, ledger.days, day
    links = {link.later: link for link in found.links}
    told = [_told(desk, ledger.statements[one], links.get(one)) for one in found.statements]
    values = {
        "spoor": found,
        "first": ledger.statements[found.id],
        "row": snapshot.row_of.get(found.id),
        "told": told,
        "status": ledger.status(found, day),
        "day": day,
        "norm": norm_on(found, *known),
        "measurements": measurements_on(found, *known),
        "instances": instances_on(found, *known),
        "conflicts": [one for one in ledger.judged.conflicts if one.statement in found.statements],
    }
    return desk.page("spoor.html", values)


def spoor_named(snapshot: Snapshot, identity: str) -> Spoor:
    """Return the spoor of a statement's id, whole or as short as the ledger shows it."""
    whole = snapshot.whole_id(identity)
    found = snapshot.spoor_of.get(whole)
    if found is None:
        raise NotHereError(identity)
    return found


def _told(desk: Desk, one: Statement, link: Link | None) -> Told:
    ledger = desk.ledger
    earlier = ledger.statements[link.earlier] if link is not None else None
    renewed = link is not None and link.relation in (Relation.CHANGES, Relation.REPLACES, Relation.REPEATS)
    difference = None
    if earlier is not None and renewed and one.kind in BINDING:
        difference = small_difference(earlier.quote, one.quote)
    return Told(one, ledger.documents[one.document], link, earlier, difference, ledger.judged.touched.get(one.id))


def small_difference(before: str, after: str) -> Markup | None:
    """Return a difference of two wordings, None where they are alike or sentences of their own."""
    return difference_of(before, after) if is_reworded(before, after) else None


def difference_of(before: str, after: str) -> Markup:
    """Return a text with what went struck out and what came marked, word by word.

    >>> difference_of("in het voorjaar", "in de zomer")
    Markup('in <del>het voorjaar</del> <ins>de zomer</ins>')
    """
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, [one.casefold() for one in old], [one.casefold() for one in new], autojunk=False)
    parts: list[Markup] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            parts.append(escape(" ".join(new[c:d])))
            continue
        if b > a:
            parts.append(Markup("<del>{}</del>").format(" ".join(old[a:b])))
        if d > c:
            parts.append(Markup("<ins>{}</ins>").format(" ".join(new[c:d])))
    return Markup(" ").join(parts)
