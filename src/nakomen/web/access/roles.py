"""Which role somebody has by the groups that she is in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from nakomen.web.access.visitors import Role


@dataclass(frozen=True, slots=True)
class RoleTable:
    """The role of each group that has one; `everyone` is that of who is in none of them.

    >>> RoleTable({"clerks": Role.REVIEWER, "staff": Role.READER}).of({"staff", "clerks"})
    <Role.REVIEWER: 2>
    """

    of_group: Mapping[str, Role] = field(default_factory=dict)
    everyone: Role = Role.NOBODY

    def of(self, groups: Collection[str]) -> Role:
        """Return the highest role that groups give."""
        return max((self.of_group[one] for one in groups if one in self.of_group), default=self.everyone)
