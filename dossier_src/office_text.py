"""Write a document as text saved from a word processor: a paragraph a line, and the debris of notes and bookmarks."""

from __future__ import annotations

from markup import Block, Source


def write_office_text(source: Source) -> bytes:
    """Return the document's bytes."""
    parts: list[str] = []
    if "marking" in source.heads:
        parts += [source.heads["marking"], "", ""]
    greeted = False
    for block in source.blocks:
        if block.kind == "transmittal" and not greeted:
            parts += ["Geachte voorzitter,", "", ""]
            greeted = True
        if block.kind == "signatures":
            parts += ["", *side_by_side(source.heads["tabs"].split(" | ")), "", "", ""]
            continue
        parts += block_lines(source, block)
    for role, name in source.signatories:
        parts += ["", role, "", "", "", name]
    return ("\n".join(parts) + "\n").encode()


def block_lines(source: Source, block: Block) -> list[str]:
    """Write a block; its notes follow it in the same line, in brackets."""
    text = ""
    for run in block.runs:
        if run.type == "note":
            text += f"[footnoteRef:{run.value}]"
        elif run.type == "bookmark":
            text += f"[bookmark: {run.value}]"
        else:
            text += run.value
    for run in block.runs:
        if run.type == "note":
            text += f" [{run.value}:  {source.notes[run.value].text}  ]"
    if block.kind == "heading":
        return [f"{text}  "]
    if block.kind == "letterhead":
        return [text]
    return [f"{text} ", ""]


def side_by_side(cells: list[str]) -> list[str]:
    """Set two roles and two names beside each other with tabs."""
    first, second, name, other = cells
    return [f"{first} \t\t\t{second} ", "", "", "", f"{name}\t\t\t\t\t{other} "]
