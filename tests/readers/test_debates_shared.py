"""What the markup of the shared debates gives, counted in the XML itself, against what we read and find."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from nakomen.finders.references import find_references
from nakomen.model import Document, DocumentKind, Role
from nakomen.readers import read_document

SHARED = Path(__file__).resolve().parents[2] / "../shared/documents"
HANDELINGEN = sorted((SHARED / "handelingen-xml").glob("h-tk-20172018-*.xml"))
REPORTS = sorted((SHARED / "verslag-xml").glob("*.xml"))
PLENARY = sorted((SHARED / "plenary-pdf").glob("*.pdf"))

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not on this machine")


@cache
def read(path: Path) -> Document:
    return read_document(path)


def debates() -> list[Path]:
    return [path for path in HANDELINGEN if read(path).kind is DocumentKind.DEBATE]


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_every_pointer_of_the_markup_is_a_given_reference():
    for path in HANDELINGEN:
        document = read(path)
        told = [(words(one), one.get("doc")) for one in etree.parse(str(path)).iter("extref")]
        given = [(document.text[one.start : one.end], one.target) for one in document.given_references]
        assert given == told


def test_the_finder_finds_the_pointers_of_the_handelingen_in_plain_text():
    """Recall and precision of papers in the debates of 2018; the list of papers received has no pointers to hold to."""
    given = found = recalled = right = 0
    for path in debates():
        document = read(path)
        told = document.given_references
        papers = [one for one in find_references(document.text) if one.id.startswith(("kst-", "dossier/"))]
        pairs = [(g, p) for g in told for p in papers if p.start < g.end and g.start < p.end and p.id == g.target]
        given, found = given + len(told), found + len(papers)
        recalled += len({(path, g) for g, _ in pairs})
        right += len({(path, p) for _, p in pairs})
    assert (given, found) == (26, 13)  # two pointers, number and dossier, make one reference
    assert recalled / given >= 0.98
    assert right / found >= 0.98


def test_every_motion_of_the_handelingen_has_number_and_movers():
    count = 0
    for path in HANDELINGEN:
        told = []
        for motion in etree.parse(str(path)).iter("motie"):
            named = re.search(r"voorgesteld door (?:de leden|het lid) ([^.]+?)(?:\. |\.$)", words(motion))
            turn = next(motion.iterancestors("spreekbeurt"))
            movers = re.split(r", | en ", named[1]) if named else [words(turn.find("spreker/naam"))]
            told.append((motion.get("id").replace("M-", "kst-"), tuple(movers)))
        document = read(path)
        assert [(one.number, one.movers) for one in document.given_motions] == told
        for one in document.given_motions:
            text = document.text[one.start : one.end]
            assert "De Kamer," in text
            assert "gaat over tot de orde van de dag" in text
        count += len(told)
    assert count == 13


def test_every_motion_of_the_reports_has_number_and_movers():
    count = 0
    for path in REPORTS:
        told = []
        for fragment in etree.parse(str(path)).iter("{*}draadboekfragment"):
            if fragment.get("soort") == "Motie indiening":
                title = words(next(fragment.iter("{*}titel")))
                named = re.fullmatch(r"de motie-(.+?)( c\.s\.)? \((\S+), nr\. (\S+)\)", title)
                assert named
                told.append((f"kst-{named[3]}-{named[4]}", named[1].split("/"), bool(named[2])))
        given = read(path).given_motions
        assert [one.number for one in given] == [number for number, _, _ in told]
        for one, (_, movers, others) in zip(given, told, strict=True):
            assert list(one.movers)[: len(movers)] == movers
            assert (len(one.movers) > len(movers)) is others
        count += len(told)
    assert count == 26


@pytest.mark.parametrize("path", HANDELINGEN, ids=lambda path: path.stem)
def test_every_line_that_names_a_speaker_opens_a_turn_with_its_party(path: Path):
    document = read(path)
    told = []
    for speaker in etree.parse(str(path)).iter("spreker"):
        party = speaker.find("politiek")
        told.append(
            (
                words(speaker).rstrip(" :").replace("( ", "(").replace(" )", ")"),
                words(party) if party is not None else "",
            )
        )
    opened = [one for one in document.turns if document.text[one.start : one.end].startswith(f"{one.speaker}:")]
    assert [(one.speaker, one.party) for one in opened] == told
    assert all(one.role is Role.MEMBER for one in document.turns if one.party)
    assert all(one.role is not Role.OTHER for one in document.turns)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_interruptions_stand_in_the_order_of_time_in_the_name_of_who_made_them(path: Path):
    document = read(path)
    spoken = []
    for element in etree.parse(str(path)).iter("{*}woordvoerder", "{*}interrumpant"):
        text, person = element.find("{*}tekst"), element.find("{*}spreker")
        said = [words(one) for one in text.iter("{*}alineaitem")] if text is not None else []
        long = next((one for one in said if len(one) > 80), "")
        if long and person is not None and document.text.count(long) == 1:
            chairs = (
                words(element.find("{*}isvoorzitter")) == "true"
                if element.find("{*}isvoorzitter") is not None
                else False
            )
            spoken.append(
                (
                    words(element.find("{*}markeertijdbegin")),
                    document.text.index(long),
                    chairs,
                    words(person.find("{*}verslagnaam")),
                )
            )
    assert len(spoken) > 400
    assert [at for _, at, _, _ in sorted(spoken)] == sorted(at for _, at, _, _ in spoken)
    for _, at, chairs, name in spoken:
        turn = document.turn_at(at)
        assert turn is not None
        assert turn.role is Role.CHAIR if chairs else name in turn.speaker


@pytest.mark.parametrize("path", PLENARY, ids=lambda path: path.stem)
def test_a_debate_from_pdf_has_turns_too(path: Path):
    turns = read(path).turns
    assert len(turns) > 100
    assert {Role.CHAIR, Role.MEMBER} <= {one.role for one in turns}
    assert all(one.party for one in turns if one.role is Role.MEMBER)
