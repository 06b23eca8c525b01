"""How much the readers take in, and what they say when a file is beyond it."""

from __future__ import annotations

from pathlib import Path

from nakomen.model import ReadingError

#: The largest text file that is read whole: some three million words, far more than any letter.
MAX_TEXT_BYTES = 20_000_000
#: The largest file of any other format.
MAX_FILE_BYTES = 200_000_000


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes; a missing path, a folder, an empty or an oversized file is a reading error."""
    try:
        if path.is_dir():
            raise ReadingError(
                "is a folder", where=str(path), remedy="name the letters in it, or read the folder itself"
            )
        if not path.exists():
            raise ReadingError("there is no such file", where=str(path), remedy="check the path")
        if not path.is_file():
            raise ReadingError("is not a regular file", where=str(path), remedy="copy its contents to a file first")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large(path.name, size, MAX_FILE_BYTES)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadingError(
            f"cannot be opened: {said.lower()}", where=str(path), remedy="check the path and its permissions"
        ) from error
    if not data:
        raise ReadingError("the file is empty", where=path.name, remedy="fetch it again from where it came from")
    return data


def too_large(name: str, size: int, limit: int) -> ReadingError:
    """Return the error for a file of `size` bytes above `limit`.

    >>> print(too_large("archief.txt", 52_000_000, MAX_TEXT_BYTES))
    archief.txt: has 52.0 MB, above the limit of 20 MB (split it into one file a letter)
    """
    return ReadingError(
        f"has {size / 1e6:.1f} MB, above the limit of {limit / 1e6:.0f} MB",
        where=name,
        remedy="split it into one file a letter",
    )
