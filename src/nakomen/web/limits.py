"""Dossiers that are open to some groups alone: which documents a visitor may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nakomen.ledger.rows import dossier_of

if TYPE_CHECKING:
    from nakomen.archive import DocumentRow

#: What limits call papers that belong to no dossier.
OTHERS = "other"


@dataclass(frozen=True, slots=True)
class Limits:
    """Who may see what: a dossier's number, a document's id or `other`, with the groups that it is open to.

    What is not named is open to every reader. The groups decide, whatever the role: an admin sees what hers open.

    >>> Limits({"28676": frozenset({"defence"})}).closed_to({"finance"})
    frozenset({'28676'})
    """

    groups_of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def closed_to(self, groups: Collection[str]) -> frozenset[str]:
        """Return the names that are closed to somebody of these groups."""
        return frozenset(name for name, open_to in self.groups_of.items() if open_to.isdisjoint(groups))

    def that_matter(self, groups: Collection[str]) -> frozenset[str]:
        """Return those of somebody's groups that open something; no other needs to be kept of her."""
        return frozenset(one for one in groups if any(one in open_to for open_to in self.groups_of.values()))


def is_closed(document: DocumentRow, closed: frozenset[str]) -> bool:
    """Tell whether a document is within what is closed; the number of a dossier stands for its chapters too."""
    dossier = dossier_of(document.number)
    names = {document.id, dossier or OTHERS, dossier.partition("-")[0] or OTHERS}
    return not names.isdisjoint(closed)
