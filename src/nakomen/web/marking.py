"""Stretches of a text as marks in valid HTML, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text with the id, class and title that its mark gets."""

    start: int
    end: int
    name: str
    css: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where the mark of a note stood, what it was, the id of the note, and what it is called."""

    at: int
    mark: str
    name: str
    title: str


def with_marks(
    text: str, stretch: tuple[int, int], marks: Iterable[Mark], notes: Iterable[NoteMark], begun: set[str]
) -> Markup:
    """Return a stretch of a text as HTML with marks; the text of the HTML is that stretch, to the character.

    Marks that overlap are parted where they cross: the first part has the id, the others name it in `data-of`. Marks in
    `begun` began before this stretch; those that begin in it are added. A note's mark holds no text of its own.

    >>> marks = [Mark(0, 5, "s-1"), Mark(2, 7, "s-2")]
    >>> print(with_marks("abcdefg", (0, 7), marks, [], set()))
    <mark id="s-1">ab</mark><mark id="s-2"><mark data-of="s-1">cde</mark>fg</mark>
    """
    start, end = stretch
    here = sorted((one for one in marks if one.start < min(one.end, end) and one.end > start), key=_begins_last)
    anchors = sorted((one for one in notes if start <= one.at <= end), key=lambda one: one.at, reverse=True)
    cuts = {start, end, *(one.at for one in anchors)}
    cuts |= {max(one.start, start) for one in here} | {min(one.end, end) for one in here}
    made, last = Markup(), start
    nested: list[Mark] = []
    for cut in sorted(cuts):
        made += escape(text[last:cut])
        last = cut
        opening: list[Mark] = []
        while here and here[-1].start <= cut < end:
            opening.append(here.pop())
        kept = _kept(nested, opening, cut if cut < end else -1)
        opening += (one for one in nested[kept:] if one.end > cut)
        made += Markup("</mark>") * (len(nested) - kept)
        del nested[kept:]
        while anchors and anchors[-1].at == cut:
            made += _note_mark(anchors.pop())
        if cut < end:
            nested += sorted(opening, key=lambda one: (-one.end, one.start, one.name))
            made += Markup().join(_opening(one, begun) for one in nested[kept:])
    return made


def _begins_last(one: Mark) -> tuple[int, int, str]:
    return -one.start, one.end, one.name


def _kept(nested: list[Mark], opening: list[Mark], cut: int) -> int:
    """Return how many of the open marks stay open at a cut: those that hold all that goes on in them."""
    farthest = max((one.end for one in opening), default=0)
    for at, one in enumerate(nested):
        if cut < 0 or one.end <= cut or one.end < farthest:
            return at
    return len(nested)


def _opening(one: Mark, begun: set[str]) -> Markup:
    name = (Markup('data-of="{}"') if one.name in begun else Markup('id="{}"')).format(one.name)
    begun.add(one.name)
    css = Markup(' class="{}"').format(one.css) if one.css else ""
    title = Markup(' title="{}"').format(one.title) if one.title else ""
    return Markup("<mark {}{}{}>").format(name, css, title)


def _note_mark(one: NoteMark) -> Markup:
    return Markup('<a class="note-mark" href="#{}" data-mark="{}" aria-label="{}"></a>').format(
        one.name, one.mark, one.title
    )
