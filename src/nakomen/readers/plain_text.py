"""Reads plain text in both manners of official letters: wrapped pages, and office text of one line a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nakomen.model import BlockKind, Document, Identity, Marking, Place
from nakomen.readers.block_kinds import BlockReader, Paragraph
from nakomen.readers.building import DocumentBuilder, NoteMark, Run
from nakomen.readers.decoding import decode
from nakomen.readers.identity import identity_of_furniture
from nakomen.readers.light_markup import find_markup
from nakomen.readers.markings import has_marking_word, highest, marking_in
from nakomen.readers.office_text import find_office_debris
from nakomen.readers.page_furniture import take_out_furniture
from nakomen.readers.paragraphs import group_lines
from nakomen.readers.source_lines import Line, Source, cut_lines, layout_of
from nakomen.readers.speaker_lines import names_speaker, speakers_of
from nakomen.readers.text_notes import take_out_notes
from nakomen.readers.weaving import Weaver

MEDIA_TYPES = ("text/plain", "text/markdown")
SUFFIXES = (".txt", ".text", ".md")


def read(data: bytes, name: str) -> Document:
    r"""Read a plain text; raises ReadingError for bytes that are no text.

    >>> read("De kust-\nwacht kreeg een schip.".encode(), "brief.txt").text
    'De kustwacht kreeg een schip.'
    """
    text, encoding = decode(data, name)
    document = read_text(text)
    if encoding != "utf-8":
        document = replace(document, remarks=(*document.remarks, f"read as {encoding}"))
    return document


def read_text(text: str) -> Document:
    """Read a text that is decoded already; offsets count its characters."""
    source = Source(text)
    markup, identity = find_markup(text)
    debris, office_notes = find_office_debris(text)
    source.cut([*markup, *debris])
    weaver = Weaver(source)
    weaver.close_gaps()
    lines, furniture = take_out_furniture(cut_lines(source))
    layout = layout_of(lines)
    told = _told(text, lines, furniture)
    lines, notes = take_out_notes(source, lines, layout)
    builder = DocumentBuilder()
    paragraphs = list(BlockReader(group_lines(lines, layout)).read())
    texts = [" ".join(line.text for line in paragraph.lines) for paragraph in paragraphs]
    for paragraph, said, speaker in zip(paragraphs, texts, speakers_of(texts), strict=True):
        kind, level = (BlockKind.HEADING, 3) if speaker and names_speaker(said) else (paragraph.kind, paragraph.level)
        builder.add_block(kind, _pieces(source, weaver, paragraph), level, speaker)
    for note in notes:
        builder.add_note(note.mark, weaver.join(note.lines, note.start))
    for office in office_notes:
        builder.add_note(office.mark, [Run(text[office.start : office.end], Place(office.start))])
    identity = replace(identity, number=told.number, marking=told.marking)
    remarks = (f"{len(furniture)} running heads and feet left out",) if furniture else ()
    return replace(builder.build(), identity=identity, remarks=remarks)


def _told(text: str, lines: list[Line], furniture: list[str]) -> Identity:
    """Return what the running heads and the lines by themselves tell: number and marking."""
    told = identity_of_furniture(furniture)
    if not has_marking_word(text):
        return replace(told, marking=Marking.NONE)
    return replace(told, marking=highest([told.marking, marking_in((line.text for line in lines), everywhere=True)]))


def _pieces(source: Source, weaver: Weaver, paragraph: Paragraph) -> Iterator[Run | NoteMark]:
    if paragraph.part:
        return source.pieces(*paragraph.part)
    return weaver.join(paragraph.lines)
