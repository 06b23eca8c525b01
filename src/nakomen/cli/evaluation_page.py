"""Prints what an evaluation says: figures, differences, kinds, reliability, agreement of readers, gains and losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nakomen.cli.showing import shorten, table
from nakomen.evaluation.confusion import NONE, kappa, kinds_confused
from nakomen.evaluation.differences import Difference, Different, differences
from nakomen.evaluation.reliability import Reliability, reliability_of
from nakomen.evaluation.running import Evaluated, words_per_second
from nakomen.evaluation.scope import Scope
from nakomen.evaluation.scoring import Score, Tally, sum_scores
from nakomen.evaluation.versions import Compared, compare_runs
from nakomen.model import Kind
from nakomen.wording import count, name_of, say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from nakomen.evaluation.outcomes import Change, Outcome

#: How differences are counted.
_COUNTED = {
    Difference.MISSED: "missed",
    Difference.EXTRA: "extra",
    Difference.KIND: "other-kinds",
    Difference.FIELD: "wrong-fields",
}
#: So many letters tell the kinds apart in either language, where a terminal is narrow.
_SHORT_HEAD = 6
#: So many lines of the terminal a sentence may fill.
_LINES = 2


def print_run(out: Console, done: Sequence[Evaluated], asked: Mapping[str, Any]) -> None:
    """Print what was asked for: sentences first, so that the figures stand where the eye is at the end."""
    if asked["misses"]:
        for one in done:
            print_differences(out, one, own=not asked["against"])
    if asked["compare"]:
        print_compared(out, compare_runs(asked["compare"], done))
    if asked["kinds"]:
        print_kinds(out, done, columns="second" if asked["against"] else "found")
    if asked["reliability"]:
        print_reliability(out, reliability_of(done))
    if asked["against"]:
        print_agreement(out, done)
    else:
        print_scores(out, done)
    binding = [one.name for one in done if one.scope is Scope.BINDING]
    if binding:
        out.print(say("scope-binding", names=", ".join(binding)))
    if asked["speed"]:
        rate = words_per_second([one.document for one in done])
        out.print(say("speed", rate=f"{rate:,.0f}".replace(",", " ")))


# --- figures ---


def print_scores(out: Console, done: Sequence[Evaluated]) -> None:
    """Print one row a measure, then kinds and fields, then detection in each document."""
    rows = _numbers("measure", "precision", "recall", "f1", "right", "found", "gold")
    _add_measures(rows, sum_scores(one.score for one in done), _figures)
    for one in done:
        rows.add_row(one.name, *_figures(one.score["detect"]))
    out.print(rows)


def print_agreement(out: Console, done: Sequence[Evaluated]) -> None:
    """Print how far two readers agree: one row a measure, and kappa over the kinds."""
    rows = _numbers("measure", "agreement", "same", "first", "second")
    _add_measures(rows, sum_scores(one.score for one in done), _agreeing)
    for one in done:
        rows.add_row(one.name, *_agreeing(one.score["detect"]))
    out.print(rows)
    confused = kinds_confused(done)
    matched = sum(number for kinds, number in confused.items() if NONE not in kinds)
    out.print(say("kappa", kappa=f"{kappa(confused):.3f}", statements=count("statements", matched)))


def _add_measures(rows: Table, total: Score, figures: Any) -> None:  # noqa: ANN401 - see the two functions below
    section = ""
    for name, tally in total.tallies.items():
        before, _, own = name.partition(":")
        if own and before != section:
            rows.add_section()
            section = before
        rows.add_row(_measure(name), *figures(tally))
    rows.add_section()


def _measure(name: str) -> str:
    family, _, own = name.partition(":")
    if family == "kind":
        return name_of(own)
    return say(f"field-{own}") if own else say(f"measure-{family}")


def _figures(tally: Tally) -> tuple[str, ...]:
    shares = (tally.precision, tally.recall, tally.f1)
    return (*(f"{share:.3f}" for share in shares), str(tally.right), str(tally.found), str(tally.gold))


def _agreeing(tally: Tally) -> tuple[str, ...]:
    return f"{tally.f1:.3f}", str(tally.right), str(tally.gold), str(tally.found)


def _numbers(first: str, *others: str) -> Table:
    """Return an empty table of figures, aligned at their right but for the first column."""
    rows = table(*(say(f"column-{column}") for column in (first, *others)))
    for column in rows.columns[1:]:
        column.justify = "right"
    return rows


# --- kinds and reliability ---


def print_kinds(out: Console, done: Sequence[Evaluated], columns: str) -> None:
    """Print how often each kind of gold was found as which; a dash for never."""
    counts = kinds_confused(done)
    kinds = [*(str(kind) for kind in Kind if any(kind in pair for pair in counts)), NONE]
    heads = [f"{say('column-gold')} \\ {say(f'column-{columns}')}", *(_kind(kind) for kind in kinds)]
    if sum(len(head) + 1 for head in heads) > out.width:
        heads[1:] = [head[:_SHORT_HEAD] for head in heads[1:]]
    rows = table(*heads)
    rows.padding = (0, 0)
    for column in rows.columns[1:]:
        column.justify = "right"
    for expected in kinds:
        rows.add_row(_kind(expected), *(str(counts[expected, found] or "-") for found in kinds))
    out.print(rows)
    out.print()


def _kind(kind: str) -> str:
    return say("nothing") if kind == NONE else name_of(kind)


def print_reliability(out: Console, reliability: Reliability) -> None:
    """Print one row a band of confidence, and how far confidence and truth lie apart."""
    rows = _numbers("confidence", "statements", "right", "share-right", "mean-confidence")
    for band in reliability.bands:
        shares = (f"{band.share_right:.3f}", f"{band.mean_confidence:.3f}")
        rows.add_row(f"{band.low:.1f}-{band.high:.1f}", str(band.statements), str(band.right), *shares)
    out.print(rows)
    out.print(say("calibration-error", error=f"{reliability.expected_error:.3f}"))
    out.print()


# --- statement by statement ---


def print_differences(out: Console, one: Evaluated, *, own: bool) -> None:
    """Print a document's differences in text order, each sentence once; `own` is for what nakomen found itself."""
    told = differences(one, reasons=own)
    out.print(f"{one.name}: {_counted(told)}", style="bold")
    before = ""
    for different in told:
        if different.quote != before:
            out.print(f"  «{shorten(different.quote, out.width * _LINES)}»")
            before = different.quote
        out.print(f"    {_in_words(different, own=own)}")
        for instead in different.instead:
            quote = shorten(instead.quote, out.width)
            out.print(f"      {say('found-there', kind=name_of(instead.kind), quote=quote)}")
    out.print()


