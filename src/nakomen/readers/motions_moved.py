"""The motions that a report of a debate sets apart: number and movers, as its markup or the chair's words tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nakomen.languages import load_table
from nakomen.model import BlockKind, Document, GivenMotion

_BETWEEN = re.compile(r"\s+en\s+|\s*,\s*|\s+c\.s\.?|/")
_PARTY = re.compile(r"\s*\([^()]*\)")
_STYLE = re.compile(r"^(?:de heer|mevrouw|het lid|de leden|meneer|(?:het )?kamerlid)\s+", re.IGNORECASE)
_ID = re.compile(r"M-(?P<paper>\d{5}(?:-[\dA-Z]{1,7}){1,3})")
_DOSSIER = re.compile(r"(\d{2})\s?(\d{3})(?:[\s-]+([\dA-Z]{1,7}))?")


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion by the first and last of the blocks that hold it, as they are counted while reading."""

    first: int
    last: int
    number: str
    movers: tuple[str, ...]


def given_motions(document: Document, found: Sequence[Moved]) -> tuple[GivenMotion, ...]:
    """Return the motions with their places in the text."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.NOTE]
    return tuple(
        GivenMotion(blocks[one.first].start, blocks[one.last].end, one.number, one.movers)
        for one in found
        if one.first <= one.last < len(blocks)
    )


def motion_number(targets: Sequence[str], own: str, said: str) -> str:
    """Return a motion's public number: the paper that is pointed to, its own id, or what the chair says; or nothing.

    >>> motion_number([], "M-39412-12", ""), motion_number([], "", "Zij krijgt nr. 7 (39 412).")
    ('kst-39412-12', 'kst-39412-7')
    """
    papers = [target for target in targets if target.startswith("kst-")]
    if papers:
        return papers[0]
    if named := _ID.fullmatch(own.strip()):
        return f"kst-{named['paper']}"
    told = re.search(load_table("nl", "debates")["motion"]["numbered"], said)
    return paper_number(told["dossier"], told["number"]) if told else ""


def paper_number(dossier: str, number: str) -> str:
    """Return the public number of a paper, or of a dossier where there is no number; nothing for what is neither.

    >>> paper_number("21 501-20", "915"), paper_number("33964", ""), paper_number("", "3")
    ('kst-21501-20-915', 'dossier/33964', '')
    """
    found = _DOSSIER.search(dossier)
    if found is None:
        return ""
    whole = "-".join(filter(None, (found[1] + found[2], found[3])))
    number = number.strip()
    return f"kst-{whole}-{number}" if number else f"dossier/{whole}"


def movers_told(said: str, mover: str) -> tuple[str, ...]:
    """Return who moved a motion, by what the chair says of it, else who spoke.

    >>> movers_told("Deze motie is voorgesteld door de leden Van Dam, Bos (ZLP) en De Wit.", "De heer Van Dam (KVP)")
    ('Van Dam', 'Bos', 'De Wit')
    >>> movers_told("", "De heer Van Dam (KVP)")
    ('Van Dam',)
    """
    told = re.search(load_table("nl", "debates")["motion"]["moved"], said)
    names = _BETWEEN.split(_PARTY.sub("", told["names"])) if told else [_PARTY.sub("", mover)]
    return tuple(name for name in (_STYLE.sub("", one.strip()) for one in names) if name)
