"""The verb `learn`: how sure statements are, counted from what careful readers and reviewers bore out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.cli.progress import progress
from nakomen.cli.safe_reading import HowToRead
from nakomen.cli.showing import console, print_json
from nakomen.cli.verb import option, verb
from nakomen.cli.wording import count, say

if TYPE_CHECKING:
    from nakomen.evaluation.running import Evaluated

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@verb("learn")
@click.argument("gold", type=_FOLDER, metavar="GOLD", nargs=-1, required=True)
@option("--documents", type=_FOLDER, metavar="FOLDER", multiple=True, help="documents")
@option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="learn-out")
@option("--json", "as_json", is_flag=True, help="json")
def command(gold: tuple[Path, ...], documents: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Count how often statements made in each way are right."""
    from nakomen.evaluation.learning import by_language, leave_one_out, write_counts

    done = _evaluate(gold, documents)
    reliability = leave_one_out(done)
    learned = by_language(done)
    written = [str(out / language / "confidence.toml") for language in learned] if out else []
    for path, counts in zip(written, learned.values(), strict=bool(written)):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        write_counts(Path(path), counts)
    if as_json:
        from nakomen.cli.evaluation_values import values_of_reliability

        ways = {language: len(counts) for language, counts in learned.items()}
        print_json({"leave_one_out": values_of_reliability(reliability), "ways": ways, "written": written})
        return
    from nakomen.cli.evaluation_page import print_reliability

    page = console()
    page.print(say("left-one-out", documents=count("documents", len(done))))
    print_reliability(page, reliability)
    click.echo(say("learned", files=", ".join(written)) if written else say("nothing-written"))


def _evaluate(gold: tuple[Path, ...], documents: tuple[Path, ...]) -> list[Evaluated]:
    """Evaluate the gold of every folder, each document looked for beside its gold and in all folders of documents."""
    from nakomen.evaluation.annotated import annotated_among
    from nakomen.evaluation.running import evaluate_annotated

    files = [file for folder in gold for file in annotated_among(folder, documents)]
    with HowToRead().process() as reading, progress(files, lambda file: file.name) as watched:
        return [evaluate_annotated(file, read=reading.read_document) for file in watched]
