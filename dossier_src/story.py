"""Write the story of the dossier for people: every spoor with its sentences, terms and status."""

from __future__ import annotations

from typing import Any

OPENING = """# The story of the shipped dossier

*Written by `make_dossier.py` from `texts/` and `sporen.toml`; change those.*

The Noordzeeverbond is an invented alliance of twelve, from 2024 thirteen, states, with a Council (Noordzeeraad), a
committee for materiel (Materieelcommissie) and a secretary general. Its treaty, its meetings, the Dutch ministers, the
members who table motions, dossier 39 412 and every figure are invented too; only the names of states are real. Eight
letters to the Dutch House of Representatives tell of it between June 2019 and November 2025.

How the status was judged:

- A status counts from the date of the document that tells it, not from the day of the act.
- A term told as "from D on" (`2025/..`) has to be met on D; after that it has passed until it is reported met.
- A proposal to put off is no new term; only a decision or a new assurance is.
- A new agreement in place of an old one (two percent, then two and a half) keeps the spoor open under the new term;
  words such as "komt te vervallen" end it.
- "I hold the undertaking to be closed" ends it as voldaan, also where the answer is no: the House has its answer.
- Part done (eleven of twelve, four fifths) is deels voldaan. For a motion that asks for a result, pleading for it is
  part; for one that asks to plead, pleading is all.
- A term within 90 days is near.
- Everything here is reported by the letters, so its standing is *reported*.

A good day to ask what is due is **10 March 2026**: one term passed nine days before, one is three weeks away, and the
forgotten ones come to light.
"""


def write_story(sporen: list[dict[str, Any]]) -> str:
    """Return the story as Markdown."""
    return "\n".join([OPENING, *(line for spoor in sporen for line in spoor_lines(spoor))])


def spoor_lines(spoor: dict[str, Any]) -> list[str]:
    """Return one spoor's lines."""
    lines = [f"## {spoor['title']} (`{spoor['id']}`)", "", spoor["story"], ""]
    for at, row in enumerate(spoor["statements"]):
        link = f", {row['relation']} {row['to']}" if "relation" in row else ""
        lines.append(f"{at}. {row['document'][:10]} ({row['kind']}{link}): {row['quote']}")
    lines += ["", f"Terms: {'; '.join(f'{due} (told {day})' for day, due in spoor['terms']) or 'none'}.", ""]
    if spoor["status_on"]:
        lines += ["| day | status | term | state of the term |", "|---|---|---|---|"]
        lines += [
            f"| {day} | {found['status']} | {found['due']} | {found['termijnstand']} |"
            for day, found in spoor["status_on"].items()
        ]
        lines.append("")
    return lines
