"""Reads a query: words, "phrases", -words and conditions such as kind:pledge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nakomen.model import QueryError, Span
from nakomen.queries.asked import Condition, Query, Value, Words
from nakomen.queries.fields import Field, field_named, fields
from nakomen.queries.names import near_names
from nakomen.queries.values import BadValueError, allowed, value_of

#: More than anybody types, and less than any database refuses.
_LONGEST = 2_000
#: What no database keeps: it cannot be found either.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_QUOTES = '"“”„«»'
#: A part of a query: a field with what stands behind its colon, a phrase in any quotes, or a word. Each alternative
#: begins with another sign, so that no text makes the pattern try long.
_PART = re.compile(
    rf"""(?P<minus>-?)(?:
        (?P<field>[^\W\d_][\w-]*):(?P<behind>(?:["“”„«][^{_QUOTES}]*["“”»]?|[^\s{_QUOTES}])*)
      | ["“”„«](?P<phrase>[^{_QUOTES}]*)(?P<closing>["“”»]?)
      | (?P<word>\S+))""",
    re.VERBOSE,
)
_PIECE = re.compile(
    rf'(?P<open>["“”„«])(?P<inner>[^{_QUOTES}]*)(?P<close>["“”»]?)|(?P<comma>,)|(?P<bare>[^,{_QUOTES}]+)'
)


@dataclass(slots=True)
class _Written:
    """A value as it was written: its text without quotes, and where it stands in the query."""

    text: str
    start: int
    end: int


def parse(text: str) -> Query:
    """Return what a query asks for; QueryError points at the part that cannot be understood.

    >>> query = parse('munitie -"vijf moties" kind:pledge,tasking due:<2024')
    >>> [(one.text, one.unwanted) for one in query.words], [one.field for one in query.conditions]
    ([('munitie', False), ('vijf moties', True)], ['kind', 'due'])
    >>> query.conditions[0].values
    ('pledge', 'tasking')
    """
    if len(text) > _LONGEST:
        what = f"the query is longer than {_LONGEST} characters"
        raise QueryError(what, query=text, start=_LONGEST, end=len(text), remedy="ask for less at once")
    text = _UNWRITABLE.sub(" ", text)
    words: list[Words] = []
    conditions: list[Condition] = []
    for match in _PART.finditer(text):
        condition = _condition(text, match) if match["field"] else None
        if condition is not None:
            conditions.append(condition)
        else:
            words.append(_words(text, match))
    return Query(text, tuple(words), tuple(conditions))


def _words(text: str, match: re.Match[str]) -> Words:
    if match["phrase"] is not None and not match["closing"]:
        raise _unclosed(text, match["phrase"], match.start("phrase") - 1)
    said = match["word"] if match["phrase"] is None else match["phrase"]
    if match["field"]:
        said = match[0].removeprefix("-")
    return Words(said, Span(match.start(), match.end()), unwanted=bool(match["minus"]))


def _condition(text: str, match: re.Match[str]) -> Condition | None:
    """Return the condition of a field, or None where the colon only stands in a text: an address, or before a space."""
    name, behind = match["field"], match["behind"]
    field = field_named(name)
    if field is None:
        if not behind or behind.startswith("//"):
            return None
        raise _unknown_field(text, name, Span(match.start("field"), match.end("field") + 1))
    if not behind:
        remedy = f"write it right behind the colon; {allowed(field)}"
        raise QueryError(
            f"{name}: has no value", query=text, start=match.start("field"), end=match.end(), remedy=remedy
        )
    written = list(_values(text, field, Span(match.start("behind"), match.end("behind"))))
    values = tuple(_value(text, field, name, one) for one in written)
    places = tuple(Span(one.start, one.end) for one in written)
    return Condition(field.name, values, bool(match["minus"]), places, text)


def _values(text: str, field: Field, place: Span) -> Iterator[_Written]:
    """Yield the values between commas; in a number a comma parts no values, for it may be a decimal one."""
    current = _Written("", place.start, place.start)
    for piece in _PIECE.finditer(text, place.start, place.end):
        if piece["comma"] and field.takes != "number":
            yield current
            current = _Written("", piece.end(), piece.end())
            continue
        if piece["open"] and not piece["close"]:
            raise _unclosed(text, piece["inner"], piece.start())
        said = piece["inner"] if piece["open"] else piece[0]
        current = _Written(current.text + said, current.start, piece.end())
    yield current


def _value(text: str, field: Field, name: str, written: _Written) -> Value:
    try:
        return value_of(field, written.text.strip())
    except BadValueError as error:
        what = error.what.replace("{name}", name)
        raise QueryError(what, query=text, start=written.start, end=written.end, remedy=error.remedy) from None


def _unknown_field(text: str, name: str, place: Span) -> QueryError:
    words = [word for field in fields() for word in (field.name, *field.words)]
    near = near_names(name, words)
    perhaps = f"perhaps {', '.join(f'{one}:' for one in near)}; " if near else ""
    remedy = f"{perhaps}the fields are {' '.join(map(str, fields()))}; words with a colon go between quotes"
    return QueryError(f"there is no field “{name}:”", query=text, start=place.start, end=place.end, remedy=remedy)


def _unclosed(text: str, phrase: str, start: int) -> QueryError:
    what = f"the quotation mark before “{phrase}” is not closed"
    return QueryError(what, query=text, start=start, end=start + 1, remedy="close it or leave it out")
