"""Write a document as a PDF in two columns with running heads, page numbers and notes at the foot of the column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from breaking import break_lines
from fpdf import FPDF
from markup import Block, Source

FONT = "Times"
BODY, NOTE, MARK = 10.0, 7.5, 6.0
LEADING, NOTE_LEADING = 4.7, 3.3
LEFT, COLUMN, GAP = 20.0, 81.0, 8.0
TOP, FOOT = 26.0, 262.0


@dataclass(frozen=True)
class Line:
    """A line of a column: its pieces with the digits of note marks apart, its style and the marks it calls."""

    pieces: tuple[tuple[str, str], ...]
    style: str = ""
    space: float = 0.0

    @property
    def marks(self) -> list[str]:
        """The notes that the line calls."""
        return [words for type_, words in self.pieces if type_ == "note"]


def write_two_columns(source: Source) -> bytes:
    """Return the document's bytes."""
    pdf = FPDF(format="A4")
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(datetime(2020, 11, 3, 12, tzinfo=UTC))
    pdf.set_producer("nakomen dossier")
    pdf.set_title("Noordzeeverbond; Brief regering; Verslag bijeenkomst ministers van Defensie")
    pdf.set_lang("nl")
    lines = body_lines(pdf, source)
    top = start_page(pdf, source, first=True)
    while lines:
        foot = foot_of(lines, top)
        for column in range(2):
            lines = fill_column(pdf, source, lines, (LEFT + column * (COLUMN + GAP), top, foot))
        if lines:
            top = start_page(pdf, source, first=False)
    return bytes(pdf.output())


def start_page(pdf: FPDF, source: Source, *, first: bool) -> float:
    """Start a page with its head and foot; return where the columns begin."""
    heads = source.heads
    pdf.add_page()
    pdf.set_font(FONT, size=8)
    running = f"Tweede Kamer, vergaderjaar {heads['vergaderjaar']}, 39 412, nr. {heads['nummer']}"
    pdf.text(LEFT + 92, 285, running)
    pdf.text(188, 285, str(pdf.page))
    if not first:
        pdf.text(LEFT, 16, "39 412 Noordzeeverbond")
        return TOP
    for at, words in enumerate((f"kst-39412-{heads['nummer']}", "ISSN 0921 - 7371", "’s-Gravenhage 2020")):
        pdf.text(LEFT, 278 + 3.5 * at, words)
    rows = [
        (13, "", "Tweede Kamer der Staten-Generaal"),
        (9, "", f"Vergaderjaar {heads['vergaderjaar']}"),
        (11, "B", "39 412 Noordzeeverbond"),
        (11, "B", f"Nr. {heads['nummer']} BRIEF VAN DE {heads['van']}"),
        (BODY, "", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        (BODY, "", heads["datum"]),
    ]
    y = 20.0
    for size, style, words in rows:
        pdf.set_font(FONT, style, size)
        pdf.text(LEFT, y, words)
        y += 8.0
    return y + 4.0


def foot_of(lines: list[Line], top: float) -> float:
    """Return where the columns end: the last page has two of the same length."""
    height = sum(LEADING + line.space for line in lines)
    return min(FOOT, top + height / 2 + 14.0)


def body_lines(pdf: FPDF, source: Source) -> list[Line]:
    """Break all blocks into lines."""
    lines: list[Line] = []
    for block in source.blocks:
        style = "B" if block.kind == "heading" else ""
        broken = block_lines(pdf, block, style)
        space = 5.0 if lines and style else 2.0
        lines += [Line(broken[0].pieces, style, space if lines else 0.0), *broken[1:]]
    for role, name in source.signatories:
        lines += [Line((("text", role),), space=8.0), Line((("text", name),))]
    return lines


def block_lines(pdf: FPDF, block: Block, style: str) -> list[Line]:
    """Break a block into lines of the column's width; a note's mark clings to the word before it."""
    pdf.set_font(FONT, style, BODY)
    guarded = "".join(chr(0xE000 + int(run.value)) if run.type == "note" else run.value for run in block.runs)
    broken = break_lines(guarded, lambda _: COLUMN, lambda text: pdf.get_string_width(shown(text)))
    return [Line(pieces_of(text), style) for text in broken]


def shown(text: str) -> str:
    """Write guarded note marks as digits."""
    return "".join(str(ord(sign) - 0xE000) if 0xE000 <= ord(sign) < 0xE0FF else sign for sign in text)


def pieces_of(text: str) -> tuple[tuple[str, str], ...]:
    """Cut a line into text and note marks."""
    pieces: list[tuple[str, str]] = [("text", "")]
    for sign in text:
        if 0xE000 <= ord(sign) < 0xE0FF:
            pieces += [("note", shown(sign)), ("text", "")]
        else:
            pieces[-1] = ("text", pieces[-1][1] + sign)
    return tuple(piece for piece in pieces if piece[1])


def fill_column(pdf: FPDF, source: Source, lines: list[Line], corner: tuple[float, float, float]) -> list[Line]:
    """Print as many lines as fit with their notes, and return the rest."""
    left, y, foot = corner
    notes: list[str] = []
    taken = 0
    for line in lines:
        called = [row for mark in line.marks for row in note_lines(pdf, source, mark)]
        room = foot - (len(notes) + len(called)) * NOTE_LEADING - (4.0 if notes or called else 0.0)
        step = LEADING + (line.space if taken else 0.0)
        if y + step > room or (line.style == "B" and y + step + 3 * LEADING > room):
            break
        y += step
        print_line(pdf, line, left, y)
        notes += called
        taken += 1
    if notes:
        print_notes(pdf, notes, (left, foot))
    return lines[taken:]


def print_line(pdf: FPDF, line: Line, left: float, y: float) -> None:
    """Print a line, with its note marks small and raised."""
    for type_, words in line.pieces:
        pdf.set_font(FONT, line.style, MARK if type_ == "note" else BODY)
        pdf.text(left, y - (1.3 if type_ == "note" else 0.0), words)
        left += pdf.get_string_width(words)


def note_lines(pdf: FPDF, source: Source, mark: str) -> list[str]:
    """Break a note into lines."""
    pdf.set_font(FONT, "", NOTE)
    return break_lines(f"{mark} {source.notes[mark].text}", lambda _: COLUMN, pdf.get_string_width)


def print_notes(pdf: FPDF, notes: list[str], corner: tuple[float, float]) -> None:
    """Print the notes of a column under a short line."""
    left, foot = corner
    y = foot + 2.0 - len(notes) * NOTE_LEADING
    pdf.set_line_width(0.2)
    pdf.line(left, y - 2.6, left + 25.0, y - 2.6)
    pdf.set_font(FONT, "", NOTE)
    for row in notes:
        pdf.text(left, y + 1.0, row)
        y += NOTE_LEADING
