"""Documents as HTML: every character in its place, every statement exact, whatever the document is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from nakomen.archive import Archive
from nakomen.model import Block, BlockKind, Document, DocumentKind, Kind, Note, Statement
from nakomen.web.document_view import statements_on
from nakomen.web.marking import Mark
from nakomen.web.paper import Paper
from nakomen.web.paper_html import PaperHtml, PaperWords

WORDS = PaperWords("note", "table")
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"


def pages_of(paper: Paper, statements: list[Statement]) -> list[html.HtmlElement]:
    marks = [Mark(one.start, one.end, f"s-{one.id}", str(one.kind)) for one in statements]
    made = [PaperHtml(paper, part, marks, WORDS).whole() for part in paper.parts]
    return [html.fromstring(f"<div>{one}</div>") for one in made]


def assert_exact(document: Document, statements: list[Statement]) -> None:
    """Hold the HTML of a document to its text and to the quotes of its statements."""
    paper = Paper.of(document)
    pages = pages_of(paper, statements)
    shown: list[tuple[int, int]] = []
    for page in pages:
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), document.id
        for block in page.xpath("//*[@data-start]"):
            start, words = int(block.get("data-start")), block.text_content()
            assert document.text[start : start + len(words)] == words, (document.id, start)
            shown.append((start, start + len(words)))
    covered = bytearray(len(document.text))
    for start, end in shown:
        covered[start:end] = b"\1" * (end - start)
    left = "".join(one for one, seen in zip(document.text, covered, strict=True) if not seen)
    assert not left.replace("|", "").strip(), (document.id, left[:80])
    for one in statements:
        assert document.text[one.start : one.end] == one.quote
        found = [
            "".join(piece.text_content() for piece in page.xpath("//mark[@id=$n or @data-of=$n]", n=f"s-{one.id}"))
            for page in pages
        ]
        assert "".join("".join(found).replace(" | ", "").split()) == "".join(one.quote.replace(" | ", "").split())
        if "|" not in one.quote and "\n\n" not in one.quote:
            assert one.quote in found


def test_every_document_of_the_dossier_is_exact(dossier_archive: Path) -> None:
    with Archive(dossier_archive, create=False) as archive:
        rows, statements = archive.documents(), archive.statements()
        for row in rows:
            assert_exact(archive.document(row.id), [one for one in statements if one.document == row.id])
    assert len(rows) == 8
    assert len(statements) > 200


@pytest.mark.parametrize(
    "name", ["handelingen-xml/h-tk-20172018-70-5.xml", "odd/tk-besluitenlijst-example1.pdf", "letters-docx"]
)
def test_debates_and_tables_are_exact(name: str) -> None:
    from nakomen.extraction import extract
    from nakomen.readers import read_document

    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/documents/{name} is not on this machine")
    for one in sorted(path.iterdir()) if path.is_dir() else [path]:
        document = read_document(one)
        statements = extract(document)
        assert statements
        assert_exact(document, statements)


def block(kind: BlockKind, text: str, words: str, level: int = 0, speaker: str = "") -> Block:
    start = text.index(words)
    return Block(kind, start, start + len(words), level, speaker)


def test_rows_lists_questions_speakers_and_notes_have_their_elements() -> None:
    text = "Kop\n\nDe voorzitter:\n\nEen vraag?\n\n• punt\n\nland | 2 procent\n\nZie hier.\n\nDe noot."
    blocks = (
        block(BlockKind.HEADING, text, "Kop", 1),
        block(BlockKind.HEADING, text, "De voorzitter:", 3, "De voorzitter"),
        block(BlockKind.QUESTION, text, "Een vraag?"),
        block(BlockKind.ITEM, text, "• punt", 2),
        block(BlockKind.ROW, text, "land | 2 procent"),
        block(BlockKind.PARAGRAPH, text, "Zie hier."),
        block(BlockKind.NOTE, text, "De noot."),
    )
    anchor = text.index("hier") + 4
    document = Document("brief-1", text, blocks=blocks, notes=(Note("1", anchor, text.index("De noot"), len(text)),))
    [page] = pages_of(Paper.of(document), [])
    assert page.xpath("string(//h2)") == "Kop"
    assert page.xpath("string(//h3[@class='speaker'])") == "De voorzitter:"
    assert page.xpath("string(//p[@class='question'])") == "Een vraag?"
    assert page.xpath("string(//ul/li[@class='level-2'])") == "• punt"
    assert [one.text_content() for one in page.xpath("//tr/td")] == ["land", "2 procent"]
    assert page.xpath("string(//details/p)") == "De noot."
    assert page.xpath("//p[text()='Zie ']") == []
    [mark] = page.xpath("//a[@class='note-mark']")
    assert mark.get("href") == f"#{page.xpath('string(//details/p/@id)')}"
    assert mark.get("aria-label") == "note 1"
    assert_exact(document, [])


@given(st.lists(st.sampled_from(["Een alinea.", "", "  ", "x" * 3_000, "kort\nregel", "a | b"]), max_size=9), st.data())
def test_no_text_is_lost_between_blocks(paragraphs: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for words in paragraphs:
        if words and data.draw(st.booleans()):
            kind = data.draw(st.sampled_from([BlockKind.PARAGRAPH, BlockKind.ROW, BlockKind.ITEM, BlockKind.HEADING]))
            blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    assert_exact(Document("brief-1", text, blocks=tuple(blocks)), [])


def long_debate(length: int = 200_000) -> Document:
    """Return a debate of our own, as long as asked for."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    turn = 0
    while at < length:
        speaker = f"Mevrouw Tjaarda {turn % 7} (ABC)"
        kinds = [(BlockKind.HEADING, f"{speaker}:", 3)]
        kinds += [
            (BlockKind.PARAGRAPH, f"Voorzitter. Ik vraag de minister om voor {2000 + turn} te berichten. " * 4, 0)
        ] * 3
        for kind, words, level in kinds:
            bare = words.strip()
            blocks.append(Block(kind, at, at + len(bare), level, speaker))
            parts.append(bare)
            at += len(bare) + 2
        turn += 1
    return Document("h-tk-1", "\n\n".join(parts), kind=DocumentKind.DEBATE, blocks=tuple(blocks))


def test_a_statement_that_does_not_stand_in_the_text_is_not_marked() -> None:
    text = "De dijk is af. Zij ligt er."
    paper = Paper.of(Document("b-1", text))
    here = Statement("a" * 12, "b-1", 0, 14, text[:14], text[:14], Kind.FINDING)
    moved = Statement("b" * 12, "b-1", 3, 17, text[:14], text[:14], Kind.FINDING)
    assert statements_on(paper, paper.parts[0], [here, moved]) == [here]


def test_a_long_debate_comes_in_parts_and_each_place_is_found() -> None:
    paper = Paper.of(long_debate())
    assert len(paper.parts) > 2
    assert all(part.end - part.start < 100_000 for part in paper.parts)
    for offset in range(0, len(paper.document.text), 997):
        part = paper.part_at(offset)
        assert part.start <= offset <= part.end + 2
        sentence = paper.sentence_at(offset)
        if sentence is not None:
            assert part.start <= sentence.start < sentence.end <= part.end
