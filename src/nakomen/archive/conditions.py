"""Turns conditions into questions to the archive's tables; each field of the query language has its function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Double, and_, case, cast, exists, false, func, or_, select

from nakomen.archive.filters import is_about_statements
from nakomen.archive.known_names import refuse_unknown, spread_of
from nakomen.archive.tables import (
    document_version,
    statement,
    statement_actor,
    statement_amount,
    statement_reference,
)
from nakomen.model import QueryError
from nakomen.queries import Condition, Days, Numbers, Value

#: A statement's or sentence's own version, which must be the current one to be listed.
is_current = document_version.c.current.is_(True)

#: What a field asks of a row, for any of the condition's values.
Asks = Callable[[Connection, Condition], ColumnElement[bool]]


def of_version(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any table with a document and a version
    """Return the condition that joins a table's rows with their version of the document."""
    return and_(table.c.document_id == document_version.c.document_id, table.c.version == document_version.c.version)


def document_conditions(connection: Connection, conditions: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """Return what is asked of a document; one without a date is outside every period."""
    return [_asked(connection, one) for one in conditions if not is_about_statements(one)]


def statement_conditions(connection: Connection, conditions: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """Return what is asked of a statement."""
    return [_asked(connection, one) for one in conditions if is_about_statements(one)]


def _asked(connection: Connection, condition: Condition) -> ColumnElement[bool]:
    """Return a condition; what is unknown counts as not so, and so passes where it is unwanted."""
    asked = _ASKS[condition.field](connection, condition)
    return case((asked, 0), else_=1) == 1 if condition.unwanted else asked


def _among(column: ColumnElement[Any]) -> Asks:
    return lambda _, condition: column.in_(condition.values)


def _binding(_: Connection, condition: Condition) -> ColumnElement[bool]:
    return statement.c.binding.in_([value == "yes" for value in condition.values])


def _within(column: ColumnElement[Any]) -> Asks:
    """Return the question for days, which are kept as ISO text."""

    def asks(_: Connection, condition: Condition) -> ColumnElement[bool]:
        return or_(false(), *(_between(column, value) for value in condition.values))

    return asks


def _between(column: ColumnElement[Any], days: Value) -> ColumnElement[bool]:
    if not isinstance(days, Days):
        return false()
    ends: list[ColumnElement[bool]] = [column.is_not(None)]
    if days.first:
        ends.append(column >= days.first.isoformat())
    if days.last:
        ends.append(column <= days.last.isoformat())
    return and_(*ends)


def _borne_by(role: str) -> Asks:
    """Return the question for who has a role: the same name in any case, or an office of the one that is named."""

    def asks(connection: Connection, condition: Condition) -> ColumnElement[bool]:
        known = spread_of(connection, statement_actor.c.name, statement_actor.c.role == role)
        names: list[str] = []
        for at, value in enumerate(condition.values):
            wanted = {name.casefold() for name in ((value,) if isinstance(value, str) else value)}  # type: ignore[union-attr]
            found = [name for name in known if (one := name.casefold()) in wanted or one.partition(":")[0] in wanted]
            if not found and known:
                refuse_unknown(condition, at, known)
            names += found
        bearers = select(statement_actor.c.statement_key).where(
            statement_actor.c.role == role, statement_actor.c.name.in_(names)
        )
        return statement.c.key.in_(bearers)

    return asks


def _amount(_: Connection, condition: Condition) -> ColumnElement[bool]:
    """Ask for an amount that reaches into the stretch; of a range of amounts, any part may."""
    value = cast(statement_amount.c.value, Double)
    upper = cast(func.coalesce(statement_amount.c.upper, statement_amount.c.value), Double)
    stretches = [
        and_(_reaches(one, value, upper), *([statement_amount.c.unit == one.unit] if one.unit else []))
        for one in condition.values
        if isinstance(one, Numbers)
    ]
    return exists().where(statement_amount.c.statement_key == statement.c.key, or_(false(), *stretches))


def _confidence(_: Connection, condition: Condition) -> ColumnElement[bool]:
    column = statement.c.confidence
    return or_(false(), *(_reaches(one, column, column) for one in condition.values if isinstance(one, Numbers)))


def _reaches(stretch: Numbers, lowest: ColumnElement[Any], highest: ColumnElement[Any]) -> ColumnElement[bool]:
    ends: list[ColumnElement[bool]] = []
    if stretch.low is not None:
        low = float(stretch.low)
        ends.append(highest >= low if stretch.with_low else highest > low)
    if stretch.high is not None:
        high = float(stretch.high)
        ends.append(lowest <= high if stretch.with_high else lowest < high)
    return and_(*ends)


def _reference(_: Connection, condition: Condition) -> ColumnElement[bool]:
    """Ask for a reference as the archive writes it; a paper goes without its kst- too, a dossier for its papers."""
    forms = [form for value in condition.values for form in (str(value), f"kst-{value}")]
    reference = statement_reference.c.reference
    among = or_(reference.in_(forms), *(_begins_with(reference, f"{form}-") for form in forms if is_dossier(form)))
    return statement.c.key.in_(select(statement_reference.c.statement_key).where(among))


def is_dossier(form: str) -> bool:
    """Tell whether a reference is to a whole dossier, which stands for its papers."""
    return form.removeprefix("kst-").isdigit()


def _begins_with(column: ColumnElement[Any], beginning: str) -> ColumnElement[bool]:
    """Ask for a beginning, letter for letter; LIKE has signs of its own, and capitals differ between databases."""
    return func.substr(column, 1, len(beginning)) == beginning


def _has(_: Connection, condition: Condition) -> ColumnElement[bool]:
    filled = {
        "due": or_(statement.c.due != "", statement.c.due_event != ""),
        "theme": statement.c.theme != "",
        "actor": statement.c.actor.is_not(None),
        "addressee": statement.c.addressee.is_not(None),
        "amount": statement.c.amounts.is_not(None),
        "ref": statement.c.refs.is_not(None),
    }
    return or_(*(filled[str(value)] for value in condition.values))


def _document(connection: Connection, condition: Condition) -> ColumnElement[bool]:
    column = document_version.c.document_id
    if condition.places:
        known = set(connection.execute(select(column).where(is_current)).scalars())
        for at, value in enumerate(condition.values):
            if known and value not in known:
                refuse_unknown(condition, at, sorted(known))
    return column.in_(condition.values)


def _number(_: Connection, condition: Condition) -> ColumnElement[bool]:
    forms = [form.casefold() for value in condition.values for form in (str(value), f"kst-{value}")]
    return func.lower(document_version.c.number).in_(forms)


def _dossier(_: Connection, condition: Condition) -> ColumnElement[bool]:
    beginnings = [f"kst-{str(value).removeprefix('kst-')}-" for value in condition.values]
    return or_(*(_begins_with(document_version.c.number, one) for one in beginnings))


def _of_spoor(_: Connection, condition: Condition) -> ColumnElement[bool]:
    """Refuse what depends on sporen and a day: left out without a word, it would seem to hold."""
    places = condition.places
    raise QueryError(
        f"{condition.field}: is answered by the ledger, not by the archive alone",
        query=condition.query,
        start=places[0].start if places else 0,
        end=places[-1].end if places else 0,
        remedy="narrow with narrowed of nakomen.ledger.narrowing, which knows the sporen",
    )


_ASKS: dict[str, Asks] = {
    "kind": _among(statement.c.kind),
    "binding": _binding,
    "actor": _borne_by("actor"),
    "addressee": _borne_by("addressee"),
    "due": _within(statement.c.due_last_day),
    "theme": _among(statement.c.theme),
    "amount": _amount,
    "ref": _reference,
    "force": _among(statement.c.force),
    "confidence": _confidence,
    "has": _has,
    "date": _within(document_version.c.date),
    "document": _document,
    "number": _number,
    "dossier": _dossier,
    "status": _of_spoor,
    "standing": _of_spoor,
    "termijnstand": _of_spoor,
}
