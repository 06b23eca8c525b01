"""Which undertakings hold a word: an index over the stems of all sentences of their sporen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from nakomen.archive.filters import SPOOR
from nakomen.archive.passing import Told, has_words, holds
from nakomen.archive.query_words import Query, terms_of
from nakomen.archive.stems import stems_in
from nakomen.ledger import Ledger
from nakomen.ledger.rows import LedgerRow
from nakomen.queries import Condition, field_of, parse
from nakomen.review.narrowing import status_passes
from nakomen.web.facets import positions

#: How many answers are kept at hand.
_KEPT = 500


@dataclass(slots=True)
class RowWords:
    """The rows of each stem, and the rows themselves, to look closer."""

    rows: Sequence[LedgerRow]
    ledger: Ledger
    _found: dict[str, array[int]] = field(default_factory=dict)
    _answers_kept: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[LedgerRow], ledger: Ledger) -> RowWords:
        """Index the sentences of each row's spoor."""
        made = cls(rows, ledger)
        for at, row in enumerate(rows):
            stems = {
                stem
                for one in row.spoor.statements
                for both in stems_in(ledger.statements[one].sentence)
                for stem in both
            }
            for stem in stems:
                made._found.setdefault(stem, array("I")).append(at)
        return made

    def answer(self, query: str, within: int) -> int:
        """Return which of some rows answer to a query; what was asked lately is not weighed again."""
        answer = self._answers_kept.get(query)
        if answer is None:
            answer = self._answer(query, (1 << len(self.rows)) - 1)
            if len(self._answers_kept) >= _KEPT:
                self._answers_kept.clear()
            self._answers_kept[query] = answer
        return answer & within

    def _answer(self, query: str, within: int) -> int:
        """Return which of some rows answer to a query; QueryError points at what is wrong in it.

        Conditions are about the undertaking itself; the words may stand in any sentence of its spoor.
        """
        asked = parse(query)
        terms = terms_of(asked)
        left = within
        for term in terms.wanted:
            for stem, porter in zip(term.stems, term.porter_stems, strict=True):
                left &= self._rows_with(stem) | self._rows_with(porter)
        if not asked.conditions and not terms.unwanted and len(terms.wanted) == 1 and len(terms.wanted[0].stems) == 1:
            # The index says all there is to say about a single word.
            return left
        size = len(self.rows)
        kept = bytearray(size // 8 + 1)
        for at in positions(left, size):
            if self._answers(self.rows[at], asked.conditions, terms):
                kept[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(kept, "little")

    def _answers(self, row: LedgerRow, conditions: Sequence[Condition], terms: Query) -> bool:
        told = Told(row.statement, row.document.date, row.document.number)
        of_spoor = [one for one in conditions if field_of(one.field).about == SPOOR]
        if not holds(told, [one for one in conditions if one not in of_spoor]):
            return False
        if not all(status_passes((row.status,), one) for one in of_spoor):
            return False
        said = (self.ledger.statements[one] for one in row.spoor.statements)
        return not (terms.wanted or terms.unwanted) or any(has_words(one, terms) for one in said)

    def _rows_with(self, stem: str) -> int:
        mask = bytearray(len(self.rows) // 8 + 1)
        for at in self._found.get(stem, ()):
            mask[at >> 3] |= 1 << (at & 7)
        return int.from_bytes(mask, "little")
