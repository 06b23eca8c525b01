"""What the search of a site looks through: a file of JavaScript, as pages without a server may fetch nothing else."""

from __future__ import annotations

import json
from typing import Any

from nakomen.model import BlockKind
from nakomen.publishing.contents import Contents
from nakomen.publishing.file_names import document_page, spoor_page
from nakomen.publishing.marking import shown_blocks
from nakomen.wording import name_of, say

#: What nobody searches a letter for.
_LEFT_OUT = frozenset({BlockKind.LETTERHEAD, BlockKind.SALUTATION, BlockKind.SIGNATURE})


def search_index(contents: Contents) -> str:
    """Return a script that names the documents, the kinds and every passage with the statements that begin in it.

    All is ASCII, so that it reads alike whatever a browser takes the file for.
    """
    kinds = [str(kind) for kind, _ in contents.kinds]
    documents: list[list[str]] = []
    passages: list[list[Any]] = []
    for at, row in enumerate(contents.documents):
        documents.append([row.title or row.id, str(row.date or ""), row.number, document_page(row.id), row.language])
        for block in shown_blocks(contents.text_of(row.id), contents.statements_in.get(row.id, [])):
            if block.kind in _LEFT_OUT:
                continue
            told = [[number, kinds.index(one.kind), _spoor_of(contents, one.id)] for number, one in block.statements]
            passages.append([at, block.number, " ".join(block.plain.split()), told])
    found = {
        "documents": documents,
        "kinds": [[kind, name_of(kind)] for kind in kinds],
        "passages": passages,
        "words": {key: say(f"site-search-{key}") for key in ("none", "some", "more", "short", "spoor")},
    }
    return f'"use strict";\nwindow.NAKOMEN = {json.dumps(found, separators=(",", ":"))};\n'


def _spoor_of(contents: Contents, statement: str) -> str:
    spoor = contents.spoor_of.get(statement)
    return spoor_page(spoor.id) if spoor else ""
