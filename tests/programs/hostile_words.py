"""Archives in which every text that a page shows tries to run a script, and small ones that mean no harm."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from nakomen.archive import Archive
from nakomen.model import (
    Block,
    BlockKind,
    Document,
    Identity,
    Judgement,
    JudgementKind,
    Kind,
    Link,
    Relation,
    Signatory,
    Statement,
)
from nakomen.review import anchor_of

#: Ways in which text could become a script or a picture that asks another place; every one calls alert or asks for a sheet.
VECTORS = [
    "<script>alert({n})</script>",
    "<img src=x onerror=alert({n})>",
    "<svg onload=alert({n})>",
    "<svg><script>alert({n})</script></svg>",
    '"><script>alert({n})</script>',
    "'><img src=x onerror=alert({n})>",
    '" autofocus onfocus="alert({n})" x="',
    "' onmouseover='alert({n})",
    "</title><script>alert({n})</script>",
    "</textarea><script>alert({n})</script>",
    "</style><script>alert({n})</script>",
    "--><script>alert({n})</script><!--",
    "javascript:alert({n})",
    "{{{{ ''.__class__ }}}}<script>alert({n})</script>",
    "{{% raw %}}<script>alert({n})</script>",
    "<iframe srcdoc='<script>alert({n})</script>'></iframe>",
    "<details open ontoggle=alert({n})>",
    "<input onfocus=alert({n}) autofocus>",
    "<a href=javascript:alert({n})>klik</a>",
    "<math><mtext></p><script>alert({n})</script>",
    "\u2028<script>alert({n})</script>\u2029",
    '</script><script>alert({n})</script>";alert({n});//',
    "&lt;script&gt;alert({n})&lt;/script&gt;",
    "<ScRiPt>alert({n})</sCrIpT>",
    "<link rel=stylesheet href=//kwaad.example/{n}>",
]


def vectors() -> list[str]:
    """Return 25 in the default tests, 200 where NAKOMEN_VECTORS asks for so many."""
    wanted = int(os.environ.get("NAKOMEN_VECTORS", len(VECTORS)))
    return [VECTORS[at % len(VECTORS)].format(n=at) for at in range(wanted)]


def make_document(identity: str, day: date | None, title: str, *parts: tuple[BlockKind, str], **more: Any) -> Document:
    """Return a document of blocks, parted by a blank line."""
    text, blocks = "", []
    for kind, words in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), level=1 if kind is BlockKind.HEADING else 0))
        text += words
    number = identity if identity.startswith("kst") else ""
    identified = Identity(number=number, title=title, date=day, signatories=more.pop("signatories", ()))
    name = more.pop("source_name", f"{identity}.txt")
    return Document(identity, text, identified, blocks=tuple(blocks), source_name=name, **more)


def make_statement(document: Document, identity: str, quote: str, kind: Kind, **fields: Any) -> Statement:
    """Return a statement on words of a document."""
    start = document.text.index(quote)
    given = {"actor": ("Netherlands",), **fields}
    return Statement(identity, document.id, start, start + len(quote), quote, quote, kind, **given)


def keep(file: Path, kept: dict[Document, list[Statement]], links: list[Link] | None = None) -> Path:
    """Fill an archive."""
    with Archive(file) as archive:
        for document, statements in kept.items():
            archive.keep(document, statements, document.text.encode(), read_at=datetime(2024, 2, 1, tzinfo=UTC))
        archive.replace_links(links or [])
    return file


def hostile_archive(file: Path, words_of_all: list[str]) -> Path:
    """Fill an archive with a letter for each vector, which stands in its title, text, fields, links and judgements."""
    kept, links = {}, []
    for at, words in enumerate(words_of_all):
        quote = f"De minister zegt toe {words} te sturen."
        document = make_document(
            f"brief {at} {words}"[:120],
            date(2020, 1, 1),
            f"Titel {words}",
            (BlockKind.HEADING, f"Kop {words}"),
            (BlockKind.PARAGRAPH, f"Vooraf {words}. {quote} Achteraf."),
            signatories=(Signatory(f"N. {words}", f"minister {words}"),),
            source_name=f"{words}.txt".replace("/", "-"),
        )
        one = make_statement(
            document,
            f"{at:012x}",
            quote,
            Kind.ASSURANCE,
            actor=(f"Dienst {words}",),
            addressee=(words,),
            due="2021",
            due_said=words,
            about=words,
            theme=f"t{words}",
            refs=(words,),
        )
        kept[document] = [one]
        if at:
            links.append(Link(f"{at:012x}", f"{at - 1:012x}", Relation.REPEATS, f"share {words}", 0.5))
    keep(file, kept, links)
    with Archive(file) as archive:
        for document, [one] in kept.items():
            note = Judgement(
                JudgementKind.COMMENT,
                f"R. {one.refs[0]}",
                datetime(2024, 1, 1, tzinfo=UTC),
                (anchor_of(document, one),),
                note=f"Nota {one.refs[0]}",
            )
            archive.log.append(note, b"0" * 32)
    return file
