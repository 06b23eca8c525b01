"""What a Dutch word is as a verb: its infinitive, its form, and the first part that stands elsewhere in the clause."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class VerbReading(NamedTuple):
    """One way to read a word as a verb.

    `form` is inf, pres_sg, pres_pl, past_sg, past_pl, part, pres_part or imp. `particle` is the first part of a
    separable verb where the word stands without it ("kondigde ... aan"); empty where it is joined or there is none.
    """

    lemma: str
    form: str
    particle: str


def verb_readings(word: str) -> tuple[VerbReading, ...]:
    """Return the verb readings of a word in lower case, none when it is no verb.

    >>> verb_readings("benadrukte")
    (VerbReading(lemma='benadrukken', form='past_sg', particle=''),)
    >>> sorted((reading.particle, reading.lemma) for reading in verb_readings("kondigde"))[0]
    ('aan', 'aankondigen')
    >>> verb_readings("bondgenoot")
    ()
    """
    line = _table().lines.get(word)
    return _parse(line) if line is not None else ()


def doubtful(word: str) -> bool:
    """Tell whether a verb form is as likely a noun, adjective or other word ("steun", "lid", "werk").

    >>> doubtful("steun"), doubtful("besteedt")
    (True, False)
    """
    return word in _table().doubtful


class _Table(NamedTuple):
    lines: dict[str, str]
    doubtful: frozenset[str]


@cache
def _table() -> _Table:
    """Read the table once, leaving its lines unread: a text uses few of the 150,000 words."""
    packed = (files("nakomen.languages.nl") / "verb_forms.tsv.gz").read_bytes()
    cells = gzip.decompress(packed).decode().split()
    lines = dict(zip(cells[::2], cells[1::2], strict=True))
    doubted = [word for word in lines if word[0] == "~"]
    for word in doubted:
        lines[word[1:]] = lines.pop(word)
    return _Table(lines, frozenset(word[1:] for word in doubted))


@cache
def _parse(line: str) -> tuple[VerbReading, ...]:
    return tuple(VerbReading(*reading.split(":")) for reading in line.split(","))
