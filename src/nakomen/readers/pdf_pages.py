"""Reads a PDF: columns in order, heads and feet out, notes at their marks, each word with its page and box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nakomen.model import Document, Identity, Place, ReadingError
from nakomen.model.garbage import no_search_for_garbage
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.hyphens import joint, own_words
from nakomen.readers.identity import identity_of_furniture
from nakomen.readers.letter_kinds import settle_kinds
from nakomen.readers.page_blocks import PageBlock, blocks_of
from nakomen.readers.page_columns import reading_order
from nakomen.readers.page_edges import without_edges
from nakomen.readers.page_lines import SMALL, Line, lines_of
from nakomen.readers.page_notes import is_exponent, part_notes, raised_mark
from nakomen.readers.page_words import LINE_END_HYPHENS, PageWords, Word, body_size, page_words, source_box
from nakomen.readers.table_rows import cell_gap

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SUFFIXES = (".pdf",)
MEDIA_TYPES = ("application/pdf",)

_JUNK_TITLE = re.compile(
    r"none|untitled.*|naamloos.*|microsoft word.*|.*\.(?:docx?|xml|rtf|odt|indd|tmp)|\W*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_MAX_PAGES = 2000
_MAX_CHARACTERS = 300_000


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin as a PDF does, be it after some rubbish.

    >>> recognises(b"%PDF-1.7 ..."), recognises(b"Geachte voorzitter,")
    (True, False)
    """
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str) -> Document:
    """Read a PDF into a document; each word's place is its page, its box in points and its character's number there.

    Raises ReadingError for a file that is corrupt, locked with a password, or scanned and so without text.
    """
    # All the words and places of a PDF are kept.
    with no_search_for_garbage():
        return _read(data, name)


def _read(data: bytes, name: str) -> Document:
    pages, metadata = _pages(data, name)
    if not any(page.words for page in pages):
        raise ReadingError(
            "holds no text: it is scanned", where=name, remedy=f"run `ocrmypdf -l nld {name} out.pdf` and read out.pdf"
        )
    body = body_size(pages)
    pieces, removed = without_edges([lines_of(page.words, page.number) for page in pages], body)
    ordered, notes = part_notes([reading_order(page, body) for page in pieces], body)
    lines = [line for page in ordered for line in page]
    composer = _Composer(pages, lines + [line for note in notes for line in note.lines], {note.mark for note in notes})
    builder = DocumentBuilder()
    blocks = blocks_of(lines, body)
    for block, kind in zip(blocks, settle_kinds([(block.kind, block.text) for block in blocks]), strict=True):
        builder.add_block(kind, composer.pieces_of(block), block.level, block.speaker)
    for note in notes:
        builder.add_note(note.mark, composer.pieces(note.lines))
    document = builder.build()
    if not document.text:
        raise ReadingError(
            "holds no text besides heads and feet", where=name, remedy="check that it is the letter itself"
        )
    askew = sum(page.askew for page in pages)
    remarks = (f"{askew} words at an angle were left out",) if askew else ()
    return replace(document, identity=_identity(metadata, removed), media_type=MEDIA_TYPES[0], remarks=remarks)


def _pages(data: bytes, name: str) -> tuple[list[PageWords], dict[str, str]]:
    """Return the words of every page and what the PDF says of itself."""
    import pypdfium2

    if not data:
        raise ReadingError("the file is empty", where=name, remedy="fetch it again from where it came from")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _cannot_open(str(error), name) from error
    try:
        if len(pdf) > _MAX_PAGES:
            raise ReadingError(f"has {len(pdf)} pages, above the limit of {_MAX_PAGES}", where=name, remedy="split it")
        return [_page(pdf, number, name) for number in range(len(pdf))], pdf.get_metadata_dict(skip_empty=True)
    finally:
        pdf.close()


