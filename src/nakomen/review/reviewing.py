"""Opens the judged ledger of an archive."""

from __future__ import annotations

from collections.abc import Iterable

from nakomen.archive import Archive, Filters
from nakomen.model import Document, NakomenError, Statement
from nakomen.review.effective import judge
from nakomen.review.judged import Judged
from nakomen.review.standing import conflicts_of_sporen
from nakomen.review.tying import Ties
from nakomen.tracing import find_sporen
from nakomen.tracing.events import dated_events

#: How many words of a quote are searched for in other documents, and in how many of these it may stand.
_WORDS, _MOST = 8, 20


def judged(archive: Archive, reviewer: str | None = None) -> Judged:
    """Return an archive's statements and links as people judged them; what nobody judged is as the program has it.

    The texts of documents are read only where their statements were judged. With a `reviewer` her judgements alone
    count, as if nobody else had judged.
    """
    statements, links = archive.statements(), archive.links()
    rows = archive.documents()
    days = {row.id: row.date for row in rows if row.date is not None}
    log = archive.log.judgements()
    number, seen = (log[-1].number, log[-1].id) if log else (0, "")
    judgements = [one for one in log if reviewer in (None, one.reviewer)]
    if not judgements:
        sporen, events = find_sporen(statements, links, days), dated_events(statements, days)
        return Judged(statements, links, days=days, sporen=sporen, events=events, number=number, seen=seen)
    known = {row.id for row in rows}
    pool: dict[str, list[Statement]] = {}
    for one in statements:
        pool.setdefault(one.document, []).append(one)
    ties = Ties(lambda name: archive.document(name) if name in known else None, _Elsewhere(archive), pool)
    found = judge(statements, links, judgements, ties)
    found.days, found.number, found.seen = days, number, seen
    place = {row.id: at for at, row in enumerate(rows)}
    found.statements.sort(key=lambda one: (place[one.document], one.start, one.end))
    found.sporen = find_sporen(found.statements, found.links, days)
    found.events = dated_events(found.statements, days)
    found.conflicts += conflicts_of_sporen(found, found.sporen)
    return found


class _Elsewhere:
    """The documents of an archive that hold the first words of a quote."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __call__(self, quote: str) -> Iterable[Document]:
        words = [word.strip("«»“”\"'()[].,;:!?-") for word in quote.split()]
        phrase = " ".join([word for word in words if word and '"' not in word][:_WORDS])
        if not phrase:
            return []
        try:
            hits = self._archive.search(f'"{phrase}"', Filters(limit=_MOST))
        except NakomenError:
            # A quote of nothing but figures and signs is no question.
            return []
        return [self._archive.document(name) for name in dict.fromkeys(hit.document for hit in hits)]
