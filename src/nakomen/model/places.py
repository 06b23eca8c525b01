"""Where things stand: in the text, and from there in the source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, `text[start:end]`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one.

        >>> Span(0, 10).holds(Span(3, 10))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the spans share a character.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source.

    `offset` counts characters: of the decoded file (plain text), or of the node's own text (`node`). `page` counts
    from 1; `box` is left, bottom, right, top in points. `node` is a path such as `word/document.xml#p12`.
    """

    offset: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a document's text that comes from one place, character by character.

    Where `place.offset` is set, the text's character `i` is the source's `place.offset + i - start`.
    """

    start: int
    end: int
    place: Place
