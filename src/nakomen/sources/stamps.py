"""What was asked before, and up to where each answer went: what `fetch update` asks again."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from nakomen.model import FetchError
from nakomen.sources.asking import Request


@dataclass(frozen=True, slots=True)
class Question:
    """A request as it was put to a source, with the last stamp that it gave."""

    source: str
    request: Request
    stamp: str = ""


class Stamps:
    """The questions that were put, in a small JSON file beside what was fetched."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            values = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
            self._questions = {_key(one): one for one in map(_question, values)}
        except (OSError, ValueError, TypeError, KeyError) as error:
            remedy = "move it away; then the next fetch asks for everything"
            raise FetchError("the kept stamps are damaged", where=str(path), remedy=remedy) from error

    def questions(self) -> list[Question]:
        """Return what was asked before, in that order."""
        return list(self._questions.values())

    def continued(self) -> list[Question]:
        """Return what was asked before, each asking only for what changed since its stamp."""
        return [replace(one, request=replace(one.request, changed_since=one.stamp)) for one in self.questions()]

    def note(self, source: str, request: Request, stamp: str) -> None:
        """Keep how far the answer to a request has come; without a stamp, keep that it was asked."""
        question = Question(source, request, stamp)
        before = self._questions.get(_key(question))
        if not stamp and before is not None:
            return
        self._questions[_key(question)] = question
        self._write()

    def _write(self) -> None:
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        values = [_values(one) for one in self._questions.values()]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(self.path)
        except OSError as error:
            remedy = "check the disk and your rights, or name another folder with --into"
            raise FetchError(f"cannot be written: {error.strerror}", where=str(self.path), remedy=remedy) from error


def _key(question: Question) -> tuple[object, ...]:
    asked = question.request
    return question.source, asked.words, asked.since, asked.until, asked.ministry, asked.status


def _values(question: Question) -> dict[str, Any]:
    asked = question.request
    return {
        "source": question.source,
        "words": list(asked.words),
        "since": asked.since and asked.since.isoformat(),
        "until": asked.until and asked.until.isoformat(),
        "ministry": asked.ministry,
        "status": asked.status,
        "stamp": question.stamp,
    }


def _question(values: dict[str, Any]) -> Question:
    request = Request(
        words=tuple(values["words"]),
        since=date.fromisoformat(values["since"]) if values["since"] else None,
        until=date.fromisoformat(values["until"]) if values["until"] else None,
        ministry=values["ministry"],
        status=values.get("status", ""),
    )
    return Question(values["source"], request, values["stamp"])
