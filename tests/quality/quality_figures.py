"""Measures extraction over each corpus of gold, for the gate and for the command that raises its floors."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nakomen.demo import dossier_folder
from nakomen.evaluation import sum_scores
from nakomen.evaluation.annotated import Annotated, annotated_in
from nakomen.evaluation.outcomes import changes, outcomes_of
from nakomen.evaluation.running import Evaluated, evaluate_annotated
from nakomen.evaluation.scope import Scope, table_for

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = ROOT.parent / "shared"
BINDING = ("binding", "binding+kind")
FIELDS = ("field:actor", "field:addressee", "field:theme", "field:due", "field:amounts", "field:refs")


@dataclass(frozen=True)
class Corpus:
    """Gold files, each with the document that it was written for, and the figures that mean something there.

    `scope` is what the gold holds where no table beside it can tell. `unread` gold is kept apart to measure on: nothing
    of its sentences is ever printed, so that no rule is made for them.
    """

    name: str
    pairs: tuple[Annotated, ...]
    measures: tuple[str, ...] = ("detect", "detect+kind", *BINDING, *FIELDS)
    scope: Scope | None = None
    unread: bool = False

    @property
    def digest(self) -> str:
        """The digest of all gold, what is told of it and all documents, names included."""
        running = hashlib.sha256()
        tables = sorted({table for pair in self.pairs if (table := table_for(pair.gold))})
        for path in (*(path for pair in self.pairs for path in pair), *tables):
            running.update(f"{path.name}\n".encode())
            running.update(hashlib.sha256(path.read_bytes()).digest())
        return running.hexdigest()


def corpora() -> list[Corpus]:
    """Return the corpora that are here: the shipped dossier always, those beside the checkout where they are."""
    dossier = (
        Annotated(ROOT / "tests/letters" / f"{path.stem}.expected.jsonl", path)
        for path in sorted(dossier_folder().iterdir())
    )
    found = [Corpus("dossier", tuple(dossier))]
    if (SHARED / "gold").is_dir():
        gold, documents = SHARED / "gold", SHARED / "documents"
        found += [
            Corpus("letters", files_in(gold / "dev", SHARED / "letters")),
            Corpus("answers", files_in(gold / "dev-answers", documents), BINDING + FIELDS, Scope.BINDING),
            Corpus("english", files_in(gold / "dev-english", documents)),
            Corpus("gold-dev", files_in(HERE / "gold/dev/final", documents)),
            Corpus("gold-measure", files_in(HERE / "gold/measure/final", documents), unread=True),
        ]
    return found


def files_in(gold: Path, documents: Path) -> tuple[Annotated, ...]:
    """Return each gold file of a folder with the raw document of its name, in the order of names."""
    return tuple(annotated_in(gold, documents))


@cache
def evaluated(corpus: Corpus) -> tuple[Evaluated, ...]:
    """Extract every document of a corpus and compare, once a run."""
    return tuple(evaluate_annotated(file, corpus.scope) for file in corpus.pairs)


def figures_of(corpus: Corpus) -> dict[str, float]:
    """Return a corpus' figures by measure; one of which the gold has no case is left out."""
    total = sum_scores(one.score for one in evaluated(corpus))
    return {name: round(total[name].f1, 4) for name in corpus.measures if total[name].gold}


def moved_since(corpus: Corpus, kept: Mapping[str, str]) -> list[str]:
    """Return what changed since outcomes were kept, one line a statement; of unread gold only how much."""
    changed = changes(kept, outcomes_of(evaluated(corpus)))
    if corpus.unread:
        lost = sum(change.lost for change in changed)
        return [f"  {lost} lost, {len(changed) - lost} gained"] if changed else []
    return [str(change) for change in changed]
