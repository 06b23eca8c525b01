"""Make the dossier and what is expected of it from the sources: `python dossier_src/make_dossier.py`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from answers_html import write_answers_html
from hard_lines import write_hard_lines
from kamerstuk_xml import write_kamerstuk_xml
from markup import Source, read_sources
from office_text import write_office_text
from story import write_story
from tracing_truth import expected_sporen
from two_columns import write_two_columns
from word_docx import write_word_docx

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DOSSIER = ROOT / "src" / "nakomen" / "demo" / "dossier"
EXPECTED = ROOT / "tests" / "letters"

WRITERS: dict[str, tuple[str, Callable[[Source], bytes]]] = {
    "hard lines": (".txt", write_hard_lines),
    "pdf": (".pdf", write_two_columns),
    "docx": (".docx", write_word_docx),
    "kamerstuk xml": (".xml", write_kamerstuk_xml),
    "office": (".txt", write_office_text),
    "html": (".html", write_answers_html),
}


def make_all() -> list[tuple[Path, bytes]]:
    """Make every document, what is expected of it, and the story; return each with its place."""
    sources = read_sources()
    made: list[tuple[Path, bytes]] = []
    for source in sources:
        suffix, write = WRITERS[source.heads["form"]]
        made.append((DOSSIER / f"{source.stem}{suffix}", write(source)))
        rows = [json.dumps(marked.row(), ensure_ascii=False) for marked in source.statements]
        made.append((EXPECTED / f"{source.stem}.expected.jsonl", as_bytes("\n".join(rows))))
    sporen = expected_sporen(sources)
    made.append((EXPECTED / "sporen.expected.json", as_bytes(json.dumps(sporen, ensure_ascii=False, indent=1))))
    made.append((HERE / "STORY.md", as_bytes(write_story(sporen).rstrip("\n"))))
    return made


def as_bytes(text: str) -> bytes:
    """Return a text file's bytes, with an end to its last line."""
    return f"{text}\n".encode()


def main() -> None:
    """Write all files."""
    for path, content in make_all():
        path.write_bytes(content)


if __name__ == "__main__":
    main()
