"""The log of judgements for somebody who may not see every document: what is about the others is not in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from nakomen.archive.judgement_log import JudgementLog
from nakomen.archive.judgement_rows import Record
from nakomen.model import Judgement, JudgementKind
from nakomen.web.not_here import NotHereError
from nakomen.web.restricted import may_see

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: What changes everything at once.
_WHOLE = frozenset({"take_in"})


class GuardedLog(JudgementLog):
    """A log whose every answer leaves out what may not be seen, and that takes in nothing about it."""

    def __init__(self, engine: Callable[[], Engine], where: str, seen: Callable[[], Collection[str]]) -> None:
        super().__init__(engine, where, "")
        self._seen = seen

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever the attribute is
        found = super().__getattribute__(name)
        if name.startswith("_"):
            return found
        if name in _WHOLE:
            raise RuntimeError(f"{name} needs the whole log")

        def asked(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - what the method takes and returns
            self._refuse_unseen(given)
            if name == "erase":
                self._refuse_unseen_ids(given[0])
            answer = found(*given, **more)
            return [one for one in answer if self._may_see(one)] if isinstance(answer, list) else answer

        return asked

    def withdrawn(self) -> frozenset[str]:
        """Return the ids of the judgements about what is seen that were withdrawn."""
        return super().withdrawn() & self._seen_ids()

    def _may_see(self, one: object) -> bool:
        """Tell whether an entry is about what is seen; one about other entries is where those are."""
        judgement = one.judgement if isinstance(one, Record) else one
        if not isinstance(judgement, Judgement):
            return True
        if judgement.kind in (JudgementKind.WITHDRAW, JudgementKind.ERASE):
            return set(judgement.judgements) <= self._seen_ids()
        return may_see(judgement, self._seen())

    def _seen_ids(self) -> set[str]:
        whole = super().__getattribute__("records")()
        return {one.judgement.id for one in whole if may_see(one.judgement, self._seen())}

    def _refuse_unseen(self, given: Iterable[Any]) -> None:
        for one in given:
            handed = one if isinstance(one, list | tuple) else [one]
            for judgement in handed:
                if isinstance(judgement, Judgement) and not may_see(judgement, self._seen()):
                    raise NotHereError(judgement.subjects[0].document)

    def _refuse_unseen_ids(self, ids: Iterable[str]) -> None:
        unseen = set(ids) - self._seen_ids()
        if unseen:
            raise NotHereError(min(unseen))
