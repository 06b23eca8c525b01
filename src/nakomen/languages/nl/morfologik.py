"""Reads the compressed automata (CFSA2) that LanguageTool keeps its dictionaries in; needed to build tables only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nakomen.model import RegisterError

_MAGIC = b"\\fsa\xc6"
_INDEXED = 0x1F
_FINAL, _LAST, _NEXT = 0x20, 0x40, 0x80
_PARTS = ord("~")


class Arc(NamedTuple):
    """One step of the automaton: the byte it reads, whether an entry may end there, and the state it leads to."""

    label: int
    final: bool
    target: int


class Entry(NamedTuple):
    """One line of the dictionary: `aangekondigd`, `aankondigen`, `WKW:VTD:ONV`."""

    word: str
    lemma: str
    tag: str


class Dictionary:
    """A dictionary whose entries read `word~Ksuffix~tag`, K the count of letters to cut (A for none)."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(_MAGIC):
            raise RegisterError("no CFSA2 dictionary", remedy="give LanguageTool's dutch.dict")
        labels = data[7]
        self._labels = data[8 : 8 + labels]
        self._arcs = data[8 + labels :]
        self._states: dict[int, tuple[Arc, ...]] = {}
        self._leads: dict[tuple[int, bytes], bool] = {}
        self._root = self._state(0)[0].target

    def entries_tagged(self, prefix: str) -> Iterator[Entry]:
        """Yield the entries whose tag starts with a prefix, in the automaton's order."""
        wanted = b"~" + prefix.encode()
        for line in self._walk(self._root, b"", wanted):
            entry = _entry(line)
            if entry.tag.startswith(prefix):
                yield entry

    def entries_of(self, word: str) -> list[Entry]:
        """Return every entry of a word, or nothing."""
        state = self._root
        line = word.encode() + b"~"
        for byte in line:
            state = next((arc.target for arc in self._state(state) if arc.label == byte), 0)
            if not state:
                return []
        return [_entry(found) for found in self._walk(state, line, b"")]

    def _walk(self, state: int, before: bytes, wanted: bytes) -> Iterator[bytes]:
        for arc in self._state(state):
            line = before + bytes((arc.label,))
            if arc.final:
                yield line
            if arc.target and (not wanted or wanted in line or self._may_hold(arc.target, line, wanted)):
                yield from self._walk(arc.target, line, wanted)

    def _may_hold(self, state: int, line: bytes, wanted: bytes) -> bool:
        """Tell whether some way on from a state completes the wanted bytes, begun in the line or not."""
        begun = next((line[-n:] for n in range(len(wanted) - 1, 0, -1) if wanted.startswith(line[-n:])), b"")
        return self._holds(state, wanted[len(begun) :]) or self._holds(state, wanted)

    def _holds(self, state: int, wanted: bytes) -> bool:
        """Tell whether the wanted bytes follow at once or, for the whole pattern (it opens with ~), anywhere."""
        key = (state, wanted)
        if key not in self._leads:
            self._leads[key] = False
            self._leads[key] = any(self._step_holds(arc, wanted) for arc in self._state(state))
        return self._leads[key]

    def _step_holds(self, arc: Arc, wanted: bytes) -> bool:
        if arc.label == wanted[0] and (len(wanted) == 1 or (arc.target and self._holds(arc.target, wanted[1:]))):
            return True
        return bool(wanted[0] == _PARTS and arc.target and self._holds(arc.target, wanted))

    def _state(self, at: int) -> tuple[Arc, ...]:
        if at not in self._states:
            self._states[at] = self._read_state(at)
        return self._states[at]

    def _read_state(self, at: int) -> tuple[Arc, ...]:
        raw: list[tuple[int, bool, int | None]] = []
        flags = 0
        while not flags & _LAST:
            flags = self._arcs[at]
            at += 1
            if flags & _INDEXED:
                label = self._labels[flags & _INDEXED]
            else:
                label = self._arcs[at]
                at += 1
            target = None
            if not flags & _NEXT:
                target, at = self._read_number(at)
            raw.append((label, bool(flags & _FINAL), target))
        return tuple(Arc(label, final, at if target is None else target) for label, final, target in raw)

    def _read_number(self, at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = self._arcs[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value, at
            shift += 7


def _entry(line: bytes) -> Entry:
    word, change, tag = line.split(b"~")
    lemma = word[: len(word) - (change[0] - ord("A"))] + change[1:]
    return Entry(word.decode(), lemma.decode(), tag.decode())
