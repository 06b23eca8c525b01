"""Raises the floors of the quality gate to what extraction reaches now: `python tests/quality/raise_floors.py`.

A figure below its floor stops it, unless `--lower "reason"` is given; the reason is kept with the floors.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None, folder: Path = HERE) -> int:
    """Measure, write the floors and the outcomes, and say what moved."""
    from floors import raise_floors, read_floors, read_outcomes, write_floors
    from quality_figures import corpora, evaluated, figures_of, moved_since

    from nakomen.evaluation.outcomes import outcomes_of

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="REASON", default="", help="lower floors too, and keep this reason")
    reason = parser.parse_args(arguments).lower.strip()
    floors, kept = read_floors(folder / "floors.toml"), read_outcomes(folder / "outcomes.json")
    fallen: list[str] = []
    for corpus in corpora():
        figures = figures_of(corpus)
        fallen += raise_floors(floors, corpus.name, figures, reason)
        floors.digests[corpus.name] = corpus.digest
        moved = moved_since(corpus, kept[corpus.name]) if corpus.name in kept else []
        kept[corpus.name] = {key: str(outcome) for key, outcome in outcomes_of(evaluated(corpus)).items()}
        told = ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items())
        sys.stdout.write("\n".join([f"{corpus.name}: {told}", *moved]) + "\n")
    if fallen:
        sys.stderr.write("\n".join([*fallen, 'nothing written; --lower "reason" lowers these floors']) + "\n")
        return 1
    write_floors(floors, folder / "floors.toml")
    told = json.dumps(kept, indent=0, ensure_ascii=False, sort_keys=True)
    (folder / "outcomes.json").write_text(f"{told}\n", encoding="utf-8")
    if folder == HERE:
        # The README tells the floors; its table is written along with them.
        runpy.run_path(str(HERE.parents[1] / "docs" / "make_figures.py"), run_name="__main__")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
