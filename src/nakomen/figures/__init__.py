"""Norms against measurements: NATO's own tables, what letters say beside them, contributions, and series to draw."""

from nakomen.figures.edition import Edition, Value
from nakomen.figures.editions import Editions, open_editions
from nakomen.figures.errors import FiguresError

__all__ = ["Edition", "Editions", "FiguresError", "Value", "open_editions"]
