"""Write a document as the text of a printed Kamerstuk: hard line ends, running heads, notes at the foot of the page."""

from __future__ import annotations

from dataclasses import dataclass

from breaking import break_lines
from markup import Block, Source

WIDTH = 74
NOTE_WIDTH = 94


@dataclass(frozen=True)
class Line:
    """A printed line with the marks of the notes that it calls; `tied` lines stay with the next one."""

    text: str
    marks: tuple[str, ...] = ()
    tied: bool = False


def write_hard_lines(source: Source) -> bytes:
    """Return the document's bytes."""
    out: list[str] = []
    page = 1
    lines = letterhead(source) + body(source) + signatures(source)
    while lines:
        here = cut_page(lines, source)
        lines = lines[len(here) :]
        while lines and not lines[0].text:
            lines.pop(0)
        marks = [mark for line in here for mark in line.marks]
        out += [" " + here[0].text if page > 1 and here[0].text else here[0].text, *(line.text for line in here[1:])]
        if marks:
            out.append("")
            out += [line for mark in marks for line in note_lines(source, mark)]
        if lines:
            out += [
                "",
                f"{running_head(source)} {page}",
                "",
                "",
                "",
            ]
        page += 1
    return "".join(f"{line}\n" if line.endswith("-") or not line else f"{line} \n" for line in out).encode()


def running_head(source: Source) -> str:
    """Return the words at the foot of every page, before its number."""
    return f"Tweede Kamer, vergaderjaar {source.heads['vergaderjaar']}, 39 412, nr. {source.heads['nummer']}"


def cut_page(lines: list[Line], source: Source) -> list[Line]:
    """Take as many lines as fit on a page with their notes; a heading is not left alone at the foot."""
    room = int(source.heads["regels"])
    taken = 0
    for line in lines:
        room -= 1 + sum(len(note_lines(source, mark)) for mark in line.marks)
        if room < 0:
            break
        taken += 1
    while 0 < taken < len(lines) and (lines[taken - 1].tied or not lines[taken - 1].text):
        taken -= 1
    return lines[:taken]


def letterhead(source: Source) -> list[Line]:
    """Return the lines above the letter."""
    heads = source.heads
    rows = [
        "Tweede Kamer der Staten-Generaal 2",
        f"Vergaderjaar {heads['vergaderjaar']}",
        "39 412 Noordzeeverbond",
        f"Nr. {heads['nummer']} BRIEF VAN DE {heads['van']}",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        heads["datum"],
    ]
    return [line for row in rows for line in (*(Line(text) for text in wrap(row)), Line(""))]


def body(source: Source) -> list[Line]:
    """Return the printed lines of all blocks."""
    lines: list[Line] = []
    for block in source.blocks:
        if block.kind == "heading":
            lines += [Line(block.text, tied=True), Line("", tied=True)]
        else:
            lines += [*block_lines(block), Line("")]
    return lines


def block_lines(block: Block) -> list[Line]:
    """Print a paragraph; a note's digit is glued to the word before it."""
    glued, marks = "", []
    for run in block.runs:
        if run.type == "note":
            marks.append((len(glued.replace(" ", "")), run.value))
        glued += run.value
    lines, seen = [], 0
    for text in wrap(glued):
        before = seen
        seen += len(text.replace(" ", "")) - int(text.endswith("-") and f"{text[-8:-1]}-" not in glued)
        lines.append(Line(text, tuple(mark for at, mark in marks if before <= at < seen)))
    return lines


def note_lines(source: Source, mark: str) -> list[str]:
    """Print a note: small type, so longer lines."""
    return break_lines(f"{mark} {source.notes[mark].text}", lambda _: NOTE_WIDTH, len)


def signatures(source: Source) -> list[Line]:
    """Return who signed."""
    return [line for role, name in source.signatories for line in (Line(role, tied=True), Line(name), Line(""))][:-1]


def wrap(text: str) -> list[str]:
    """Break a text over lines of the body's width."""
    return break_lines(text, lambda _: WIDTH, len)
