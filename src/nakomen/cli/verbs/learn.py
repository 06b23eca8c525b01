"""The verb `learn`: how sure statements are, counted from what careful readers and reviewers bore out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nakomen.cli.progress import progress
from nakomen.cli.showing import console, print_json
from nakomen.cli.verb import option, verb
from nakomen.engines.how_to_read import HowToRead
from nakomen.wording import count, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nakomen.evaluation.learning import Counts
    from nakomen.evaluation.letters_once import LeftOut
    from nakomen.evaluation.running import Evaluated

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@verb("learn")
@click.argument("gold", type=_FOLDER, metavar="GOLD", nargs=-1, required=True)
@option("--documents", type=_FOLDER, metavar="FOLDER", multiple=True, help="documents")
@option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="learn-out")
@option("--json", "as_json", is_flag=True, help="json")
def command(gold: tuple[Path, ...], documents: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Count how often statements made in each way are right."""
    from nakomen.evaluation.learning import by_language, leave_one_out

    if out:
        from nakomen.evaluation.destinations import check_folder

        check_folder(out)
    done, left_out = _evaluate(gold, documents)
    missing = _without_document(gold, documents)
    if not as_json:
        _tell_left_out(left_out, missing)
    reliability = leave_one_out(done)
    learned = by_language(done)
    written = _write(out, learned) if out else []
    if as_json:
        from nakomen.cli.evaluation_values import values_of_reliability

        told = {
            "leave_one_out": values_of_reliability(reliability),
            "ways": {language: len(counts) for language, counts in learned.items()},
            "written": written,
            "left_out": [{"gold": str(one.gold), "same_as": str(one.same_as)} for one in left_out],
            "not_measured": missing,
        }
        print_json(told)
        return
    from nakomen.cli.evaluation_page import print_reliability
    from nakomen.evaluation.scope import Scope

    page = console()
    # Gold of binding statements is counted, but tells nothing of reliability.
    measured = sum(one.scope is Scope.ALL for one in done)
    page.print(say("left-one-out", documents=count("documents", measured)))
    print_reliability(page, reliability)
    click.echo(say("learned", files=", ".join(written)) if written else say("nothing-written"))


def _evaluate(gold: tuple[Path, ...], documents: tuple[Path, ...]) -> tuple[list[Evaluated], list[LeftOut]]:
    """Evaluate the gold of every folder, each document looked for beside its gold and in all folders of documents."""
    from nakomen.evaluation.annotated import annotated_among
    from nakomen.evaluation.letters_once import each_letter_once
    from nakomen.evaluation.running import evaluate_annotated

    files = [file for folder in gold for file in annotated_among(folder, documents)]
    with HowToRead().process() as reading, progress(files, lambda file: file.name) as watched:
        return each_letter_once((file, evaluate_annotated(file, read=reading.read_document)) for file in watched)


def _tell_left_out(left_out: list[LeftOut], missing: list[str]) -> None:
    for one in left_out:
        click.echo(say("counted-before", gold=one.gold, before=one.same_as))
    if missing:
        click.echo(say("without-document", names=", ".join(missing)))


def _without_document(gold: tuple[Path, ...], documents: tuple[Path, ...]) -> list[str]:
    from nakomen.evaluation.annotated import without_document

    missing = (path for folder in gold for path in without_document(folder, documents))
    return list(dict.fromkeys(str(path) for path in missing))


def _write(out: Path, learned: Mapping[str, Counts]) -> list[str]:
    """Write the counts of each language, and return the files."""
    from nakomen.evaluation.learning import write_counts

    written = []
    for language, counts in learned.items():
        path = out / language / "confidence.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_counts(path, counts)
        written.append(str(path))
    return written
