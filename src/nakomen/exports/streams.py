"""Text on the stream of bytes that an export is given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import BinaryIO, TextIO


@contextmanager
def text_on(stream: BinaryIO, encoding: str = "utf-8") -> Iterator[TextIO]:
    r"""Give a stream of text over one of bytes, which stays open; lines end as they are written.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> with text_on(stream) as text:
    ...     _ = text.write("één\n")
    >>> stream.getvalue().decode()
    'één\n'
    """
    text = TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield text
    finally:
        # Writes what is left, and leaves the stream to whom it belongs.
        text.detach()
