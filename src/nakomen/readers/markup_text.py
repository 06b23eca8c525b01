"""Turns marked-up text into runs with their places: notes taken out, white space of the layout mended."""

from __future__ import annotations

from collections.abc import Collection
from html import unescape
from typing import TYPE_CHECKING

from nakomen.model import Place
from nakomen.readers.building import NoteMark, Run, moved
from nakomen.readers.markup import NodePaths, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_CLOSING = ".,;:!?)]»”"
_OPENING = "([«“"
Pieces = list[Run | NoteMark]
#: The node of the paragraph that is read, the names of elements that are no text of it, and such elements themselves.
_Context = tuple[str, Collection[str], Collection["_Element"]]


class InlineReader:
    """Reads what stands inside a paragraph.

    A place's node is the XPath of the paragraph's element, and its offset counts the characters of all text in it.
    A format overrides `special` for what is no plain text: notes, breaks, parts to leave out.
    """

    def __init__(self) -> None:
        self.paths = NodePaths()

    def pieces(self, element: _Element, without: Collection[str] = (), apart: Collection[_Element] = ()) -> Pieces:
        """Return the text of an element in pieces, without elements of the names given and without those set apart."""
        found: Pieces = []
        self._walk(element, found, (self.paths.of(element), without, apart), 0)
        return mended(_pointing(found, self.target(element)))

    def target(self, element: _Element) -> str:
        """Return what an element points to, or nothing."""
        del element
        return ""

    def special(self, element: _Element, name: str) -> Pieces | None:
        """Return the pieces that an element stands for, or None where its content is text like any other."""
        del element, name
        return None

    def add(self, element: _Element, found: Pieces, node: str, offset: int) -> int:
        """Add the pieces of an inline element of a block, without its tail; return the offset after it."""
        name = local_name(element)
        if not name:
            found.extend(_entity(element, node, offset))
            return offset + len(element.text or "")
        special = self.special(element, name)
        if special is not None:
            found.extend(special)
            return offset + text_length(element)
        before = len(found)
        offset = self._walk(element, found, (node, (), ()), offset)
        found[before:] = _pointing(found[before:], self.target(element))
        return offset

    def _walk(self, element: _Element, found: Pieces, context: _Context, offset: int) -> int:
        """Add the pieces of an element; return the offset after it."""
        node, without, apart = context
        offset = _add(found, element.text, node, offset)
        for inner in element:
            name = local_name(inner)
            if not name:
                found.extend(_entity(inner, node, offset))
                offset += len(inner.text or "")
            elif name in without or inner in apart:
                offset += text_length(inner)
            elif (special := self.special(inner, name)) is not None:
                found.extend(special)
                offset += text_length(inner)
            else:
                before = len(found)
                offset = self._walk(inner, found, context, offset)
                if target := self.target(inner):
                    found[before:] = _pointing(found[before:], target)
            offset = _add(found, inner.tail, node, offset)
        return offset


def _pointing(pieces: Pieces, target: str) -> Pieces:
    """Return pieces that point somewhere, as far as they do not point elsewhere already."""
    if not target:
        return pieces
    return [one._replace(target=target) if isinstance(one, Run) and not one.target else one for one in pieces]


def text_length(element: _Element) -> int:
    """Return how many characters all text in an element has."""
    return sum(len(str(text)) for text in element.itertext())


def plain(pieces: Pieces) -> str:
    """Return the words of pieces, white space folded.

    >>> plain([Run("de  Raad "), NoteMark("1"), Run("besloot")])
    'de Raad besloot'
    """
    return " ".join("".join(piece.text for piece in pieces if isinstance(piece, Run)).split())


def mended(pieces: Pieces) -> Pieces:
    r"""Take out the white space that a pretty-printed file puts before closing and after opening marks.

    >>> plain(mended([Run("de heer De Wit\n  ("), Run("\n  KVP\n"), Run("\n  )")]))
    'de heer De Wit (KVP)'
    """
    found = list(pieces)
    last: int | None = None
    for at, piece in enumerate(found):
        if not isinstance(piece, Run) or not piece.text.strip():
            continue
        if last is not None and _is_layout(found[last : at + 1]):
            for blank in range(last, at):
                run = found[blank]
                if isinstance(run, Run):
                    found[blank] = run._replace(text=run.text.rstrip())
            found[at] = _without_leading(piece)
        last = at
    return found


def _is_layout(pieces: Pieces) -> bool:
    """Tell whether the gap between the first and last of these runs holds a line end that no reader should see."""
    texts = [piece.text for piece in pieces if isinstance(piece, Run)]
    first, last = texts[0], texts[-1]
    if last.lstrip()[0] not in _CLOSING and first.rstrip()[-1] not in _OPENING:
        return False
    return "\n" in first[len(first.rstrip()) :] + "".join(texts[1:-1]) + last[: len(last) - len(last.lstrip())]


def _without_leading(run: Run) -> Run:
    return moved(run, len(run.text) - len(run.text.lstrip()))


def _add(found: Pieces, text: str | None, node: str, offset: int) -> int:
    if text:
        found.append(Run(text, Place(offset, node=node)))
    return offset + len(text or "")


def _entity(element: _Element, node: str, offset: int) -> Pieces:
    """Return the letter of an entity that the file leaves to a list elsewhere, such as `&eacute;`."""
    said = element.text or ""
    return [Run(unescape(said), Place(offset, node=node))] if said.startswith("&") else []
