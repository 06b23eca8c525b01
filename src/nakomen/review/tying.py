"""Ties judgements to the statements of today: by the words that they are about, never by a row or an id alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nakomen.model import Anchor, Document, Judgement, JudgementKind, Kind, Span, Statement
from nakomen.model.judged_fields import READ, amounts_of
from nakomen.review.anchoring import Text
from nakomen.review.judged import Orphan
from nakomen.review.making import new_id

#: A statement is the one that was judged when their words overlap by so much of the shorter and of the longer one.
_OF_SHORTER, _OF_LONGER = 0.5, 0.3
#: Words that a person marked herself are another statement, unless nearly all of them are the program's too.
_NEARLY = 0.8
_MARKED = frozenset({JudgementKind.ADD, JudgementKind.SPLIT})

Find = Callable[[str], Document | None]
Elsewhere = Callable[[str], Iterable[Document]]
_Words = tuple[str, str, int, str, str]


@dataclass(slots=True)
class Ties:
    """Where the words of judgements stand today.

    `targets` gives for each judgement the statement of each of its subjects, None for one that was not found.
    `pool` holds the statements of the documents that were judged, `revived` those of them that the program does not
    find (any more), made of what people marked or saw.
    """

    find: Find
    elsewhere: Elsewhere
    pool: dict[str, list[Statement]]
    revived: dict[str, Statement] = field(default_factory=dict)
    targets: dict[str, list[str | None]] = field(default_factory=dict)
    orphans: list[Orphan] = field(default_factory=list)
    _texts: dict[str, Text | None] = field(default_factory=dict)
    _found: dict[_Words, tuple[Text, Span] | None] = field(default_factory=dict)

    def text_of(self, document: str) -> Text | None:
        """Return a document's text, read once; None where the archive has no such document."""
        if document not in self._texts:
            found = self.find(document)
            self._texts[document] = None if found is None else Text(found)
        return self._texts[document]

    def place(self, anchor: Anchor) -> tuple[Text, Span] | None:
        """Return in which text an anchor's words stand now and where: in its own document, else in another."""
        key = (anchor.document, anchor.quote, anchor.start, anchor.before, anchor.behind)
        if key not in self._found:
            self._found[key] = self._place(anchor)
        return self._found[key]

    def _place(self, anchor: Anchor) -> tuple[Text, Span] | None:
        own = self.text_of(anchor.document)
        span = own.find(anchor) if own else None
        if own is not None and span is not None:
            return own, span
        found = []
        for document in self.elsewhere(anchor.quote):
            text = self.text_of(document.id) if document.id != anchor.document else None
            span = text.find(anchor, elsewhere=True) if text else None
            if text is not None and span is not None:
                found.append((text, span))
        # Words that several other papers hold could be anybody's.
        return found[0] if len(found) == 1 else None

    def tie(self, judgement: Judgement) -> None:
        """Find the statement of each subject, and note what is not found."""
        marked = judgement.kind in _MARKED
        ends = judgement.subjects
        if judgement.kind in (JudgementKind.SET_STATUS, JudgementKind.CHANGE_TERM):
            ends = ends[:1]
        targets: list[str | None] = []
        for at, anchor in enumerate(ends):
            own = marked and (at > 0 or judgement.kind is JudgementKind.ADD)
            where = self.place(anchor)
            if where is None:
                self.orphans.append(self._orphan(judgement, anchor))
                targets.append(None)
            else:
                targets.append(self._target(judgement, anchor, where, own=own))
        self.targets[judgement.id] = targets

    def _orphan(self, judgement: Judgement, anchor: Anchor) -> Orphan:
        text = self.text_of(anchor.document)
        near = text.nearest(anchor) if text else None
        if text is None or near is None:
            return Orphan(judgement, anchor.quote, anchor.document)
        span, likeness = near
        passage = text.plain[span.start : span.end]
        return Orphan(judgement, anchor.quote, anchor.document, passage, span.start, likeness)

    def _target(self, judgement: Judgement, anchor: Anchor, where: tuple[Text, Span], *, own: bool) -> str:
        text, span = where
        pool = self.pool.setdefault(text.document.id, [])
        apart = self._without_whole(judgement, pool) if own else pool
        found = _best(apart, span, anchor.statement, strict=own)
        if found is None:
            found = self._revive(judgement, anchor, where)
            pool.append(found)
            self.revived[found.id] = found
        return found.id

    def _without_whole(self, judgement: Judgement, pool: Sequence[Statement]) -> Sequence[Statement]:
        """Return statements without the one that a split parts: nearly all of its words can be one part."""
        whole = self.place(judgement.subjects[0]) if judgement.kind is JudgementKind.SPLIT else None
        if whole is None:
            return pool
        span = whole[1]
        return [one for one in pool if not (one.start <= span.start and span.end <= one.end)]

    def _revive(self, judgement: Judgement, anchor: Anchor, where: tuple[Text, Span]) -> Statement:
        text, span = where
        quote = text.plain[span.start : span.end]
        identity = anchor.statement or new_id(text.document.id, quote, 0)
        taken = {one.id for pool in self.pool.values() for one in pool}
        if identity in taken:
            identity = new_id(text.document.id, quote, 1 + text.plain[: span.start].count(quote))
        if identity in taken:
            identity = new_id(text.document.id, f"{quote}\n{anchor.start}", 0)
        values = dict(anchor.then)
        if judgement.kind in (JudgementKind.ADD, JudgementKind.CORRECT):
            values |= judgement.values
        if judgement.kind is JudgementKind.SPLIT:
            values = dict(judgement.subjects[0].then)
        empty = Statement(identity, text.document.id, span.start, span.end, quote, quote, Kind.POSITION, confidence=1.0)
        return with_fields(empty, values)


def with_fields(statement: Statement, values: Mapping[str, str]) -> Statement:
    """Return a statement with fields as people wrote them; an amount that is said already keeps its place."""
    changed: dict[str, object] = {name: READ[name](value) for name, value in values.items() if name in READ}
    if "amounts" in values:
        known = {str(amount): amount for amount in statement.amounts}
        changed["amounts"] = tuple(known.get(str(one), one) for one in amounts_of(values["amounts"], statement.start))
    if "due" in values and values["due"] != statement.due:
        changed |= {"due_said": "", "due_event": ""}
    return replace(statement, **changed)  # type: ignore[arg-type]


def _best(pool: Sequence[Statement], span: Span, identity: str, *, strict: bool) -> Statement | None:
    """Return the statement that stands in a place: the one of all its words, else the one that shares most."""
    best: tuple[float, bool, Statement] | None = None
    for one in pool:
        shared = min(one.end, span.end) - max(one.start, span.start)
        if shared <= 0:
            continue
        sizes = sorted((one.end - one.start, span.end - span.start))
        enough = (
            shared >= _NEARLY * sizes[1] if strict else shared >= max(_OF_SHORTER * sizes[0], _OF_LONGER * sizes[1])
        )
        rank = (shared / sizes[1], one.id == identity, one)
        if enough and (best is None or rank[:2] > best[:2]):
            best = rank
            if rank[:2] == (1.0, True):
                break
    return best[2] if best else None


def tie_all(ties: Ties, judgements: Iterable[Judgement]) -> None:
    """Tie judgements; first those that make statements, so that others can be about these."""
    judged = list(judgements)
    for one in sorted(judged, key=lambda one: one.kind not in _MARKED):
        ties.tie(one)
