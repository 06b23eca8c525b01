"""What is refused where figures are asked for."""

from __future__ import annotations

from nakomen.model import NakomenError


class FiguresError(NakomenError):
    """A workbook, an edition or a question about figures that cannot be understood."""
