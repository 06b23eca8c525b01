"""Two laptops on which people judge, letters change, are read again, and judgements go to and fro; held against a model.

`python tests/long/judging_machine.py 10000 [--server]` prints how many steps were made; tests/review/test_judging_machine.py runs
some hundreds. The model is a list of who said what of which sentence: it knows nothing of anchors, rows or ids.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from nakomen.archive import Archive
from nakomen.archive.judgement_log import LogRoot
from nakomen.model import Anchor, Block, BlockKind, Document, Identity, Judgement, JudgementKind, Kind, Statement
from nakomen.review import anchor_of, anchor_of_passage, judged
from nakomen.review.making import new_id

SENTENCES = tuple(
    f"Het kabinet zegt toe {deed} voor het einde van het jaar af te ronden."
    for deed in ("de dijk", "het gemaal", "de brug", "het kanaal", "de haven", "de sluis")
)
FILLERS = ("Dit vergt overleg met de regio.", "De kosten zijn gedekt.", "Hierover is eerder bericht.", "")
DUES = ("2025", "2026", "2027")
PEOPLE = ("Anna", "Bram", "Cleo")
LAPTOPS = (0, 1)
DOCUMENT = "brief-1"


@dataclass
class Said:
    """What the model remembers of a judgement: who said what of which sentence, and when."""

    id: str
    reviewer: str
    sentence: str
    at: int
    due: str = ""
    rejects: bool = False
    withdrawn_by: str = ""


@dataclass
class Laptop:
    """An archive, the judgements that it must have, and the roots that somebody kept of its log."""

    archive: Archive
    known: list[str] = field(default_factory=list)
    roots: list[LogRoot] = field(default_factory=list)
    text: str = ""
    found: dict[str, str] = field(default_factory=dict)


class JudgingMachine(RuleBasedStateMachine):
    """Rules are what people and the program do; the invariants are what issue 5 promises."""

    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.laptops = []
        for name in LAPTOPS:
            place = Path(self.folder.name) / str(name)
            place.mkdir()
            self.laptops.append(Laptop(make_archive(place)))
        self.said: dict[str, Said] = {}
        self.minute = 0
        for laptop in self.laptops:
            self._keep(laptop, list(SENTENCES), dict.fromkeys(SENTENCES, "2024"), FILLERS[0])

    def teardown(self) -> None:
        for laptop in self.laptops:
            laptop.archive.close()
        self.folder.cleanup()

    # --- What happens ---

    @rule(
        at=st.sampled_from(LAPTOPS),
        sentences=st.permutations(SENTENCES),
        kept=st.integers(3, 6),
        found=st.dictionaries(st.sampled_from(SENTENCES), st.sampled_from(DUES)),
        filler=st.sampled_from(FILLERS),
    )
    def edit_letter(self, at: int, sentences: list[str], kept: int, found: dict[str, str], filler: str) -> None:
        """The letter is sent again: sentences go, come back and change places; the program finds some of them."""
        left = sentences[:kept]
        self._keep(self.laptops[at], left, {one: due for one, due in found.items() if one in left}, filler)

    @rule(at=st.sampled_from(LAPTOPS), found=st.dictionaries(st.sampled_from(SENTENCES), st.sampled_from(DUES)))
    def read_again(self, at: int, found: dict[str, str]) -> None:
        """Another version of the program reads the same bytes and finds other statements."""
        laptop = self.laptops[at]
        self._read(laptop, laptop.text, {one: due for one, due in found.items() if one in laptop.text})

    @rule(
        at=st.sampled_from(LAPTOPS),
        who=st.sampled_from(PEOPLE),
        sentence=st.sampled_from(SENTENCES),
        due=st.sampled_from(DUES),
    )
    def correct(self, at: int, who: str, sentence: str, due: str) -> None:
        self._rule(at, who, sentence, JudgementKind.CORRECT, {"due": due})

    @rule(at=st.sampled_from(LAPTOPS), who=st.sampled_from(PEOPLE), sentence=st.sampled_from(SENTENCES))
    def reject(self, at: int, who: str, sentence: str) -> None:
        self._rule(at, who, sentence, JudgementKind.REJECT, {})

    @rule(
        at=st.sampled_from(LAPTOPS),
        who=st.sampled_from(PEOPLE),
        sentence=st.sampled_from(SENTENCES),
        due=st.sampled_from(DUES),
    )
    def add(self, at: int, who: str, sentence: str, due: str) -> None:
        laptop = self.laptops[at]
        if sentence in laptop.text and self._statement(laptop, sentence) is None:
            self._rule(at, who, sentence, JudgementKind.ADD, {"kind": "assurance", "due": due})

    @precondition(lambda self: self.said)
    @rule(at=st.sampled_from(LAPTOPS), data=st.data())
    def withdraw(self, at: int, data: st.DataObject) -> None:
        laptop = self.laptops[at]
        own = [one for one in self.said.values() if one.id in laptop.known and not one.withdrawn_by]
        if own:
            one = data.draw(st.sampled_from(own))
            kept = self._append(
                laptop, Judgement(JudgementKind.WITHDRAW, one.reviewer, self._now(), judgements=(one.id,))
            )
            one.withdrawn_by = kept.id

    @rule(source=st.sampled_from(LAPTOPS))
    def exchange(self, source: int) -> None:
        """The judgements of one laptop are taken in on the other, some of them for the second time."""
        giver, taker = self.laptops[source], self.laptops[1 - source]
        new = [one for one in giver.known if one not in taker.known]
        done = taker.archive.log.take_in(enumerate(giver.archive.log.records(), 1))
        assert (done.added, done.refused) == (len(new), [])
        taker.known += new

    @rule(at=st.sampled_from(LAPTOPS))
    def keep_root(self, at: int) -> None:
        laptop = self.laptops[at]
        laptop.roots.append(laptop.archive.log.root())

    # --- What must hold ---

    @invariant()
    def nothing_is_lost_and_the_log_goes_on(self) -> None:
        JudgingMachine.steps += 1
        for laptop in self.laptops:
            assert [one.id for one in laptop.archive.log.judgements()] == laptop.known
            assert laptop.archive.log.check(laptop.roots).problems == ()

    @invariant()
    def the_ledger_is_what_people_said(self) -> None:
        for laptop in self.laptops:
            ledger = judged(laptop.archive)
            text = laptop.text
            assert all(text[one.start : one.end] == one.quote for one in ledger.statements)
            by_quote = {one.quote: one for one in ledger.statements}
            assert len(by_quote) == len(ledger.statements)
            disputed = {(text[_start(ledger, c.statement) :].split(".")[0] + ".", c.field) for c in ledger.conflicts}
            for sentence in SENTENCES:
                held = self._held(laptop, sentence)
                lost = [one for one in ledger.orphans if one.quote == sentence]
                if sentence not in text:
                    assert sentence not in by_quote
                    assert len(lost) == len(self._in_force(laptop, sentence))
                    continue
                assert not lost
                rejecting = {one.rejects for one in held["exists"]}
                there = rejecting != {True} if rejecting else sentence in laptop.found
                assert (sentence in by_quote) == there, (sentence, held)
                assert ((sentence, "exists") in disputed) == (len(rejecting) == 2)
                dues = {one.due for one in held["due"]}
                assert ((sentence, "due") in disputed) == (len(dues) > 1)
                if there and len(dues) == 1:
                    assert by_quote[sentence].due == dues.pop()
                elif there and sentence in laptop.found:
                    assert by_quote[sentence].due == laptop.found[sentence]

    # --- The model and the desk ---

    def _in_force(self, laptop: Laptop, sentence: str) -> list[Said]:
        return [
            one
            for one in self.said.values()
            if one.sentence == sentence and one.id in laptop.known and one.withdrawn_by not in laptop.known
        ]

    def _held(self, laptop: Laptop, sentence: str) -> dict[str, list[Said]]:
        """Return what each person said last: of being a statement at all, and of the term."""
        found = sorted(self._in_force(laptop, sentence), key=lambda one: one.at)
        last = {one.reviewer: one for one in found}
        terms = {one.reviewer: one for one in found if one.due}
        return {"exists": list(last.values()), "due": list(terms.values())}

    def _now(self) -> datetime:
        self.minute += 1
        return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=self.minute)

    def _rule(self, at: int, who: str, sentence: str, kind: JudgementKind, values: dict[str, str]) -> None:
        laptop = self.laptops[at]
        if sentence not in laptop.text:
            return
        anchor = self._anchor(laptop, sentence)
        if anchor is None:
            if kind is not JudgementKind.ADD:
                return
            anchor = anchor_of_passage(laptop.archive.document(DOCUMENT), sentence)
        kept = self._append(
            laptop, Judgement(kind, who, self._now(), (anchor,), values, seen=laptop.archive.log.last())
        )
        self.said[kept.id] = Said(
            kept.id, who, sentence, self.minute, values.get("due", ""), kind is JudgementKind.REJECT
        )

    def _append(self, laptop: Laptop, judgement: Judgement) -> Judgement:
        kept = laptop.archive.log.append(judgement, self.minute.to_bytes(32, "big"))
        laptop.known.append(kept.id)
        return kept

    def _statement(self, laptop: Laptop, sentence: str) -> Statement | None:
        ledger = judged(laptop.archive)
        shown = {one.statement.id: one.statement for one in ledger.touched.values()}
        shown |= {one.id: one for one in ledger.statements}
        return next((one for one in shown.values() if one.quote == sentence), None)

    def _anchor(self, laptop: Laptop, sentence: str) -> Anchor | None:
        statement = self._statement(laptop, sentence)
        return None if statement is None else anchor_of(laptop.archive.document(DOCUMENT), statement)

    def _keep(self, laptop: Laptop, sentences: list[str], found: dict[str, str], filler: str) -> None:
        text = "\n".join(f"{one} {filler}".strip() for one in sentences) + f"\nBrief {self.minute} {len(laptop.known)}"
        self._read(laptop, text, found)

    def _read(self, laptop: Laptop, text: str, found: dict[str, str]) -> None:
        block = Block(BlockKind.PARAGRAPH, 0, len(text))
        letter = Document(DOCUMENT, text, Identity(date=date(2024, 1, 10)), blocks=(block,), source_name="brief-1.txt")
        statements = [
            Statement(
                new_id(DOCUMENT, one, 0), DOCUMENT, text.index(one), text.index(one) + len(one), one, one,
                Kind.ASSURANCE, due=due,
            )
            for one, due in found.items()
        ]  # fmt: skip
        before = {row.version for row in laptop.archive.documents()}
        laptop.archive.keep(letter, statements, text.encode())
        current = laptop.archive.document(DOCUMENT).text
        # Bytes that an earlier version had are not made current again: the archive then stays as it was.
        if current == text:
            laptop.text, laptop.found = text, found
        assert before or current == text


def _start(ledger: object, identity: str) -> int:
    shown = {one.id: one for one in ledger.statements}  # type: ignore[attr-defined]
    touched = ledger.touched.get(identity)  # type: ignore[attr-defined]
    return shown[identity].start if identity in shown else touched.statement.start


#: The server on which archives are made, where one was started.
SERVERS: list[Any] = []
_template: list[Path] = []


def make_archive(folder: Path) -> Archive:
    """Return a new archive: on the server where one runs, else copied from one that was made once, which is quicker."""
    if SERVERS:
        return Archive(SERVERS[0].new_address())
    if not _template:
        path = Path(tempfile.mkdtemp()) / "empty.db"
        Archive(path).close()
        _template.append(path)
    shutil.copy(_template[0], folder / "nakomen.db")
    return Archive(folder / "nakomen.db")


def run(steps: int) -> int:
    """Run the machine until so many steps were made, each round with other chances, and return how many there were."""
    JudgingMachine.steps = 0
    rounds = 0
    while JudgingMachine.steps < steps:
        how = settings(
            max_examples=max((steps - JudgingMachine.steps) // _EACH, 1),
            stateful_step_count=_EACH,
            deadline=None,
            database=None,
            # A failure tells its steps as they were; to make them fewer takes minutes.
            phases=(Phase.generate,),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(seed(rounds)(JudgingMachine), settings=how)
        rounds += 1
    return JudgingMachine.steps


_EACH = 50


def main(arguments: list[str]) -> None:
    """Run the machine for as many steps as were asked for, with `--server` on a PostgreSQL server of its own."""
    asked = int(next((one for one in arguments if one.isdigit()), "10000"))
    with ExitStack() as stack:
        if "--server" in arguments:
            from postgres_server import PostgresServer

            SERVERS.append(stack.enter_context(PostgresServer()))
        made = run(asked)
    where = "PostgreSQL" if SERVERS else "SQLite"
    sys.stdout.write(f"{made} steps of judging, reading again and exchanging on {where}; every promise held\n")


if __name__ == "__main__":
    main(sys.argv[1:])
