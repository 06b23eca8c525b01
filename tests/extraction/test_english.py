"""English declarations and fact sheets: kind, who, to whom, by when, how firmly, and where a statement begins and ends."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.extraction import extract
from nakomen.finders.english_clauses import parse_english
from nakomen.model import Block, BlockKind, Document, DocumentKind, Identity, Meeting, Statement
from nakomen.readers import read_document

SHARED = Path(__file__).resolve().parents[2] / "../shared/documents/english"


def english(*blocks: str, title: str = "Fact sheet: the coastal summit", meeting: Meeting | None = None) -> Document:
    """A document of these paragraphs; those that begin with a dash are items of a list."""
    text, found = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        kind = BlockKind.ITEM if block.startswith("- ") else BlockKind.PARAGRAPH
        found.append(Block(kind, len(text), len(text) + len(block)))
        text += block
    declares = "communiqué" in title.casefold()
    return Document(
        id="test",
        text=text,
        identity=Identity(title=title, date=date(2023, 5, 4), language="en", meeting=meeting),
        kind=DocumentKind.DECLARATION if declares else DocumentKind.OTHER,
        blocks=tuple(found),
    )


def statements(*blocks: str, title: str = "NATO communiqué", meeting: Meeting | None = None) -> list[Statement]:
    return extract(english(*blocks, title=title, meeting=meeting))


KINDS = [
    ("The United Kingdom will provide four ice-breakers to Estonia.", ["pledge"]),
    ("Canada pledged 30 million dollars for the reefs.", ["pledge"]),
    ("The minister said that Denmark will lend two tugs to Iceland.", ["pledge"]),
    ("Norway is providing pumps to the flooded towns.", ["pledge"]),
    ("NATO leaders have endorsed the rescue plan.", ["agreement"]),
    ("Allies agreed to share their tide tables by May 2024.", ["agreement"]),
    ("We commit to plant trees along every quay.", ["agreement"]),
    ("We have decided to open a second depot.", ["agreement"]),
    ("The new policy sets rules for the inspection of ships.", ["agreement"]),
    ("The plan tasks NATO to draw up a list of harbours.", ["tasking"]),
    ("We task our Ministers to report by October 2023.", ["tasking"]),
    ("The charter will be rewritten in 2024.", ["tasking"]),
    ("We appeal to Russia to release the crew.", ["request"]),
    ("We urge all countries to lower their fees.", ["request"]),
    ("Russia must open the strait.", ["request"]),
    ("We welcome the repair of the lighthouse.", ["position"]),
    ("We must act now against the noise of ships.", ["position"]),
    ("Poland has delivered forty boats in line with the decision of last year.", ["fulfilment"]),
    ("Eleven allies will meet the target this year.", ["finding"]),
    ("Spending on pumps has risen for three years in a row.", ["finding"]),
    ("Germany spent 2 billion euro on pumps.", ["finding"]),
    ("We condemn the blockade and urge Russia to end it.", ["position", "request"]),
    ("We welcome the pact, and will work together on its rules.", ["position", "agreement"]),
    ("We will repair the pier and will widen the channel.", ["agreement"]),
    ("It was agreed that the fund will be doubled.", ["agreement"]),
    ("The Parties shall inform each other of any change.", ["agreement"]),
    ("Germany is to submit its plan before the summer.", ["tasking"]),
    ("The Commission is invited to report by June 2024.", ["request"]),
    ("We will not recognise the annexation.", ["position"]),
    ("Allies have not agreed on a new target.", ["finding"]),
    ("The two leaders agreed to deepen their cooperation.", ["agreement"]),
    ("The summit will be held in a hotel.", []),
    ("The ministers will meet in Bergen.", []),
    ("The weather in the harbour was mild.", []),
    ("Allies could send more ships.", []),
    ("Will Canada send a ship?", []),
]


@pytest.mark.parametrize(("sentence", "kinds"), KINDS)
def test_kinds(sentence: str, kinds: list[str]) -> None:
    assert [str(found.kind) for found in statements(sentence)] == kinds


ACTORS = [
    ("We appeal to Russia to release the crew.", "allies", "Russia"),
    ("Finland and Sweden will send divers to Estonia.", "Finland + Sweden", "Estonia"),
    ("The leaders of Norway, Chile and Peru will open a fund.", "heads of state and government", ""),
    ("Many allies will open their ports.", "some allies", ""),
    ("After the flood in Germany, Poland will send boats to Ukraine.", "Poland", "Ukraine"),
    ("We task our Defence Ministers to draw up a plan for Georgia.", "defence ministers", ""),
    ("Allies agreed with Japan a code for safe ports.", "allies + Japan", ""),
    ("Russia must open the strait.", "allies", "Russia"),
    ("The Commission is invited to report by June 2024.", "allies", "Commission"),
    ("Both sides reaffirmed their commitment to the pact.", "allies", ""),
    ("The new strategy guides the work on harbours.", "NATO", ""),
]


@pytest.mark.parametrize(("sentence", "actor", "addressee"), ACTORS)
def test_actors(sentence: str, actor: str, addressee: str) -> None:
    [found] = statements(sentence)
    assert (" + ".join(found.actor), " + ".join(found.addressee)) == (actor, addressee)


SPEAKERS = [
    ("G7 Leaders' communiqué", ["We, the Leaders of the G7, met in Oslo.", "We will plant trees."], "G7"),
    ("NATO communiqué", ["We will plant trees."], "allies"),
    (
        "Fact sheet",
        ["The United States has a plan. The United States will act.", "We will plant trees."],
        "United States",
    ),
]


@pytest.mark.parametrize(("title", "blocks", "speaker"), SPEAKERS)
def test_we_is_who_speaks(title: str, blocks: list[str], speaker: str) -> None:
    assert statements(*blocks, title=title)[-1].actor == (speaker,)


def test_they_are_those_named_last() -> None:
    found = statements("Leaders agreed on a tariff. They will publish it.")
    assert [one.actor for one in found] == [("heads of state and government",)] * 2


def test_it_is_the_paper_named_last() -> None:
    found = statements("The Charter defines three tasks. It will guide the work on ports.")
    assert [(one.kind, one.actor) for one in found] == [("agreement", ("NATO",))] * 2


def test_a_government_promises_its_parliament() -> None:
    found = statements(
        "The Dutch government will inform the House of Representatives by June 2024. We will send the House the report.",
        "The Dutch government has informed the House of Representatives of the costs.",
        title="Letter on harbours",
    )
    assert [(one.kind, one.actor, one.addressee, one.due) for one in found] == [
        ("assurance", ("Netherlands",), ("House of Representatives",), "../2024-06"),
        ("assurance", ("Netherlands",), ("House of Representatives",), ""),
        ("fulfilment", ("Netherlands",), ("House of Representatives",), ""),
    ]


DUES = [
    ("We will publish the charts by the end of 2024.", "../2024-12"),
    ("Canada will send two ships in March 2024.", "2024-03"),
    ("We will publish the charts.", ""),
    ("Canada, which will lead the patrol from 2025, offered two ships.", ""),
    ("We will honour the pact that was signed in 2010.", ""),
]


@pytest.mark.parametrize(("sentence", "due"), DUES)
def test_dues(sentence: str, due: str) -> None:
    [found] = statements(sentence)
    assert found.due == due


MEETING = Meeting("NATO Summit", date(2023, 5, 4), date(2023, 5, 5), "Oslo")
PREVIEWS = [
    ("Leaders will adopt the rescue plan.", MEETING, "2023-05-04/2023-05-05"),
    ("President Biden will announce a new fund for reefs.", MEETING, "2023-05-04/2023-05-05"),
    ("Canada will send two ships to Estonia.", MEETING, ""),
    ("Leaders adopted the rescue plan.", MEETING, ""),
    ("Leaders will adopt the rescue plan.", Meeting("NATO Summit", date(2022, 5, 4)), ""),
]


@pytest.mark.parametrize(("sentence", "meeting", "due"), PREVIEWS)
def test_a_preview_tells_what_its_meeting_will_do(sentence: str, meeting: Meeting, due: str) -> None:
    [found] = statements(sentence, meeting=meeting)
    assert found.due == due


FORCES = [
    ("We will send more divers.", "firm"),
    ("We stand ready to send more divers.", "intended"),
    ("We will send more divers as needed.", "conditional"),
    ("If the dyke breaks, we will send more divers.", "conditional"),
    ("We will explore options for a school of pilots.", "exploring"),
]


@pytest.mark.parametrize(("sentence", "force"), FORCES)
def test_forces(sentence: str, force: str) -> None:
    [found] = statements(sentence)
    assert found.force == force


def test_items_are_what_their_introduction_announces() -> None:
    blocks = [
        "Norway will do four things:",
        "- Three pumps and a crane to Iceland.",
        "- A new depot in Latvia, which will open soon.",
        "The weather was mild.",
    ]
    found = statements(*blocks)
    assert [(str(one.kind), one.actor, one.addressee) for one in found] == [
        ("pledge", ("Norway",), ()),
        ("pledge", ("Norway",), ("Iceland",)),
        ("pledge", ("Norway",), ("Latvia",)),
    ]


def test_labels_and_numbers_stay_outside_the_quote() -> None:
    [found] = statements("12. Safer Ports: We will repair the pier.")
    assert found.quote == "We will repair the pier."


def test_a_quotation_is_somebody_elses_word() -> None:
    assert statements("“We will send two ships.”") == []


def test_a_reason_names_the_row() -> None:
    [found] = statements("We urge all countries to lower their fees.")
    assert str(found.because[0]) == "kind: speech_acts/urge «speech act»"


CLAUSES = [
    ("The ministers who met in Bergen agreed a plan.", ["meet", "agree"]),
    ("As the ice melts, we will open the lock.", ["open"]),
    ("We ensure every port has a pilot.", ["ensure", "have"]),
    ("The plan adopted in Oslo will guide us.", ["guide"]),
    ("The measures we imposed remain in force.", ["impose"]),
    ("Allied support for the plan is strong.", ["be"]),
    ("We support the plan and call on the owners to pay.", ["support", "call"]),
    ("We ask the owners to lower their fees and agree on a date.", ["ask"]),
    ("The talks have been concluded and are to be published.", ["conclude", "publish"]),
    ("The political will of the parties is clear.", ["be"]),
    ("Nine states signed and two will sign.", ["sign", "sign"]),
]


@pytest.mark.parametrize(("sentence", "lemmas"), CLAUSES)
def test_clauses(sentence: str, lemmas: list[str]) -> None:
    assert [clause.verb.lemma for clause in parse_english(sentence).clauses] == lemmas


WORDS = st.sampled_from(
    [
        "We",
        "the",
        "allies",
        "will",
        "and",
        ",",
        "that",
        "which",
        "commit",
        "to",
        "support",
        "plan",
        "have",
        "been",
        "agreed",
        "not",
        "by",
        "2030",
        "Canada",
        "it",
        ";",
        ":",
        "who",
        "is",
        "as",
        "(",
        ")",
        "must",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_any_words_are_cut_and_quoted(words: list[str]) -> None:
    document = english(" ".join(words) + ".", title="NATO communiqué")
    for found in extract(document):
        assert document.text[found.start : found.end] == found.quote
        assert found.quote


@given(st.lists(WORDS, max_size=40))
def test_main_clauses_do_not_overlap(words: list[str]) -> None:
    parsed = parse_english(" ".join(words))
    mains = [clause for clause in parsed.mains() if not clause.opener]
    assert all(one.last <= other.first for one, other in pairwise(mains))


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here: real documents are read only where it is")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*.txt")), ids=lambda path: path.stem)
def test_real_documents_keep_exact_quotes(path: Path) -> None:
    document = read_document(path)
    found = extract(document)
    assert len(found) > 10
    assert all(document.text[one.start : one.end] == one.quote for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
