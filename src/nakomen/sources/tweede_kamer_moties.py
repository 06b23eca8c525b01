"""Makes records of motions from Zaken of the Tweede Kamer, with their movers, decisions and votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from nakomen.model.motion_records import MotionOutcome, MotionRecord, Mover, Vote, VoteChoice
from nakomen.sources.tweede_kamer_addresses import Query, in_dossier, on_days, one_address
from nakomen.sources.tweede_kamer_papers import dossiers_of, paper_number
from nakomen.sources.tweede_kamer_values import Values, loosely
from nakomen.sources.tweede_kamer_words import knows, meaning


def motions_query(dossier: str, since: date | None = None, until: date | None = None) -> Query:
    """Return the query of motions, of one dossier or of all, by the days on which they were moved."""
    narrowed = (in_dossier(dossier),) if dossier else ()
    filters = ("Soort eq 'Motie'", *narrowed, *on_days("GestartOp", since, until))
    along = ("ZaakActor", "Kamerstukdossier", "Document", "Besluit($expand=Stemming,Agendapunt($expand=Activiteit))")
    return Query("Zaak", filters, along)


def motion_record(fields: Mapping[str, Any], base: str) -> MotionRecord:
    """Return the record of a Zaak of Soort Motie."""
    zaak = Values(fields)
    unknown: list[str] = []
    dossiers = dossiers_of(zaak)
    appreciation = zaak.text("Kabinetsappreciatie")
    if appreciation and not knows("appreciations", appreciation):
        unknown.append(f"Kabinetsappreciatie: {appreciation}")
    ruling = _ruling(zaak.entities("Besluit"), unknown)
    guid = zaak.text("Id")
    moved_on = zaak.day("GestartOp")
    paper = _paper(zaak, dossiers)
    return MotionRecord(
        id=guid,
        number=zaak.text("Nummer"),
        paper=paper,
        dossiers=dossiers,
        title=zaak.text("Titel"),
        subject=zaak.text("Onderwerp"),
        moved_on=moved_on,
        movers=_movers(zaak),
        appreciation=appreciation,
        outcome=ruling.outcome,
        outcome_said=ruling.said,
        decided_on=ruling.on,
        votes=ruling.votes,
        source=one_address(base, "Zaak", guid),
        removed=zaak.flag("Verwijderd"),
        unknown_words=tuple(dict.fromkeys((*unknown, *zaak.unread))),
    )


class _Ruling(NamedTuple):
    """What one Besluit says became of a motion."""

    on: date | None
    outcome: MotionOutcome
    said: str
    votes: tuple[Vote, ...]


def _ruling(besluiten: Iterable[Values], unknown: list[str]) -> _Ruling:
    """Return the latest besluit that says what became of a motion; a vote outweighs a putting off of unknown day."""
    open_ = _Ruling(None, MotionOutcome.OPEN, "", ())
    found = [ruling for besluit in besluiten if (ruling := _read_ruling(besluit, unknown))]
    if not found:
        return open_
    last = max(found, key=_weight)
    rivals = {ruling.outcome for ruling in found if _weight(ruling) == _weight(last)}
    if len(rivals) > 1:
        unknown.append(f"BesluitSoort: {' / '.join(sorted({ruling.said for ruling in found}))}")
        return open_
    return last


def _weight(ruling: _Ruling) -> tuple[date, bool]:
    return ruling.on or date.min, ruling.outcome is not MotionOutcome.HELD


def _read_ruling(besluit: Values, unknown: list[str]) -> _Ruling | None:
    """Return what a besluit rules, or None where it is only proposed or tells of the motion's way."""
    said = besluit.text("BesluitSoort")
    outcome = meaning("outcomes", said)
    if outcome is None and loosely(said).startswith("stemmen"):
        unknown.append(f"BesluitSoort: {said}")
    if outcome is None or loosely(besluit.text("Status")) not in ("besluit", ""):
        return None
    agendapunt = besluit.entity("Agendapunt")
    activiteit = agendapunt.entity("Activiteit") if agendapunt else None
    votes = tuple(_vote(stemming, unknown) for stemming in besluit.entities("Stemming"))
    return _Ruling(activiteit.day("Datum") if activiteit else None, MotionOutcome(outcome), said, votes)


def _vote(stemming: Values, unknown: list[str]) -> Vote:
    """Return a vote; with a person it is that person's own, whatever the size of the party."""
    said = stemming.text("Soort")
    choice = meaning("choices", said)
    if choice is None:
        unknown.append(f"Stemming: {said}")
    person = bool(stemming.reference("Persoon"))
    name = stemming.text("ActorNaam")
    return Vote(
        party=stemming.text("ActorFractie") or ("" if person else name),
        member=name if person else "",
        choice=VoteChoice(choice or VoteChoice.UNKNOWN),
        seats=1 if person else stemming.number("FractieGrootte") or 0,
        mistake=stemming.flag("Vergissing"),
    )


def _movers(zaak: Values) -> tuple[Mover, ...]:
    """Return who moved it, the first mover first."""
    found = [
        Mover(actor.text("ActorNaam"), actor.text("ActorFractie"), first)
        for actor in zaak.entities("ZaakActor")
        if (first := meaning("movers", actor.text("Relatie"))) is not None
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda mover: not mover.first)))


def _paper(zaak: Values, dossiers: tuple[str, ...]) -> str:
    """Return the public number of a motion: that of its own document where there is one, else by the Zaak's number."""
    own = [one for one in zaak.entities("Document") if loosely(one.text("Soort")).startswith("motie")]
    numbers = {number for one in own if (number := paper_number(one, dossiers))}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else ""
    return paper_number(zaak, dossiers)
