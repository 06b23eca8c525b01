"""Takes the values of an entity of the Tweede Kamer, whatever shape they come in, and keeps what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from nakomen.sources.tweede_kamer_days import day_in_the_hague

_NOT_WORDS = re.compile(r"[^\w]+")


def loosely(words: str) -> str:
    """Return words as they are compared: without case, punctuation and doubled spaces.

    >>> loosely("Ontraden, tenzij gewijzigd") == loosely("ontraden tenzij  gewijzigd")
    True
    """
    return _NOT_WORDS.sub(" ", words).strip().casefold()


class Values:
    """The fields of one entity, from JSON or XML: names are found in any case, and a single value may come repeated.

    What does not read as what it should be is kept in `unread`, with its field.

    >>> values = Values({"Nummer": "TZ202306-026", "DatumNakoming": "0001-01-01T00:00:00Z", "aanmaakdatum": "gisteren"})
    >>> values.text("nummer"), values.day("DatumNakoming"), values.day("Aanmaakdatum"), values.unread
    ('TZ202306-026', None, None, ['Aanmaakdatum: gisteren'])
    """

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = {name.casefold(): value for name, value in fields.items()}
        self.unread: list[str] = []

    def all(self, name: str) -> list[Any]:
        """Return the values of a field, none of them null; a single one is a list of one."""
        value = self.fields.get(name.casefold())
        values = value if isinstance(value, list) else [value]
        # A list that came repeated is a list of lists.
        flat = [one for part in values for one in (part if isinstance(part, list) else [part])]
        return [one for one in flat if one is not None]

    def text(self, name: str) -> str:
        """Return the words of a field; different words of a field that came repeated stand behind each other."""
        words = [str(one).strip() for one in self.all(name) if not isinstance(one, Mapping)]
        return "; ".join(dict.fromkeys(filter(None, words)))

    def number(self, name: str) -> int | None:
        """Return a whole number; -1 stands for none."""
        said = self.text(name)
        if re.fullmatch(r"-?\d{1,18}", said, re.ASCII):
            return int(said) if int(said) >= 0 else None
        self._keep_unread(name, said)
        return None

    def flag(self, name: str) -> bool:
        """Return whether a field says true."""
        said = self.text(name).casefold()
        if said not in ("true", "false", "1", "0", ""):
            self._keep_unread(name, said)
        return said in ("true", "1")

    def moment(self, name: str) -> datetime | None:
        """Return a moment as it is written, with or without a zone; the year 1 stands for none."""
        for said in (str(one).strip() for one in self.all(name)):
            try:
                read = datetime.fromisoformat(said)
            except ValueError:
                self._keep_unread(name, said)
                continue
            # Also its counterpart at the end of time says nothing.
            if 1 < read.year < 9999:
                return read
        return None

    def day(self, name: str) -> date | None:
        """Return a day in the Netherlands."""
        read = self.moment(name)
        return day_in_the_hague(read) if read else None

    def entities(self, name: str) -> Iterator[Values]:
        """Yield the related entities that came along, deleted ones left out."""
        for one in self.all(name):
            if isinstance(one, Mapping):
                found = Values(one)
                if not found.flag("Verwijderd"):
                    yield found

    def entity(self, name: str) -> Values | None:
        """Return the first related entity that came along."""
        return next(self.entities(name), None)

    def reference(self, name: str) -> str:
        """Return the guid of a related entity, or nothing."""
        related = self.entity(name)
        return self.text(f"{name}_Id") or (related.text("Id") if related else "")

    def _keep_unread(self, name: str, said: str) -> None:
        if said:
            self.unread.append(f"{name}: {said[:200]}")
