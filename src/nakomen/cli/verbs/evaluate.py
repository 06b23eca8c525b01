"""The verb `evaluate`: what is found against what careful readers wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nakomen.cli.progress import progress
from nakomen.cli.showing import console, print_json
from nakomen.cli.verb import option, verb
from nakomen.engines.how_to_read import HowToRead
from nakomen.wording import count, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nakomen.evaluation.running import Evaluated

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
#: Options that ask for something of nakomen's own, which a second reader does not have.
_OF_NAKOMEN = ("reliability", "speed", "save", "compare")
_NOT_OF_LINKS = ("binding_only", "kinds", "against", "keep_offsets", *_OF_NAKOMEN)
_OF_FIGURES = ("links", "misses", "kinds", "against", "binding_only", *_OF_NAKOMEN)


@verb("evaluate")
@click.argument("gold", type=_FOLDER, metavar="GOLD")
@option("--documents", type=_FOLDER, metavar="FOLDER", help="documents")
@option("--binding-only", is_flag=True, help="binding-only")
@option("--misses", is_flag=True, help="misses")
@option("--kinds", is_flag=True, help="kinds")
@option("--reliability", is_flag=True, help="reliability")
@option("--speed", is_flag=True, help="speed")
@option("--save", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="save")
@option("--compare", type=_FILE, metavar="FILE", help="compare")
@option("--against", type=_FOLDER, metavar="FOLDER", help="against")
@option("--keep-offsets", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="keep-offsets")
@option("--links", is_flag=True, help="links")
@option("--json", "as_json", is_flag=True, help="json")
def command(gold: Path, documents: Path | None, as_json: bool, **asked: Any) -> None:  # noqa: ANN401 - the options
    """Print how good extraction is."""
    _refuse_what_does_not_go_together(asked)
    if asked["keep_offsets"]:
        _keep_offsets(gold, documents, asked["keep_offsets"], as_json=as_json)
        return
    if asked["links"]:
        _evaluate_links(gold, documents, misses=asked["misses"], as_json=as_json)
        return
    _check_before_the_work(asked)
    done = _evaluate(gold, documents, asked)
    left_out = _left_out(gold, asked["against"], done)
    if as_json:
        from nakomen.cli.evaluation_values import values_of_run

        print_json({**values_of_run(done, asked), "not_measured": left_out})
    else:
        from nakomen.cli.evaluation_page import print_run

        print_run(console(), done, asked)
        if left_out:
            click.echo(say("not-measured", names=", ".join(left_out)))
        _tell_not_standing(done)
    if asked["save"]:
        _save(asked["save"], done, as_json=as_json)


def _refuse_what_does_not_go_together(asked: Mapping[str, Any]) -> None:
    for name, excluded in (("against", _OF_NAKOMEN), ("keep_offsets", _OF_FIGURES), ("links", _NOT_OF_LINKS)):
        beside = [_option(other) for other in excluded if asked[other]]
        if asked[name] and beside:
            words = say("not-together", name=_option(name), others=", ".join(beside))
            raise click.UsageError(words, click.get_current_context())


def _check_before_the_work(asked: dict[str, Any]) -> None:
    """Refuse a file that cannot be written, and read the run to compare with, before minutes go into the figures."""
    from nakomen.evaluation.destinations import check_writable
    from nakomen.evaluation.versions import read_run

    if asked["save"]:
        check_writable(asked["save"])
    if asked["compare"]:
        asked["compare"] = read_run(asked["compare"])


def _tell_not_standing(done: list[Evaluated]) -> None:
    """Tell how many quotes of gold do not stand in their documents; `--misses` names them."""
    numbers = {one.name: number for one in done if (number := one.not_standing())}
    if numbers:
        names = ", ".join(f"{name} ({number})" for name, number in numbers.items())
        click.echo(say("not-standing", quotes=count("quotes", sum(numbers.values())), names=names))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _evaluate(gold: Path, documents: Path | None, asked: Mapping[str, Any]) -> list[Evaluated]:
    """Evaluate each document, or compare each with what the second reader wrote about it."""
    from nakomen.evaluation.annotated import Annotated, annotated_by_both, annotated_in
    from nakomen.evaluation.running import compare_readers, evaluate_annotated
    from nakomen.evaluation.scope import Scope

    scope = Scope.BINDING if asked["binding_only"] else None
    second = asked["against"]

    def work(file: Annotated) -> Evaluated:
        read = reading.read_document
        return compare_readers(file, second, scope, read) if second else evaluate_annotated(file, scope, read)

    files = annotated_by_both(gold, second, documents) if second else annotated_in(gold, documents)
    with HowToRead().process() as reading, progress(files, lambda file: file.name) as watched:
        return [work(file) for file in watched]


def _evaluate_links(gold: Path, documents: Path | None, *, misses: bool, as_json: bool) -> None:
    from nakomen.cli.link_figures import print_links, values_of_links
    from nakomen.evaluation.linked import evaluate_links

    figures = evaluate_links(gold, documents)
    if as_json:
        print_json(values_of_links(figures))
    else:
        print_links(console(), figures, misses=misses)


def _left_out(gold: Path, second: Path | None, done: list[Evaluated]) -> list[str]:
    """Return the names of gold that has no document, or that only one of two readers has."""
    from nakomen.evaluation.annotated import names_in

    names = names_in(gold) | (names_in(second) if second else set())
    return sorted(names - {one.name for one in done})


def _keep_offsets(gold: Path, documents: Path | None, into: Path, *, as_json: bool) -> None:
    from nakomen.evaluation.annotated import keep_offsets

    with HowToRead().process() as reading:
        names = keep_offsets(gold, documents, into, reading.read_document)
    if as_json:
        print_json({"folder": str(into), "kept": names})
    else:
        click.echo(say("offsets-kept", files=count("files", len(names)), folder=into))


def _save(file: Path, done: list[Evaluated], *, as_json: bool) -> None:
    from nakomen import __version__
    from nakomen.evaluation.versions import keep_run

    keep_run(file, done, __version__)
    if not as_json:
        click.echo(say("run-kept", file=file))
