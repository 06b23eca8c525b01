"""What coders called the same statements, to see how far they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nakomen.archive import Archive
from nakomen.model import Judgement, Kind
from nakomen.model.judged_fields import FIELDS
from nakomen.review.judged import Judged
from nakomen.review.positions import EXISTS, NO, in_force, rulings_of
from nakomen.review.reviewing import judged

#: What a statement is called, as a kind, by who says that it is none.
NONE = "none"
#: Fields whose values are several, in any order, parted so.
_SEVERAL = {"actor": " + ", "addressee": " + ", "amounts": ";", "refs": ";"}

#: One statement's labels of a field, by coder.
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coded:
    """What coders called the statements that at least two of them ruled on.

    `statements` are those, by id; `fields` holds the labels by field, of each statement the coders who gave one.
    """

    coders: tuple[str, ...]
    statements: tuple[str, ...]
    fields: Mapping[str, Sequence[Labels]]

    def of_kind(self, kind: str) -> list[Labels]:
        """Return whether each statement is of a kind, yes or no; one that is rejected is of none."""
        return [{coder: "yes" if label == kind else "no" for coder, label in one.items()} for one in self.kinds]

    @property
    def kinds(self) -> list[Labels]:
        """The kinds that were given, with `none` for what was rejected."""
        return [
            {
                coder: NONE if exists.get(coder) == NO else kinds[coder]
                for coder in exists
                if _told(coder, exists, kinds)
            }
            for exists, kinds in zip(self.fields[EXISTS], self.fields["kind"], strict=True)
        ]

    @property
    def kinds_given(self) -> list[str]:
        """The kinds that somebody gave, in the order of the model."""
        given = {label for one in self.kinds for label in one.values()}
        return [str(kind) for kind in Kind if str(kind) in given]


def _told(coder: str, exists: Labels, kinds: Labels) -> bool:
    return exists.get(coder) == NO or coder in kinds


def coded_by(
    archive: Archive, coders: Sequence[str], among: Collection[str] | None = None, found: Judged | None = None
) -> Coded:
    """Return what coders called the same statements, each by the last word of her own on every field.

    What was ruled to settle a conflict is no coding and is left out, and so are statements that are not `among` these.
    """
    found = found or judged(archive)
    withdrawals = [one for one in found.log if not one.subjects]
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for identity, one in found.touched.items():
        if among is not None and identity not in among:
            continue
        said = _said([*one.judgements, *withdrawals], coders)
        both = [coder for coder, values in said.items() if EXISTS in values]
        if len(both) > 1:
            rows[identity] = {coder: said[coder] for coder in both}
    fields = {
        name: [{coder: values[name] for coder, values in row.items() if name in values} for row in rows.values()]
        for name in (EXISTS, *FIELDS)
    }
    return Coded(tuple(coders), tuple(rows), fields)


def _said(judgements: Iterable[Judgement], coders: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return by coder what she said last of each field; who rejects a statement says nothing else of it."""
    said: dict[str, dict[str, str]] = {}
    for one in in_force(list(judgements)):
        if one.reviewer in coders and not one.settles:
            ruled = rulings_of(one)
            own = said.setdefault(one.reviewer, {})
            own |= {name: _plain(name, value) for name, value in ruled.items()}
    return {coder: {EXISTS: NO} if values.get(EXISTS) == NO else values for coder, values in said.items()}


def _plain(name: str, value: str) -> str:
    """Return a value in which the order of several does not count.

    >>> _plain("actor", "Norway + Denmark")
    'Denmark + Norway'
    """
    parting = _SEVERAL.get(name)
    if parting is None:
        return value
    return parting.join(sorted(part.strip() for part in value.split(parting.strip()) if part.strip()))
