"""From the form that a reviewer sends to a judgement in the log, made on the ground that she saw."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from nakomen.ledger.deeds import Deed, Deeds, Evidence
from nakomen.ledger.known_archive import document_named
from nakomen.ledger.typed_values import rated, read_value, value_read
from nakomen.model import Judgement, JudgementError, JudgementKind, NakomenError, OvertakenError, Statement
from nakomen.model.judged_fields import FIELDS
from nakomen.queries import BadValueError
from nakomen.web.desk import NotHereError
from nakomen.web.form_values import all_said, said
from nakomen.web.restricted import may_see
from nakomen.web.statement_view import ground_of

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from nakomen.review.sitting import Look, Sitting
    from nakomen.web.desk import Desk
    from nakomen.web.sittings import Seat

_UNKNOWN = "the form does not say what is judged"


@dataclass(frozen=True, slots=True)
class LiveDeeds(Deeds):
    """The deeds of a reviewer at her sitting: statements as she sees them now, however old the ledger is."""

    sitting: Sitting

    def statement(self, typed: str) -> Statement:
        """Return the statement that is named, as she sees it."""
        whole = typed if self.sitting.knows(typed) else Deeds.statement(self, typed).id
        return self.sitting.look(whole).statement if self.sitting.knows(whole) else Deeds.statement(self, whole)


def deeds_of(desk: Desk, seat: Seat) -> LiveDeeds:
    """Return what the visitor can do."""
    return LiveDeeds(desk.archive, desk.ledger, seat.sitting)


def corrected(form: FormData) -> dict[str, str]:
    """Return the fields that a form changes, as the model writes them: those that say something else than they did."""
    values = {}
    for name in FIELDS:
        if name in form and said(form, name) != said(form, f"was-{name}"):
            values[name] = _read(name, said(form, name))
    if not values:
        raise JudgementError("nothing is corrected", remedy="change a field, then keep it")
    return values


def _read(name: str, typed: str) -> str:
    try:
        return value_read(name, typed)
    except BadValueError as error:
        raise JudgementError(error.what.format(name=name).rstrip(":"), remedy=error.remedy) from error


def deed_of(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    """Return what a form asks to be done about a statement."""
    wanted = _DEEDS.get(said(form, "deed"))
    if wanted is None:
        raise JudgementError(_UNKNOWN, remedy="load the page again")
    return wanted(deeds, identity, form)


def keep(desk: Desk, seat: Seat, judgement: Judgement) -> Judgement:
    """Add a judgement to the log; one about documents that are not open to the visitor is refused."""
    if not is_open(desk, judgement):
        raise NotHereError(judgement.statement)
    kept = seat.sitting.rule(judgement, secrets.token_bytes(32))
    seat.judged()
    desk.shelf.outdated()
    return kept


def judge(desk: Desk, seat: Seat, identity: str, form: FormData) -> Judgement:
    """Keep the judgement that a form makes about a statement.

    Raises OvertakenError where somebody judged it, or the program came to read it differently, after the form's page.
    """
    deeds = deeds_of(desk, seat)
    blind = seat.sitting.blind
    if said(form, "deed") != "withdraw":
        refuse_other_ground(seat.sitting.look(identity), form)
    deed = deed_of(deeds, identity, form)
    if "settle" in form:
        deed = replace(deed, judgements=deeds.settled(deed))
    made = deed.judgement(
        desk.visitor.name, desk.settings.now(), None if blind else said(form, "seen"), said(form, "note")
    )
    return keep(desk, seat, made)


def refuse_other_ground(look: Look, form: FormData) -> None:
    """Refuse a form whose page showed other fields than the statement has now."""
    newer = any(one.id == said(form, "seen") for one in look.judgements)
    if ground_of(look.statement) != said(form, "ground") and not newer:
        what = "the statement is not as this page showed it"
        raise OvertakenError(what, where=look.statement.id, remedy="look at it again, then judge")


def meanwhile(desk: Desk, identity: str, form: FormData) -> list[Judgement]:
    """Return what was judged about a statement after a form's page was made."""
    seen = desk.archive.log.number_of(said(form, "seen")) if said(form, "seen") else 0
    ids = (identity, *(_identity(one) for one in (said(form, "other"),) if one))
    found = {one.number: one for name in ids for one in desk.archive.log.about(name) if one.number > seen}
    return [found[number] for number in sorted(found) if is_open(desk, found[number])]


