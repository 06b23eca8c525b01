"""Reads files in a process apart, so that a file that breaks, hangs or bloats its reader is an error and no more."""

from nakomen.sandbox.limits import Limits
from nakomen.sandbox.reading_process import ReadingProcess

__all__ = ["Limits", "ReadingProcess"]
