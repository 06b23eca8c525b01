"""Looks up what entities of the SyncFeed only refer to, so that they say as much as those of OData."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nakomen.sources.tweede_kamer_addresses import Query
from nakomen.sources.tweede_kamer_pages import entities
from nakomen.sources.tweede_kamer_values import Values
from nakomen.sources.web import Fetcher

#: What each reference of a Toezegging can lead to; the feed has one that leads to either.
_LEADS_TO = {
    "toegezegdAanPersoon": ("Persoon",),
    "toegezegdAanFractie": ("Fractie",),
    "toegezegdAan": ("Persoon", "Fractie"),
    "activiteit": ("Activiteit",),
    "isHerhalingVan": ("Toezegging",),
    "isWijzigingVan": ("Toezegging",),
    "isAanvullingOp": ("Toezegging",),
}
#: So many guids fit in an address.
_AT_ONCE = 20


class References:
    """The entities that others refer to, each asked once."""

    def __init__(self, fetcher: Fetcher, base: str) -> None:
        self._fetcher = fetcher
        self._base = base
        self._known: dict[tuple[str, str], Mapping[str, Any]] = {}

    def completed(self, changed: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return entities with what they refer to in place of the references, as far as the service has it."""
        all_fields = [dict(fields) for fields in changed]
        for name, leads_to in _LEADS_TO.items():
            for entity in leads_to:
                self._learn(entity, {guid for fields in all_fields for guid in _guids(fields, name)})
            for fields in all_fields:
                if name in fields:
                    fields[name] = [self._found(leads_to, guid) for guid in _guids(fields, name)]
        return all_fields

    def _learn(self, entity: str, guids: Iterable[str]) -> None:
        new = sorted(guid for guid in guids if _is_guid(guid) and (entity, guid) not in self._known)
        for start in range(0, len(new), _AT_ONCE):
            asked = new[start : start + _AT_ONCE]
            self._known |= {(entity, guid): {} for guid in asked}
            query = Query(entity, (f"({' or '.join(f'Id eq {guid}' for guid in asked)})",))
            for found in entities(self._fetcher, self._base, query):
                self._known[entity, str(found["Id"])] = found

    def _found(self, leads_to: tuple[str, ...], guid: str) -> Mapping[str, Any]:
        found = (self._known.get((entity, guid)) for entity in leads_to)
        return next(filter(None, found), {"Id": guid})


def _guids(fields: Mapping[str, Any], name: str) -> list[str]:
    return [related.text("Id") for related in Values(fields).entities(name)]


def _is_guid(said: str) -> bool:
    """Tell whether words are a guid, and nothing that would mean something else in a filter.

    >>> _is_guid("6f0b1c9e-0d90-579b-9608-bde3697c87e9"), _is_guid("6f0b or true")
    (True, False)
    """
    parts = said.split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(c in "0123456789abcdef" for c in "".join(parts))