def is_open(desk: Desk, judgement: Judgement) -> bool:
    """Tell whether a judgement is about documents that are open to the visitor."""
    return may_see(judgement, desk.ledger.documents)


class Typed(dict[str, str]):
    """What somebody typed in a form that was refused; a field that it had not is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def refused(error: NakomenError, form: FormData, came: Sequence[Judgement] = ()) -> dict[str, Any]:
    """Return what a page needs to say why a judgement was not kept, with what was typed and what came between."""
    told = {"error": error, "overtaken": isinstance(error, OvertakenError)}
    return {"error": told, "typed": Typed({name: said(form, name) for name in form}), "meanwhile": came}


#: The same for a page on which nothing was refused.
NOTHING_REFUSED: Mapping[str, Any] = {"error": None, "typed": Typed(), "meanwhile": ()}


def _identity(text: str) -> str:
    """Return the id in what was typed, which may be the address of its page.

    >>> _identity("http://localhost:8017/statement/8aa0906b")
    '8aa0906b'
    """
    return text.strip().rstrip("/").rpartition("/")[2]


def _confirm(deeds: LiveDeeds, identity: str, _: FormData) -> Deed:
    return deeds.plain(JudgementKind.CONFIRM, identity)


def _reject(deeds: LiveDeeds, identity: str, _: FormData) -> Deed:
    return deeds.plain(JudgementKind.REJECT, identity)


def _correct(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    return deeds.correct(identity, corrected(form))


def _merge(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    others = [_identity(one) for one in (*all_said(form, "with"), *all_said(form, "other"))]
    return deeds.merge(identity, others)


def _split(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    quote = deeds.statement(identity).quote
    parts = [part for part in said(form, "parts").split("\n") if part.strip()]
    return deeds.split(identity, [exact(part, quote) for part in parts])


def exact(part: str, quote: str) -> str:
    r"""Return the words of a part as the quote has them, whatever spaces are between them there.

    >>> exact("de dijk wordt", "en de  dijk\nwordt verhoogd")
    'de  dijk\nwordt'
    """
    found = re.search(r"\s+".join(map(re.escape, part.split())), quote)
    return found[0] if found else part.strip()


def _link(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    later, earlier = identity, _identity(said(form, "other"))
    if said(form, "leads") == "no":
        later, earlier = earlier, later
    relation = read_value("relation", said(form, "relation"))
    return deeds.link(later, earlier, relation, there=said(form, "deed") == "link")


def _status(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    values = {name: _read(name, said(form, name)) for name in ("status", "amount_stage") if said(form, name)}
    if said(form, "compliance-actor") and said(form, "compliance"):
        name, value = rated(said(form, "compliance-actor"), said(form, "compliance"), deeds.actors)
        values[name] = value
    return deeds.status(identity, values, _evidence(deeds, identity, form))


def _term(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    return deeds.term(identity, said(form, "due"), _evidence(deeds, identity, form))


def _evidence(deeds: LiveDeeds, identity: str, form: FormData) -> Evidence:
    named = said(form, "evidence-in")
    quote = said(form, "evidence")
    if not quote:
        return Evidence()
    own = deeds.statement(identity).document
    document = document_named(deeds.ledger, named, str(deeds.archive.path)) if named else own
    return Evidence(exact(quote, deeds.archive.document(document).text), document)


def _comment(deeds: LiveDeeds, identity: str, form: FormData) -> Deed:
    return deeds.comment(identity, said(form, "comment"))


def _withdraw(deeds: LiveDeeds, _: str, form: FormData) -> Deed:
    return deeds.withdraw(said(form, "judgement"))


_DEEDS: dict[str, Callable[[LiveDeeds, str, FormData], Deed]] = {
    "confirm": _confirm,
    "reject": _reject,
    "correct": _correct,
    "merge": _merge,
    "split": _split,
    "link": _link,
    "unlink": _link,
    "status": _status,
    "term": _term,
    "comment": _comment,
    "withdraw": _withdraw,
}
