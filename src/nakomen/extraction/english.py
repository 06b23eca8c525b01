"""Makes the pieces of English sentences that carry a statement: kind, who, to whom, and where each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nakomen.extraction.decided import Decided
from nakomen.extraction.english_deciding import (
    Case,
    EnglishVerdict,
    decide_english,
    force_of_english,
)
from nakomen.extraction.english_who import ClauseNames, Speaking, Subject, speaking_in
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import NOBODY, Who
from nakomen.extraction.telling import Telling
from nakomen.extraction.when import Due, due_of
from nakomen.finders.english_acts import english_act, infinitive_act, words_behind
from nakomen.finders.english_clauses import EnglishClause, EnglishSentence, parse_english
from nakomen.languages import load_table
from nakomen.model import BINDING, BlockKind, DateMention, Document, Kind, Reason, Span

#: A list mark, number or label before a sentence ("12. ", "- ", "Stronger Defence: ").
_LEAD = re.compile(r"(?:(?:[-–•*]|\d{1,3}\.|\(?[a-z]\))\s+)?(?:(?=[A-Z“])[^.:;,]{3,80}:\s+(?=[A-Z“]))?")
_WORDS_OF_LABEL = 10
_NOMINAL_TOWARD = ("in", "to", "with", "for", "into", "at")
#: Verbs no further apart than this share their object ("deployed or extended forces").
_CLOSE = 2
#: Clauses whose times are their own.
_ASIDE = ("which", "who", "whom", "whose", "where", "while", "because", "since", "although")
_CONTENT = ("that", "bare")


@dataclass(slots=True)
class _Part:
    """A main clause with its case and verdict, while its sentence is put together."""

    clause: EnglishClause
    case: Case
    verdict: EnglishVerdict
    start: int
    end: int


class EnglishReading:
    """Reads the sentences of one English document in order, and keeps in mind who spoke and what was announced."""

    def __init__(self, document: Document, finds: DocumentFinds) -> None:
        self.document = document
        self.finds = finds
        self.speaking: Speaking = speaking_in(document, finds)
        self.announced: Decided | None = None  # what a sentence ending in a colon makes of the items behind it
        self.announced_at = -1
        self.announced_under = ""

    def pieces(self, sentence: Span) -> list[Decided]:
        """Return the pieces of the next sentence that carry a statement, in text order."""
        text = self.document.text
        block = self.document.block_at(sentence.start)
        if block is not None and is_quotation(text[block.start : block.end]):
            return []  # somebody else's words
        start = _after_lead(text, sentence)
        parsed = parse_english(text, start, sentence.end)
        item = block is not None and block.kind is BlockKind.ITEM
        elsewhere = self.document.heading_at(sentence.start) != self.announced_under
        if elsewhere or (not item and block is not None and block.start != self.announced_at):
            self.announced = None
        parts = self._parts(parsed)
        if not parts:
            opens = block is not None and block.start == sentence.start
            return [self._item(parsed)] if item and opens and self.announced is not None else []
        found = [self._piece(parsed, part) for part in _joined(parts, parsed)]
        if text[start : sentence.end].endswith(":") and block is not None:
            self.announced, self.announced_at = (found[-1] if found else None), block.start
            self.announced_under = self.document.heading_at(block.start)
        return found

    # --- clauses ---

    def verdicts(self, sentence: Span) -> list[tuple[Span, EnglishVerdict]]:
        """Return what is decided about each main clause of the next sentence, those without a statement among them."""
        parsed = parse_english(self.document.text, _after_lead(self.document.text, sentence), sentence.end)
        return [(Span(part.start, part.end), part.verdict) for part in self._parts(parsed)]

    def _parts(self, parsed: EnglishSentence) -> list[_Part]:
        names = ClauseNames(parsed, self.finds, self.speaking)
        parts: list[_Part] = []
        carried = Subject()
        for number, clause in enumerate(parsed.clauses):
            if clause.parent >= 0 or clause.opener:
                continue
            subject = carried if clause.gapped else names.subject(clause)
            case = self._case(parsed, clause, subject)
            case.content = self._content(parsed, names, number)
            case.to_parliament = names.parliament(clause).known
            start, end = parsed.span(clause)
            part = _Part(clause, case, decide_english(case), start, end)
            if clause.gapped and parts and clause.verb.first - parts[-1].clause.verb.last <= _CLOSE:
                part = _one_verb(parts.pop(), part)
            parts.append(part)
            self.speaking.note(subject)
            carried = subject
            sub = self._subordinate(parsed, names, number) if parts[-1].verdict.kind is None else None
            if sub is not None:
                parts.append(sub)
        return parts

    def _case(self, parsed: EnglishSentence, clause: EnglishClause, subject: Subject) -> Case:
        start, end = parsed.span(clause)
        row = english_act(parsed, clause)
        infinitive = infinitive_act(parsed, clause)
        if (
            infinitive[1] is not None
            and infinitive[1].kind != "narrative"
            and clause.verb.lemma in ("continue", "help", "begin", "like")
        ):
            row = infinitive[1]
        amounts = within(self.finds.amounts, start, end)
        counted = any(one.start <= subject.who.start <= one.end for one in amounts) or subject.who.group == "some"
        return Case(
            verb=clause.verb,
            verb_end=parsed.words[clause.verb.at].end,
            row=row,
            subject=subject,
            before=" ".join(word.folded for word in parsed.words[clause.first : clause.verb.first]),
            behind=words_behind(parsed, clause, clause.verb.at),
            amounts=amounts,
            counted=counted and bool(amounts),
            own=subject.who.names == self.speaking.we.names,
            infinitive=infinitive,
        )

    def _content(self, parsed: EnglishSentence, names: ClauseNames, number: int) -> Case | None:
        """Return the clause that a reporting verb governs."""
        for inner in parsed.clauses[number + 1 :]:
            if inner.parent == number and inner.opener in _CONTENT:
                return self._case(parsed, inner, names.subject(inner))
        return None

    def _subordinate(self, parsed: EnglishSentence, names: ClauseNames, number: int) -> _Part | None:
        """Return a relative clause with an undertaking of its own, where its main clause says nothing."""
        for inner in parsed.clauses[number + 1 :]:
            if inner.parent != number or inner.opener not in ("which", "that", "whom", "who"):
                continue
            case = self._case(parsed, inner, names.subject(inner))
            verdict = decide_english(case)
            if verdict.kind in BINDING and case.subject.who.known and case.row is not None:
                start, end = parsed.span(inner)
                return _Part(inner, case, verdict, start, end)
        return None

    # --- statements ---

    def _piece(self, parsed: EnglishSentence, part: _Part) -> Decided:
        case, verdict = part.case, part.verdict
        if verdict.kind is None:
            raise AssertionError("a part without a kind is no statement")
        names = ClauseNames(parsed, self.finds, self.speaking)
        actor = self._actor(names, part)
        row = case.row
        named = f"speech_acts/{row.id}" if row is not None and verdict.rule == "speech act" else "rule"
        return Decided(
            start=part.start,
            end=part.end,
            kind=verdict.kind,
            why=(Reason("kind", named, verdict.rule),),
            actor=actor,
            addressee=self._addressee(names, part, actor),
            due=self._due(parsed, part, actor),
            force=force_of_english(case, verdict.kind),
            confidence=verdict.confidence,
            object_start=max(parsed.words[part.clause.verb.at].end - part.start, 0),
        )

    def _actor(self, names: ClauseNames, part: _Part) -> Who:
        case, verdict = part.case, part.verdict
        body = Who((self.speaking.body,), "body", "the body whose paper it is")
        if verdict.to_subject:
            return self.speaking.we
        if verdict.recipient:
            told = names.told(part.clause, case.subject.who.names)
            return told if told.known else body
        if verdict.of_content and case.content is not None:
            return case.content.subject.who
        if verdict.of_body:
            return body
        if case.subject.who.known:
            return self._with_companions(names, part)
        if verdict.kind is Kind.FINDING:
            inside = names.concerned(part.clause)
            return inside if inside.known else body
        return self.speaking.we

    def _with_companions(self, names: ClauseNames, part: _Part) -> Who:
        """Add those with whom something is agreed ("will launch with the islands a ...")."""
        who = part.case.subject.who
        row = part.case.row
        joint = part.verdict.kind is Kind.AGREEMENT and row is not None and row.by_saying
        if not joint or not part.case.behind.startswith("with "):
            return who
        other = names.behind(part.clause, who.names)
        if not other.known or other.type == "body":
            return who
        joined = tuple(dict.fromkeys((*who.names, *other.names)))
        return replace(who, names=joined, plural=True)

    def _addressee(self, names: ClauseNames, part: _Part, actor: Who) -> Who:
        case, kind = part.case, part.verdict.kind
        if part.verdict.to_subject:
            return case.subject.who
        if case.to_parliament and kind in (Kind.ASSURANCE, Kind.FULFILMENT):
            return names.parliament(part.clause)
        if kind is Kind.REQUEST and case.row is not None and case.row.recipient:
            return names.told(part.clause, actor.names)
        if kind not in (Kind.PLEDGE, Kind.AGREEMENT, Kind.FINDING) or not case.subject.who.known:
            return NOBODY
        after = names.parsed.words[part.clause.verb.at].end
        leads = load_table("en", "deciding")["toward"]
        whom = names.toward(after, part.end, actor.names, leads)
        if kind is Kind.AGREEMENT and whom.type == "body":
            return NOBODY  # "endorse a policy for the alliance"
        return replace(whom, rule="toward whom") if whom.known else NOBODY

    def _due(self, parsed: EnglishSentence, part: _Part, actor: Who) -> Due:
        kind, case = part.verdict.kind, part.case
        if kind is None:
            return Due()
        identity = self.document.identity
        dates = within(self.finds.dates, part.start, part.end)
        if kind is not Kind.FINDING:
            asides = [parsed.span(one) for one in parsed.clauses if one.opener in _ASIDE and one is not part.clause]
            dates = [date for date in dates if self._lies_ahead(date)]
            dates = [date for date in dates if not any(first <= date.start < last for first, last in asides)]
        due = due_of(kind, dates, self.document.text, Telling(case.finished, part.start, identity.date))
        if due.edtf or kind not in (Kind.AGREEMENT, Kind.PLEDGE) or not self._at_meeting(case, actor):
            return due
        meeting = identity.meeting
        if meeting is None or meeting.start is None:
            return due
        first, last = meeting.start.isoformat(), (meeting.end or meeting.start).isoformat()
        return Due(first if first == last else f"{first}/{last}", meeting.name, row="rule: a preview of the meeting")

    def _lies_ahead(self, date: DateMention) -> bool:
        """Tell whether a time can be that of an undertaking: neither past nor the day of the paper itself."""
        day = self.document.identity.date
        if date.relation == "since" or date.row == "dates/today":
            return False
        end = date.edtf.rsplit("/", 1)[-1]
        return day is None or not end or end == ".." or end >= day.isoformat()[: len(end)]

    def _at_meeting(self, case: Case, actor: Who) -> bool:
        """Tell whether a paper that previews a meeting says what will be done there."""
        meeting, day = self.document.identity.meeting, self.document.identity.date
        if meeting is None or meeting.start is None or day is None or (meeting.end or meeting.start) < day:
            return False
        if not case.future or not case.subject.who.known or case.row is None or not case.row.by_saying:
            return False
        return actor.group in ("collective", "some") or case.row.kind != "pledge"

    def _item(self, parsed: EnglishSentence) -> Decided:
        """Return an item of a list as what its introduction announced."""
        intro = self.announced
        if intro is None:
            raise AssertionError("no introduction")
        names = ClauseNames(parsed, self.finds, self.speaking)
        whom = names.toward(parsed.start, parsed.end, intro.actor.names, _NOMINAL_TOWARD)
        dates = [one for one in within(self.finds.dates, parsed.start, parsed.end) if self._lies_ahead(one)]
        due = due_of(
            intro.kind, dates, parsed.text, Telling(finished=False, start=parsed.start, day=self.document.identity.date)
        )
        return Decided(
            start=parsed.start,
            end=parsed.end,
            kind=intro.kind,
            why=(Reason("kind", "rule", "item of a list that was announced"),),
            actor=intro.actor,
            addressee=replace(whom, rule="toward whom") if whom.known else NOBODY,
            due=due if due.edtf or not intro.due.row.startswith("rule") else intro.due,
            force=intro.force,
            confidence=0.65,
            object_start=0,
        )


def _after_lead(text: str, sentence: Span) -> int:
    """Return where a sentence begins behind its list mark, number or label.

    >>> _after_lead("3. Safer Ports: We agree on a plan.", Span(0, 35))
    16
    """
    match = _LEAD.match(text, sentence.start, sentence.end)
    if match is None or len(match[0].split()) > _WORDS_OF_LABEL:
        return sentence.start
    return match.end() if match.end() < sentence.end - 10 else sentence.start


def _one_verb(first: _Part, second: _Part) -> _Part:
    """Return two verbs that share subject and object as one part."""
    said = first if first.verdict.kind is not None else second
    return _Part(second.clause, said.case, said.verdict, first.start, second.end)


def is_quotation(block: str) -> bool:
    """Tell whether a whole paragraph stands in quotation marks."""
    words = block.strip()
    return words[:1] in '“"«' and words[-1:] in '”"»'


def _joined(parts: list[_Part], parsed: EnglishSentence) -> Iterator[_Part]:
    """Yield the parts that say something; clauses of one kind that share their subject are one."""
    open_part: _Part | None = None
    for part in parts:
        if open_part is not None and _goes_on(open_part, part):
            open_part.end = part.end
            continue
        if open_part is not None:
            yield open_part
        open_part = part if part.verdict.kind is not None else None
    if open_part is not None:
        if open_part.clause is parsed.clauses[-1]:
            open_part.end = parsed.end
        yield open_part


def _goes_on(first: _Part, second: _Part) -> bool:
    if not second.clause.gapped:
        return False
    return second.verdict.kind is None or second.verdict.kind is first.verdict.kind
