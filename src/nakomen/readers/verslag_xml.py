"""Reads the XML in which the Tweede Kamer publishes its debates within hours (VLOS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import BlockKind, Document, DocumentKind, Identity, Role
from nakomen.readers.building import Run
from nakomen.readers.letter_dates import iso_date
from nakomen.readers.markup import local_name, parse_xml
from nakomen.readers.markup_text import Pieces, plain
from nakomen.readers.motions_moved import Moved, given_motions, motion_number, movers_told, paper_number
from nakomen.readers.publication_blocks import PublicationBlocks
from nakomen.readers.publication_head import find_paper, words_of
from nakomen.readers.publication_inline import PublicationInline, has_own_words, only_inline
from nakomen.readers.turns import Floor, floor_of

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".xml",)
MEDIA_TYPES = ("application/xml", "text/xml")

_SNIFF = re.compile(rb"<(?:[\w.-]+:)?vlosCoreDocument[\s>]")
_SPEAKER = re.compile(r".{3,90}:")
#: What somebody says, and what he moves; each has the time at which it begins.
_SPOKEN = frozenset(("woordvoerder", "interrumpant", "draadboekfragment"))
_ROLES = {"tweede kamerlid": Role.MEMBER, "eerste kamerlid": Role.MEMBER, "minister": Role.MINISTER,
          "staatssecretaris": Role.SECRETARY}  # fmt: skip

_STYLES = {Role.MINISTER: "Minister", Role.SECRETARY: "Staatssecretaris"}


def recognises(data: bytes) -> bool:
    """Tell whether bytes are the XML of a report of the Tweede Kamer.

    >>> recognises(b'<vlosCoreDocument soort="Tussenpublicatie">'), recognises(b"<handelingen>")
    (True, False)
    """
    return _SNIFF.search(data[:20_000]) is not None


def read(data: bytes, name: str) -> Document:
    """Read the report of a sitting; each block knows its speaker, and all that is said stands in the order of time.

    Raises ReadingError for damage, for entities that the file declares itself and for XML of another kind.
    """
    root = parse_xml(data, name)
    sitting = find_paper(root, ("vergadering",), name)
    blocks = _SittingBlocks()
    blocks.read(sitting)
    day = iso_date(words_of(sitting, "datum"))
    document = blocks.build(name)
    draft = ("a report that is not corrected yet",) if root.get("status") == "Ongecorrigeerd" else ()
    return replace(
        document,
        identity=Identity(title=words_of(sitting, "titel"), date=day, date_source="metadata" if day else ""),
        kind=DocumentKind.DEBATE,
        media_type=MEDIA_TYPES[0],
        remarks=(*draft, *document.remarks),
        given_motions=given_motions(document, blocks.motions),
    )


class _SittingInline(PublicationInline):
    """Reads paragraphs of a report; the numbers of papers and dossiers in them are pointers."""

    def target(self, element: _Element) -> str:
        """Return the paper that a number in the text belongs to; number and dossier stand in one paragraph."""
        name = local_name(element)
        if name not in ("dossiernummer", "stuknummer"):
            return super().target(element)
        other = "stuknummer" if name == "dossiernummer" else "dossiernummer"
        near = next((above for above in element.iterancestors() if local_name(above) == "alineaitem"), element)
        order = [below for below in near.iter() if local_name(below) in (name, other)]
        at = order.index(element) if element in order else 0
        # The numbers come in pairs, in either order; one without a partner beside it is a dossier, or nothing.
        beside = [order[i] for i in ((at + 1, at - 1) if at % 2 == 0 else (at - 1, at + 1)) if 0 <= i < len(order)]
        partner = next((words_of(one) for one in beside if local_name(one) == other), "")
        own = words_of(element)
        return paper_number(own, partner) if name == "dossiernummer" else paper_number(partner, own)


class _SittingBlocks(PublicationBlocks):
    """Blocks of a sitting: only its titles and what was said; times, names and numbers beside them are left."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: PublicationInline = _SittingInline()
        self.motions: list[Moved] = []
        self._title = ""

    def read(self, element: _Element) -> None:
        """Read a part of the sitting: titles and texts in their order, what is said below it in the order of time."""
        name = local_name(element)
        if name == "activiteit":
            self._read_activity(element)
        for part in _in_time(element):
            if local_name(part) == "tekst":
                self._read_text(part)
            elif local_name(part) in _SPOKEN:
                self._read_spoken(part)
            else:
                self.read(part)

    def _read_activity(self, element: _Element) -> None:
        """Put the title above an item of the agenda."""
        title = next((child for child in element if local_name(child) == "titel"), None)
        if title is not None:
            self._title = words_of(title)
            self.add(BlockKind.HEADING, self.inline.pieces(title), 1)

    def _read_spoken(self, element: _Element) -> None:
        """Read what somebody says or moves, without what is said in between."""
        first, outer = self.count, self.speaker
        self.speaker = self._speaker_of(element)
        for child in element:
            if local_name(child) == "tekst":
                self._read_text(child)
        self.speaker = outer
        if self.count > first and _is_motion(element):
            self._read_motion(element, first)

    def _speaker_of(self, element: _Element) -> str:
        """Return who speaks, as a report names him, and note his role and party; nobody where the markup is silent."""
        person = next((child for child in element if local_name(child) == "spreker"), None)
        if person is None:
            holder = next((child for child in element if local_name(child) == "sprekers"), None)
            person = None if holder is None or not _is_motion(element) else next(iter(holder), None)
        if person is None:
            return ""
        if any(local_name(child) == "isvoorzitter" and words_of(child).lower() == "true" for child in element):
            return "De voorzitter"
        role = _ROLES.get(person.get("soort", "").strip().lower(), Role.OTHER)
        surname, party = words_of(person, "verslagnaam") or words_of(person, "achternaam"), words_of(person, "fractie")
        name = f"{_STYLES.get(role) or words_of(person, 'aanhef')} {surname}".strip() + (
            f" ({party})" if party and role is Role.MEMBER else ""
        )
        self.floors[name] = Floor(role, party)
        return name

    def _read_text(self, element: _Element) -> None:
        """Read paragraphs; one of them can name the speaker, and the title of the agenda's item is not said again."""
        outer = self.speaker
        self.note_strange(element)
        for paragraph in _paragraphs(element):
            pieces = self.inline.pieces(paragraph)
            words = plain(pieces)
            if _names_speaker(paragraph, pieces):
                self.speaker = words.rstrip(" :")
                self.floors.setdefault(self.speaker, floor_of(self.speaker))
                self.add(BlockKind.HEADING, pieces, 3)
            elif outer or self.speaker or words != self._title:
                self.add(BlockKind.PARAGRAPH, pieces)
        self.speaker = outer

    def _read_motion(self, element: _Element, first: int) -> None:
        """Note a motion that was moved, with number and movers as its matter gives them, else as the chair says."""
        said = " ".join(words_of(child) for child in element if local_name(child) == "tekst")
        matter = next((below for below in element.iter() if local_name(below) == "zaak"), None)
        number = ""
        movers: tuple[str, ...] = ()
        if matter is not None:
            number = paper_number(words_of(matter, "dossiernummer"), words_of(matter, "stuknummer"))
            people = [person for person in matter.iter() if local_name(person) == "spreker"]
            movers = tuple(dict.fromkeys(name for one in people if (name := words_of(one, "verslagnaam"))))
        number = motion_number([number], "", said)
        self.motions.append(
            Moved(first, self.count - 1, number, movers or movers_told(said, self._speaker_of(element)))
        )


