"""The verb `agreement`: how far coders agree on the statements that they both ruled on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.filtering import filters_of, with_filters
from nakomen.cli.showing import console, print_json, table
from nakomen.cli.verb import option, verb
from nakomen.ledger.judged_words import field_name
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.evaluation.agreeing import Agreement


@verb("agreement")
@click.argument("reviewers", metavar="REVIEWER REVIEWER...", nargs=-1, required=True)
@with_filters
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(reviewers: tuple[str, ...], as_json: bool, archive: Place | None, **given: Any) -> None:  # noqa: ANN401
    """Print agreement."""
    from nakomen.evaluation.agreeing import agreement_of
    from nakomen.review.coders import coded_by
    from nakomen.review.names import as_known

    with open_archive(archive) as opened:
        known = opened.log.reviewers()
        coders = tuple(dict.fromkeys(as_known(one, known) for one in reviewers))
        _refuse_unknown(opened, coders)
        filters = replace(filters_of(given, opened), limit=None)
        among = {one.id for one in opened.statements(filters)} if filters.narrows else None
        coded = coded_by(opened, coders, among)
    fields = {name: agreement_of(labels) for name, labels in coded.fields.items()}
    kinds = {kind: agreement_of(coded.of_kind(kind)) for kind in coded.kinds_given}
    if as_json:
        parts = {"fields": fields, "kinds": kinds}
        told = {part: {name: asdict(one) for name, one in each.items()} for part, each in parts.items()}
        print_json({"reviewers": coders, "statements": len(coded.statements), **told})
    elif not coded.statements:
        click.echo(say("agreement-none"))
    else:
        click.echo(say("agreement-head", statements=count("statements", len(coded.statements))))
        _print(say("column-field"), {field_name(name): one for name, one in fields.items()})
        click.echo()
        _print(say("column-kind"), {name_of(kind): one for kind, one in kinds.items()})
        click.echo(say("agreement-foot"))


def _refuse_unknown(archive: Archive, coders: Sequence[str]) -> None:
    known = sorted({one.reviewer for one in archive.log.judgements() if one.reviewer})
    unknown = [name for name in coders if name not in known]
    if unknown:
        names = ", ".join(known) or "-"
        raise click.UsageError(say("agreement-unknown", name=unknown[0], names=names), click.get_current_context())
    if len(coders) < 2:
        raise click.UsageError(say("agreement-two"), click.get_current_context())


def _print(heading: str, rows: Mapping[str, Agreement]) -> None:
    out = console()
    shown = table(heading, say("column-both"), "%", "kappa", "alpha")
    for column in shown.columns[1:]:
        column.justify = "right"
    for name, one in rows.items():
        share = "-" if one.share is None else f"{100 * one.share:.1f}"
        shown.add_row(name, str(one.units), share, _value(one.kappa), _value(one.alpha))
    out.print(shown)


def _value(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}"