def _counted(told: Sequence[Different]) -> str:
    numbers = Counter(different.what for different in told)
    return ", ".join(count(key, numbers[what]) for what, key in _COUNTED.items())


def _in_words(different: Different, *, own: bool) -> str:
    why = "; ".join(different.why)
    expected, found = different.expected, different.found
    if different.what is Difference.MISSED:
        said = say("missed" if own else "first-only", kind=name_of(expected))
    elif different.what is Difference.EXTRA:
        said = say("extra" if own else "second-only", kind=name_of(found))
    elif different.what is Difference.KIND:
        said = f"{say('field-kind')}: {name_of(expected)} → {name_of(found)}"
    else:
        nothing = say("nothing")
        said = f"{say(f'field-{different.field}')}: {expected or nothing} → {found or nothing}"
    return f"{said}, {say('because', why=why)}" if why else said


# --- two versions ---


def print_compared(out: Console, compared: Compared) -> None:
    """Print what was lost and gained, sentence by sentence, and how each figure moved."""
    lost = sum(change.lost for change in compared.changes)
    gained = len(compared.changes) - lost
    over = count("documents", len(compared.documents))
    out.print(say("compared", version=compared.version, lost=lost, gained=gained, documents=over), style="bold")
    for change in compared.changes:
        out.print(f"  {_change_in_words(change, out.width)}")
    if compared.left_out:
        out.print(say("left-out", names=", ".join(compared.left_out)))
    out.print()
    rows = _numbers("measure", "before", "now", "change")
    for name, figures in _moved(compared):
        rows.add_row(name, *figures)
    if rows.row_count:
        out.print(rows)
        out.print()


def _moved(compared: Compared) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield the figures that changed."""
    for name, (before, now) in compared.figures.items():
        if before != now:
            yield _measure(name), (f"{before.f1:.3f}", f"{now.f1:.3f}", f"{now.f1 - before.f1:+.3f}")


def _change_in_words(change: Change, width: int) -> str:
    sign = say("lost") if change.lost else say("gained")
    quote = f" «{shorten(change.now.quote, width * _LINES)}»" if change.now else ""
    return f"{sign} {change.document}: {_outcome_in_words(change.was)} → {_outcome_in_words(change.now)}{quote}"


def _outcome_in_words(outcome: Outcome | None) -> str:
    if outcome is None:
        return say("outcome-none")
    said, _, kinds = outcome.said.partition(": ")
    if said == "kind":
        found, _, expected = kinds.partition(" for ")
        words = say("outcome-kind", found=name_of(found), expected=name_of(expected))
    elif said == "extra":
        words = say("extra", kind=name_of(kinds))
    else:
        words = say("outcome-right") if said == "right" else say("outcome-missed")
    return ", ".join((words, *(say("outcome-wrong", field=say(f"field-{name}")) for name in outcome.wrong)))