def _is_motion(element: _Element) -> bool:
    """Tell whether a fragment is a motion that is moved, not one that is withdrawn or put to the vote."""
    return element.get("soort", "").strip().lower() == "motie indiening"


def _in_time(element: _Element) -> list[_Element]:
    """Return the parts of an element that hold speech; those with a time are sorted by it, interruptions included.

    What has no time stays behind what stands before it.
    """
    found: list[tuple[str, _Element]] = []
    last = ""
    for part in _parts(element):
        last = _begin(part) or last
        found.append((last, part))
    return [part for _, part in sorted(found, key=lambda one: one[0])]


def _parts(element: _Element) -> Iterator[_Element]:
    """Yield the parts below an element, and what is said inside what is said beside it."""
    for child in element:
        if len(child) or local_name(child) == "tekst":
            yield child
        if local_name(child) in _SPOKEN:
            yield from (inner for inner in _parts(child) if local_name(inner) in _SPOKEN)


def _begin(element: _Element) -> str:
    """Return when a part begins, as ISO 8601, or nothing."""
    said = next((child for child in element if local_name(child) in ("markeertijdbegin", "aanvangstijd")), None)
    return words_of(said) if said is not None else ""


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """Yield the elements with words of their own, whatever they stand in."""
    if has_own_words(element) or only_inline(element):
        yield element
        return
    for child in element:
        yield from _paragraphs(child)


def _names_speaker(paragraph: _Element, pieces: Pieces) -> bool:
    """Tell whether a paragraph is the line that names who speaks: short, its name bold, a colon at its end."""
    bold = any(local_name(child) == "nadruk" and (child.get("type") or "").lower() == "vet" for child in paragraph)
    runs = "".join(piece.text for piece in pieces if isinstance(piece, Run))
    return bold and runs.rstrip().endswith(":") and _SPEAKER.fullmatch(plain(pieces)) is not None
