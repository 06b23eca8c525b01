"""Takes persons and meetings (Activiteiten) of the Tweede Kamer: names from their parts, days as firm as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nakomen.sources.tweede_kamer_values import Values, loosely

_NO_DAY = "nog geen datum bekend"


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person in the registers of the Tweede Kamer, the name in its parts."""

    id: str
    titles: str
    initials: str
    given: str
    called: str
    prefix: str
    surname: str
    function: str
    party: str

    @property
    def name(self) -> str:
        """The name as a debate would have it: the name that one is called by, prefix and surname."""
        return " ".join(filter(None, (self.called or self.given or self.initials, self.prefix, self.surname)))


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """A meeting; `day` is None where none is known yet, `day_said` tells how firm it is (`Dag`, `Weeknummer`).

    The store holds plans: `status` says whether it took place.
    """

    id: str
    number: str
    kind: str
    subject: str
    day: date | None
    day_said: str
    status: str
    committee: str

    def __str__(self) -> str:
        number = f" ({self.number})" if self.number else ""
        return f"{self.kind} {self.subject}".strip() + number


def person_record(fields: Mapping[str, Any]) -> PersonRecord:
    """Return the record of a Persoon.

    >>> fields = {"Roepnaam": "Anna", "Tussenvoegsel": "van der", "Achternaam": "Duin", "Initialen": "A.B."}
    >>> person_record(fields).name
    'Anna van der Duin'
    """
    persoon = Values(fields)
    return PersonRecord(
        id=persoon.text("Id"),
        titles=persoon.text("Titels"),
        initials=persoon.text("Initialen"),
        given=persoon.text("Voornamen"),
        called=persoon.text("Roepnaam"),
        prefix=persoon.text("Tussenvoegsel"),
        surname=persoon.text("Achternaam"),
        function=persoon.text("Functie"),
        party=persoon.text("Fractielabel"),
    )


def activity_record(fields: Mapping[str, Any]) -> ActivityRecord:
    """Return the record of an Activiteit.

    >>> fields = {"Soort": "Commissiedebat", "Onderwerp": "Dijken", "Nummer": "2023A01234"}
    >>> activity = activity_record(fields | {"DatumSoort": "Dag", "Datum": "2023-06-14T10:00:00"})
    >>> str(activity), activity.day
    ('Commissiedebat Dijken (2023A01234)', datetime.date(2023, 6, 14))
    """
    activiteit = Values(fields)
    day_said = activiteit.text("DatumSoort")
    return ActivityRecord(
        id=activiteit.text("Id"),
        number=activiteit.text("Nummer"),
        kind=activiteit.text("Soort"),
        subject=activiteit.text("Onderwerp"),
        day=None if loosely(day_said) == _NO_DAY else activiteit.day("Datum"),
        day_said=day_said,
        status=activiteit.text("Status"),
        committee=activiteit.text("Voortouwnaam"),
    )
