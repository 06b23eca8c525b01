"""Numbers, ordinals, ranges, shares and money of a public Dutch test set (Microsoft Recognizers-Text, MIT licence)."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nakomen.finders.amounts import find_amounts
from nakomen.finders.number_ranges import find_number_ranges
from nakomen.finders.ordinals import find_ordinals
from nakomen.finders.plain_numbers import find_numbers
from nakomen.model import AmountMention

CASES = Path(__file__).resolve().parents[3] / "shared/testdata/recognizers-nl/dev.jsonl"
KINDS = ("number", "ordinal", "range", "percent", "currency")
FLOOR = 0.96
#: Cases whose meaning is not ours, by kind and what their text looks like, with the reason.
NOT_OURS = (
    ("number", r"\d ?[kGMbT]\b|\d\s+[kGMbT]\b|\de\+?\d|\^", "powers and letters for thousands (10k, 1e10): formulas"),
    ("number", r"(?i)(?:een|één|\d) van de ", "one of three named things is one, and no third part"),
    ("number", r"(?i)\bgros\b", "een gros: in letters the greater part, not 144"),
    ("number", r"\d+/\d+/\d{4}|telefoon", "the parts of a date or telephone number are no numbers"),
    ("number", r"ventwintigste", "misspelt (vijventwintigste)"),
    ("ordinal", r"\b(?:vorige|volgende|huidige|deze)\b", "points at what stands beside: no rank"),
    ("range", r"\w[<>]\d", "formulas"),
    ("currency", r"(?i)tientje|kwartje|dubbeltje|stuiver|rijksdaalder|kuai|\bmao\b", "names of coins in speech"),
)
#: Units of money by the names of the cases; cents are hundredths of a euro with us.
ISO = {
    "Euro": "EUR", "Dollar": "USD", "United States dollar": "USD", "Mexican peso": "MXN", "Pound": "GBP",
    "British pound": "GBP", "Japanese yen": "JPY", "Chinese yuan": "CNY", "Canadian dollar": "CAD",
    "Australian dollar": "AUD", "Swiss franc": "CHF", "Danish krone": "DKK", "Norwegian krone": "NOK",
    "Swedish krona": "SEK", "Polish zloty": "PLN", "Russian ruble": "RUB", "Turkish lira": "TRY",
    "Indian rupee": "INR", "Brazilian real": "BRL", "South Korean won": "KRW", "Dutch guilder": "NLG",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One text with what is said about it, and what was read in it."""

    kind: str
    text: str
    expected: list[str]
    found: list[str]


def decimal(text: str) -> float:
    return float(text.replace(",", ".").rstrip("%"))


def wanted(kind: str, answer: dict[str, Any]) -> str:
    """Write an expected answer as a reading is written."""
    value = answer.get("Resolution") or answer["Value"]
    if kind == "range":
        return bounds(value["value"])
    if kind == "ordinal" and value["relativeTo"] == "end":
        return f"{int(value['offset']) - 1:g}"
    if kind == "currency" and value["unit"] == "Cent":
        return f"{decimal(value['value']) / 100:.9g} EUR"
    unit = {"percent": " %", "currency": f" {ISO.get(value.get('unit', ''), '?')}"}.get(kind, "")
    return f"{decimal(value['value']):.9g}{unit}"


def bounds(written: str) -> str:
    """Write (10,15] without whether its upper end is in it: theirs never is after "tot" and "en", ours always."""
    lower, upper = written[1:-1].split(",")
    below = f"{'>=' if written[0] == '[' else '>'}{float(lower):g}" if lower else ""
    sign = "<" if lower or written[-1] == ")" else "<="
    return below + (f"{sign}{float(upper):g}" if upper else "")


def read(kind: str, text: str) -> list[str]:
    """Return what our finder of a kind reads in a text."""
    if kind == "range":
        return ranges(find_number_ranges(text))
    if kind in ("number", "ordinal"):
        found = find_numbers(text) if kind == "number" else find_ordinals(text)
        return [f"{float(mention.value):.9g}" for mention in found]
    mentions = [one for one in find_amounts(text) if (one.unit == "%" if kind == "percent" else one.unit.isupper())]
    return [f"{float(mention.value):.9g} {mention.unit}" for mention in mentions]


def ranges(found: list[AmountMention]) -> list[str]:
    """Write bounds as ranges; the upper mention of a closed one is already told by its lower."""
    uppers = {mention.upper for mention in found if mention.upper is not None and mention.qualifier}
    written = []
    for mention in found:
        if not mention.qualifier:
            written.append(f">={float(mention.value):g}<{float(mention.value):g}")
        elif mention.upper is not None:
            written.append(f"{mention.qualifier}{float(mention.value):g}<{float(mention.upper):g}")
        elif mention.value not in uppers:
            written.append(f"{mention.qualifier}{float(mention.value):g}")
    return written


def same(case: Case) -> bool:
    """Tell whether the readings are the same, to nine digits."""
    return sorted(case.found) == sorted(case.expected)


def reason_left_out(kind: str, text: str) -> str:
    return next((reason for of, pattern, reason in NOT_OURS if of == kind and re.search(pattern, text)), "")


def measure() -> tuple[Counter[str], Counter[str], list[Case], Counter[str]]:
    """Count the cases that fit and those read right, by kind; list the others; count those left out by reason."""
    fit, right, wrong, out = Counter[str](), Counter[str](), [], Counter[str]()
    for line in CASES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, text = row["kind"], row["text"]
        if kind not in KINDS:
            continue
        if reason := reason_left_out(kind, text):
            out[reason] += 1
            continue
        case = Case(kind, text, [wanted(kind, one) for one in row["expected"]], read(kind, text))
        fit[kind] += 1
        right[kind] += same(case)
        if not same(case):
            wrong.append(case)
    return fit, right, wrong, out


@pytest.mark.skipif(not CASES.exists(), reason="the public cases are not on this machine")
def test_share_of_public_cases(capsys: pytest.CaptureFixture[str]) -> None:
    fit, right, wrong, out = measure()
    share = right.total() / fit.total()
    told = ", ".join(f"{kind} {right[kind]}/{fit[kind]}" for kind in KINDS)
    with capsys.disabled():
        print(  # noqa: T201 - the share is what this test is for
            f"\npublic amount cases: {right.total()} of {fit.total()} ({share:.1%}) right ({told});"
            f" {out.total()} left out: {dict(out)}"
        )
    assert set(fit) == set(KINDS)
    assert share >= FLOOR, "\n".join(map(str, wrong))
    assert out.total() <= 0.16 * (fit.total() + out.total()), "more is left out than a short table explains"
