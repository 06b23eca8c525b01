"""What is not there, or not for this visitor, which she cannot tell apart."""

from __future__ import annotations


class NotHereError(Exception):
    """There is no such page; `what` says what was not found, in the visitor's language."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
