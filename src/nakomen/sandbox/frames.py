"""What a reading process and the one that waits for it tell each other, and how it is written."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from nakomen.model import Document, Place, Segment
from nakomen.readers.dispatch import Asked
from nakomen.readers.members import Outcome

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Order:
    """A file to read, from its member `first` on."""

    path: str
    asked: Asked
    first: int = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """Word that a member is being read from here on."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Program:
    """Word that another program is at work, which takes its own time."""

    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """Word that all of an order has been read."""


@dataclass(frozen=True, slots=True)
class Spent:
    """The last word of a process that cannot go on: an error that nobody foresaw, or nothing for want of memory."""

    said: str = ""


class PackedPlaces(NamedTuple):
    """The places of a document column by column: thousands of small objects travel slowly."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    offsets: tuple[int | None, ...]
    pages: tuple[int | None, ...]
    boxes: tuple[tuple[float, float, float, float] | None, ...]
    nodes: tuple[str | None, ...]


def pack(outcome: Outcome) -> tuple[Outcome, PackedPlaces | None]:
    """Return what came of a member in a form that travels fast."""
    document = outcome.document
    if document is None:
        return outcome, None
    return replace(outcome, document=replace(document, places=())), _packed(document.places)


def unpack(outcome: Outcome, places: PackedPlaces | None) -> Outcome:
    """Return what was packed, equal in all its parts."""
    document: Document | None = outcome.document
    if document is None or places is None:
        return outcome
    segments = tuple(
        Segment(start, end, Place(offset, page, box, node))
        for start, end, offset, page, box, node in zip(*places, strict=True)
    )
    return replace(outcome, document=replace(document, places=segments))


def _packed(segments: Sequence[Segment]) -> PackedPlaces:
    return PackedPlaces(
        tuple(segment.start for segment in segments),
        tuple(segment.end for segment in segments),
        tuple(segment.place.offset for segment in segments),
        tuple(segment.place.page for segment in segments),
        tuple(segment.place.box for segment in segments),
        tuple(segment.place.node for segment in segments),
    )


def write_frame(stream: BinaryIO, frame: object) -> None:
    """Write one object, its length before it."""
    data = pickle.dumps(frame, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: BinaryIO) -> object:
    """Return the next object; EOFError where the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - both ends are our own process