def _page(pdf: PdfDocument, number: int, name: str) -> PageWords:
    import pypdfium2

    try:
        page = pdf[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise ReadingError(
            f"page {number + 1} is damaged", where=name, remedy="fetch it again, or mend it with `qpdf in.pdf out.pdf`"
        ) from error
    if textpage.count_chars() > _MAX_CHARACTERS:
        raise ReadingError(f"page {number + 1} holds more text than a page can", where=name, remedy="check its origin")
    words = page_words(textpage, number + 1)
    textpage.close()
    page.close()
    return words


def _cannot_open(said: str, name: str) -> ReadingError:
    if "password" in said.lower():
        return ReadingError(
            "is locked with a password",
            where=name,
            remedy="save it without one: `qpdf --decrypt --password=... in.pdf out.pdf`",
        )
    return ReadingError(
        "is damaged or no PDF at all", where=name, remedy="fetch it again, or mend it with `qpdf in.pdf out.pdf`"
    )


def _identity(metadata: dict[str, str], removed: list[str]) -> Identity:
    titles = [metadata.get(key, "") for key in ("Title", "Subject")]
    title = next((" ".join(title.split()) for title in titles if not _JUNK_TITLE.fullmatch(title)), "")
    return replace(identity_of_furniture(removed), title=title)


class _Composer:
    """Turns lines into runs with places, with line-end hyphens resolved and raised marks as marks."""

    def __init__(self, pages: list[PageWords], lines: list[Line], marks: set[str]) -> None:
        self._turns = {page.number: page.turn for page in pages}
        self._marks = marks
        self._words = own_words("\n".join(_plain(line.text) for line in lines))

    def pieces_of(self, block: PageBlock) -> Iterator[Run | NoteMark]:
        """Yield the pieces of a block, the cells of a row apart."""
        if not block.cells:
            yield from self.pieces(block.lines)
        cells = block.cells
        for number, cell in enumerate(cells):
            if number:
                page = Place(page=cells[number - 1][-1].page)
                yield Run(cell_gap(" ".join(line.text for line in cells[number - 1])), page)
            yield from self.pieces(cell)

    def pieces(self, lines: list[Line]) -> Iterator[Run | NoteMark]:
        """Yield the pieces of lines that follow one another."""
        address = False
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            address = bool(_ADDRESS.search(line.text)) or (address and " " not in line.text)
            yield from self._line(line, following, address)

    def _line(self, line: Line, following: Line | None, address: bool) -> Iterator[Run | NoteMark]:
        """Yield the pieces of a line; `address` says that it breaks off inside a web address."""
        words, page, turn = line.words, line.page, self._turns[line.page]
        count, small = len(words), SMALL * line.size
        marks = [self._mark(line, number) if word.size < small else "" for number, word in enumerate(words)]
        for number, word in enumerate(words):
            if marks[number]:
                yield NoteMark(marks[number])
                continue
            after = number + 1
            while after < count and marks[after]:
                after += 1
            text = word.text
            if after < count:
                joined = words[after].glued if after == number + 1 else _joined(words[number + 1 : after + 1])
                tail = "" if joined else " "
            elif following is not None and after == number + 1 and _breaks_off(text):
                between = joint(_plain(line.text)[:-1], _plain(following.text), self._words)
                text, tail = text[:-1], "-" if address else between
            else:
                tail = "" if address and following is not None and _breaks_address(text, following) else " "
            yield Run(_plain(text) + tail, Place(word.at, page, source_box(word, turn)))

    def _mark(self, line: Line, number: int) -> str:
        """Return the note mark that a word of a line is, or nothing."""
        word = line.words[number]
        mark = raised_mark(word, line)
        if not mark or mark in self._marks:
            return mark
        before = line.words[number - 1].text if number and word.glued else ""
        return "" if is_exponent(before, word) else mark


def _joined(words: list[Word]) -> bool:
    """Tell whether no space stands before the last of these words, marks being all the others."""
    if len(words) > 1 and words[-1].text[0] in ".,;:!?)»”":
        return True
    return all(word.glued for word in words)


def _breaks_off(text: str) -> bool:
    """Tell whether a word ends in a hyphen; a dash by itself is none."""
    return text[-1:] in (*LINE_END_HYPHENS, "-") and len(text) > 1


def _breaks_address(text: str, following: Line) -> bool:
    """Tell whether a web address goes on, without a space, on the following line."""
    return text[-1:] in "/=&?" or (text[-1:] == "." and following.text[:1].islower())


def _plain(text: str) -> str:
    return text.replace("\x02", "-").replace("\ufffe", "-")
