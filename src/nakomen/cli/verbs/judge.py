"""The verb `judge`: one judgement of one reviewer, from the shell."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from nakomen.archive.places import Place
from nakomen.cli.archives import archive_option, open_archive
from nakomen.cli.dates import now
from nakomen.cli.showing import print_json
from nakomen.cli.verb import option, verb
from nakomen.wording import say

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.model import Judgement


@verb("judge")
@click.argument("wanted", metavar="ID")
@option("--confirm", is_flag=True, help="judge-confirm")
@option("--reject", is_flag=True, help="judge-reject")
@option("--set", metavar="FIELD=VALUE", multiple=True, help="judge-set")
@option("--add", metavar="QUOTE", help="judge-add")
@option("--merge", metavar="ID", multiple=True, help="judge-merge")
@option("--split", metavar="QUOTE", multiple=True, help="judge-split")
@option("--link", metavar="ID", help="judge-link")
@option("--unlink", metavar="ID", help="judge-unlink")
@option("--relation", metavar="RELATION", help="judge-relation")
@option("--status", metavar="STATUS", help="judge-status")
@option("--compliance", metavar="ACTOR=VALUE", multiple=True, help="judge-compliance")
@option("--amount-stage", metavar="STAGE", help="judge-amount-stage")
@option("--term", metavar="EDTF", help="judge-term")
@option("--evidence", metavar="QUOTE", help="judge-evidence")
@option("--evidence-in", metavar="DOCUMENT", help="judge-evidence-in")
@option("--comment", metavar="TEXT", help="judge-comment")
@option("--withdraw", is_flag=True, help="judge-withdraw")
@option("--note", metavar="TEXT", help="judge-note")
@option("--settle", is_flag=True, help="judge-settle")
@option("--seen", metavar="ID", help="judge-seen")
@option("--reviewer", metavar="NAME", help="reviewer")
@option("--json", "as_json", is_flag=True, help="json")
@archive_option
def command(wanted: str, archive: Place | None, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - the deeds
    """Add a judgement to the log."""
    from nakomen.ledger import Ledger
    from nakomen.ledger.judged_words import conflict_in_words, judgement_in_words, values_of

    with open_archive(archive) as opened:
        kept = _judge(opened, wanted, given)
        ledger = Ledger.of(opened)
    if as_json:
        print_json(values_of(kept))
        return
    click.echo(say("judged-kept", number=kept.number, id=kept.id, words=judgement_in_words(kept)))
    for conflict in ledger.judged.conflicts:
        if any(one.judgement.id == kept.id for one in conflict.positions):
            click.echo(say("judged-conflict", conflict=conflict_in_words(conflict)))


def _judge(archive: Archive, wanted: str, given: dict[str, Any]) -> Judgement:
    from nakomen.cli.judging import deed_of, reviewer_of, tell_nearly_known
    from nakomen.ledger import Ledger
    from nakomen.ledger.deeds import Deeds, judgement_named

    # Looked at before the ledger: who judges in between is then seen to have done so.
    seen = archive.log.last() if given["seen"] is None else given["seen"] and judgement_named(archive, given["seen"]).id
    deeds = Deeds(archive, Ledger.of(archive))
    deed = deed_of(deeds, wanted, given)
    if given["settle"]:
        deed = replace(deed, judgements=deeds.settled(deed))
    judgement = deed.judgement(reviewer_of(given["reviewer"]), now(), seen, given["note"] or "")
    tell_nearly_known(archive, judgement.reviewer)
    return archive.log.append(judgement, secrets.token_bytes(32))
