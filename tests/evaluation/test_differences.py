"""What differs, in text order, with the rule behind each."""

from __future__ import annotations

from nakomen.evaluation.differences import Difference, differences
from nakomen.evaluation.running import evaluate_document

from .conftest import GIFT, PROMISE, VIEW, row


def told(one) -> list[tuple[Difference, str, str, str]]:
    return [(each.what, each.quote, each.expected, each.found) for each in differences(one)]


def test_in_text_order_whatever_they_are(judge) -> None:
    gold = [row(PROMISE, "assurance", due="2022-05-01"), row(GIFT, "pledge")]
    found = [row(PROMISE, "pledge", due="2022"), row(VIEW, "position")]
    assert told(judge(gold, found)) == [
        (Difference.MISSED, GIFT, "pledge", ""),
        (Difference.EXTRA, VIEW, "", "position"),
        (Difference.KIND, PROMISE, "assurance", "pledge"),
        (Difference.FIELD, PROMISE, "2022-05-01", "2022"),
    ]


def test_nothing_differs_from_itself(judge) -> None:
    gold = [row(PROMISE, "assurance"), row(GIFT, "pledge")]
    assert differences(judge(gold, gold)) == []


def test_reasons_are_those_of_the_field(judge) -> None:
    because = ["kind: speech_acts/betalen «betaalt»", "due: dates/year «2022»", "actor: subject"]
    gold = [row(PROMISE, "assurance", due="2022-05-01", actor="Netherlands")]
    kind, actor, due = differences(judge(gold, [row(PROMISE, "pledge", due="2022", because=because)]))
    assert kind.why == ("speech_acts/betalen «betaalt»",)
    assert (actor.field, actor.why) == ("actor", ("subject",))
    assert (due.field, due.why) == ("due", ("dates/year «2022»",))


def test_a_miss_tells_the_rule_that_passed_it_over(gold_folder) -> None:
    gold = gold_folder("gold", [row("Geachte voorzitter,", "request")])
    one = evaluate_document(gold / "havenbrief.jsonl", gold / "havenbrief.txt")
    missed = next(each for each in differences(one) if each.what is Difference.MISSED)
    assert missed.why == ("salutation",)
    assert missed.instead == ()


def test_a_miss_tells_what_was_found_there_instead(judge) -> None:
    """A few words of a long sentence do not match it."""
    [missed, extra] = differences(judge([row("Nederland", "pledge")], [row(GIFT, "pledge")]))
    assert missed.what is Difference.MISSED
    assert missed.instead == (("pledge", GIFT),)
    assert missed.why == ()
    assert extra.what is Difference.EXTRA


def test_a_quote_that_is_not_in_the_document_is_told_so(judge) -> None:
    [missed] = differences(judge([row("Dit staat nergens.", "pledge")], []))
    assert missed.why == ("not in the document",)


def test_between_readers_there_are_no_rules(judge) -> None:
    [missed] = differences(judge([row(VIEW, "position")], []), reasons=False)
    assert missed.why == ()


def test_plain_values(judge) -> None:
    [missed, _] = differences(judge([row("Nederland", "pledge")], [row(GIFT, "pledge")]))
    assert missed.to_dict() == {
        "what": "missed",
        "quote": "Nederland",
        "expected": "pledge",
        "found": "",
        "field": "",
        "why": [],
        "instead": [{"kind": "pledge", "quote": GIFT}],
    }
