"""Writes the shapes of a drawing as SVG; every text is escaped, and nothing in it can run."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

#: Colours that stand apart for who sees colours otherwise (Okabe and Ito), dark enough on white.
PALETTE = ("#0072b2", "#d55e00", "#007a5e", "#a6518a", "#5b5b5b", "#8a6d00", "#3a3a9e", "#b03060")
INK, FAINT, RULE = "#1a1a1a", "#d0d0d0", "#b00020"


def colour(at: int) -> str:
    """Return the colour of a group by its place."""
    return PALETTE[at % len(PALETTE)]


def dashes(at: int) -> str:
    """Return how the line of a group is broken, so that groups beyond the colours stand apart as well."""
    return ("", "6 3", "2 3")[at // len(PALETTE) % 3]


@dataclass(slots=True)
class Drawing:
    """A drawing of a width and height with a title and a description, which a screen reader reads out."""

    width: int
    height: int
    title: str
    description: str
    parts: list[str] = field(default_factory=list)

    def line(self, start: tuple[float, float], end: tuple[float, float], stroke: str = FAINT, dashes: str = "") -> None:
        """Draw a straight line."""
        places = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(f'<line {places} stroke="{stroke}"{dashed}/>')

    def way(self, places: list[tuple[float, float]], stroke: str, dashes: str = "") -> None:
        """Draw a line through places."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        self.parts.append(f'<polyline points="{points}" fill="none" stroke="{stroke}"{dashed} stroke-width="2"/>')

    def dot(self, place: tuple[float, float], fill: str, told: str, *, hollow: bool = False) -> None:
        """Draw a dot that tells its value; a hollow one is an estimate."""
        inner = "#fff" if hollow else fill
        shape = f'cx="{place[0]:.1f}" cy="{place[1]:.1f}" r="3.5" fill="{inner}" stroke="{fill}" stroke-width="1.5"'
        self.parts.append(f"<circle {shape}><title>{escape(told)}</title></circle>")

    def bar(self, corner: tuple[float, float], size: tuple[float, float], fill: str, told: str) -> None:
        """Draw a bar that tells its value."""
        shape = f'x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{size[0]:.1f}" height="{max(size[1], 0):.1f}"'
        self.parts.append(f'<rect {shape} fill="{fill}"><title>{escape(told)}</title></rect>')

    def words(
        self, place: tuple[float, float], text: str, anchor: str = "start", size: int = 12, turn: int = 0
    ) -> None:
        """Write words at a place, perhaps turned by degrees."""
        turned = f' transform="rotate({turn} {place[0]:.1f} {place[1]:.1f})"' if turn else ""
        where = f'x="{place[0]:.1f}" y="{place[1]:.1f}" text-anchor="{anchor}" font-size="{size}"{turned}'
        # A white rim keeps words readable where lines run under them.
        rim = f'fill="{INK}" stroke="#fff" stroke-width="3" paint-order="stroke"'
        self.parts.append(f"<text {where} {rim}>{escape(text)}</text>")

    def to_svg(self) -> str:
        """Return the whole drawing."""
        box = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        label = quoteattr(self.title)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label={label} font-family="sans-serif">'
        told = f"<title>{escape(self.title)}</title>\n<desc>{escape(self.description)}</desc>"
        ground = f'<rect width="{self.width}" height="{self.height}" fill="#fff"/>'
        return "\n".join([head, told, ground, *self.parts, "</svg>", ""])
