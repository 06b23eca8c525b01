"""Both databases give the same hits in the same order, and those that a plain reading of the query gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.archive import Archive, Filters
from nakomen.archive.passing import Told, passes
from nakomen.archive.query_words import places_of, terms_of
from nakomen.archive.stems import stems_in
from nakomen.model import AmountMention, ArchiveError, Block, BlockKind, Document, Identity, Kind, QueryError, Statement
from nakomen.queries import fields, parse

WORDS = [
    "motie",
    "moties",
    "Oekraïne",
    "dijk",
    "dijken",
    "bijdrage",
    "bijdragen",
    "EU-lidstaat",
    "200.000",
    "de",
    "een",
]
ACTORS = ["Netherlands", "Netherlands:minister of defence", "Germany", "çedille", "Ézé"]
_ARCHIVES: list[Archive] = []


@pytest.fixture(scope="module", autouse=True)
def _archives(tmp_path_factory, request) -> Iterator[None]:
    """A file always, and a server where one can be started."""
    from postgres_server import why_not

    places: list[Any] = [tmp_path_factory.mktemp("same") / "nakomen.db"]
    if not why_not():
        places.append(request.getfixturevalue("server").new_address())
    _ARCHIVES[:] = [Archive(place) for place in places]
    yield
    for archive in _ARCHIVES:
        archive.close()
    _ARCHIVES.clear()


SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
    lambda words: f"{' '.join(words).capitalize()}."
)
STATEMENT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(list(Kind)),
        "actor": st.lists(st.sampled_from(ACTORS), max_size=2, unique=True).map(tuple),
        "due": st.sampled_from(["", "2020", "2024-05", "../2021", "2023-06-01/.."]),
        "theme": st.sampled_from(["", "cyber", "munitions"]),
        "confidence": st.sampled_from([0.1, 0.5, 0.8]),
        "refs": st.sampled_from([(), ("kst-28676-3",), ("motion:Çelik", "kst-1-2")]),
        "amounts": st.sampled_from([0, 1000, 2500000]).map(lambda n: (money(n),) if n else ()),
    }
)
CORPUS = st.lists(
    st.tuples(
        st.sampled_from([None, date(2018, 5, 1), date(2020, 5, 1), date(2020, 5, 2)]),
        st.lists(st.tuples(SENTENCE, st.none() | st.tuples(STATEMENT, st.integers(1, 2))), min_size=1, max_size=6),
    ),
    min_size=3,
    max_size=3,
)
WORD_PART = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map("-{}".format),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(lambda words: f'-"{" ".join(words)}"'),
)
#: What became of undertakings is answered above the archive.
EXAMPLES = [query for field in fields() for query in field.yes if field.about != "spoor"]
CONDITION = st.sampled_from(
    [
        *EXAMPLES, "kind:pledge,request", "-kind:finding", "actor:Netherlands", "-actor:Germany", "actor:ÇEDILLE", "due:<2022",
        "-due:2020", "date:2018", "-date:2020", "date:>2018", "amount:>1000", "amount:1000,5", "ref:28676", "-has:due",
        "has:actor", "theme:cyber", "document:d1", "-number:kst-7-1", "dossier:7", "confidence:>=0,5", "binding:yes",
    ]
)  # fmt: skip
QUERY = st.tuples(
    st.sampled_from([*([word] for word in WORDS), []]),
    st.lists(WORD_PART, max_size=1),
    st.lists(CONDITION, max_size=2),
).map(lambda parts: " ".join([*parts[0], *parts[1], *parts[2]]))


def money(value: int) -> AmountMention:
    return AmountMention(0, 1, "x", "money.name", Decimal(value), "EUR")


def written(number: int, day: date | None, lines: list[Any]) -> tuple[Document, list[Statement]]:
    """Return a document of one sentence a paragraph; a statement may run on into the next."""
    name, starts, at = f"d{number}", [], 0
    for line, _ in lines:
        starts.append(at)
        at += len(line) + 2
    text = "\n\n".join(line for line, _ in lines)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, start, start + len(line)) for start, (line, _) in zip(starts, lines, strict=True)
    )
    statements = []
    for index, (_, told) in enumerate(lines):
        if told is not None:
            said, over = told
            last = min(index + over, len(lines)) - 1
            start, end = starts[index], starts[last] + len(lines[last][0])
            statements.append(Statement(f"{name}-{index}", name, start, end, text[start:end], text[start:end], **said))
    identity = Identity(number=f"kst-{number + 6}-1", title=name, date=day)
    return Document(name, text, identity, blocks=blocks, source_name=name), statements


def kept(corpus: list[Any]) -> list[tuple[Document, list[Statement]]]:
    """Keep a corpus in each archive, in the place of the one before."""
    made = [written(number, *one) for number, one in enumerate(corpus)]
    for archive in _ARCHIVES:
        for document, statements in made:
            if document.id in {row.id for row in archive.documents()}:
                bytes_ = archive.source(document.id)
                # The same source read otherwise: what was derived is replaced, and versions do not pile up.
                archive.keep(document, statements, bytes_)
            else:
                archive.keep(document, statements, document.id.encode())
    return made


def found(archive: Archive, query: str) -> Any:
    try:
        hits = archive.search(query)
    except QueryError as error:
        return error.what, error.remedy, error.start, error.end
    return [replace(hit, rank=int(hit.rank)) for hit in hits]


def listed(archive: Archive, query: str) -> Any:
    try:
        return archive.statements(Filters(query=query))
    except QueryError as error:
        return error.what, error.remedy, error.start, error.end


@settings(max_examples=20)
@given(CORPUS, st.lists(QUERY, min_size=6, max_size=6))
def test_each_database_finds_the_same(corpus, queries):
    kept(corpus)
    for query in queries:
        first, *others = [(found(archive, query), listed(archive, query)) for archive in _ARCHIVES]
        for other in others:
            assert other == first, query
        hits, statements = first
        if isinstance(hits, list) and parse(query).conditions:
            assert {one.id for one in statements} <= {one.id for hit in hits for one in hit.statements}


@settings(max_examples=15)
@given(CORPUS, st.lists(CONDITION, min_size=8, max_size=8))
def test_a_statement_passes_by_itself_where_it_passes_in_the_database(corpus, conditions):
    made = kept(corpus)
    for condition in conditions:
        found_there = listed(_ARCHIVES[0], condition)
        if isinstance(found_there, list):
            filters = Filters(query=condition)
            by_itself = [
                one.id
                for document, statements in made
                for one in statements
                if passes(Told(one, document.identity.date, document.identity.number), filters)
            ]
            assert sorted(one.id for one in found_there) == sorted(by_itself), condition


def answers(text: str, query: str) -> bool:
    """Tell whether a sentence answers to the words of a query, looked at word by word."""
    terms, words = terms_of(parse(query)), stems_in(text)
    return all(places_of(term, words) for term in terms.wanted) and not any(
        places_of(term, words) for term in terms.unwanted
    )


@settings(max_examples=12)
@given(CORPUS, st.lists(WORD_PART, min_size=1, max_size=3).map(" ".join), st.sampled_from(list(Kind)))
def test_what_is_found_is_what_a_plain_reading_finds(corpus, words, kind):
    made = kept(corpus)
    lines = [
        (document, block, [one for one in statements if one.start < block.end and one.end > block.start])
        for document, statements in made
        for block in document.blocks
        if answers(document.text[block.start : block.end], words)
    ]
    for archive in _ARCHIVES:
        if terms_of(parse(words)).wanted:
            hits = {(hit.document, hit.start) for hit in archive.search(words)}
            assert hits == {(document.id, block.start) for document, block, _ in lines}
            hits = {(hit.document, hit.start) for hit in archive.search(f"{words} kind:{kind}")}
            held = {(d.id, block.start) for d, block, held in lines if any(one.kind == kind for one in held)}
            assert hits == held
            told = {one.id for _, _, held in lines for one in held}
            assert {one.id for one in archive.statements(Filters(query=words))} == told
        days = {document.id for document, _ in made if document.identity.date and document.identity.date.year == 2020}
        assert {one.document for one in archive.statements(Filters(query="date:2020"))} <= days
        assert {one.document for one in archive.statements(Filters(query="-date:2020"))}.isdisjoint(days)


HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=10),
        WORD_PART,
        CONDITION,
        st.builds(
            "{}{}:{}".format,
            st.sampled_from(["", "-"]),
            st.sampled_from([word for field in fields() for word in field.words]),
            st.text(max_size=10)
            | st.sampled_from(["%", "_", "'", "';--", '"%"', "\0", "\\", "*", "NULL", "1e999", "9" * 30]),
        ),
    ),
    max_size=5,
).map(" ".join)


@settings(max_examples=60)
@given(HOSTILE)
def test_hostile_queries_give_hits_or_a_named_error(query):
    """What a database says is an ArchiveError but no QueryError, and would fail here."""
    results = [(found(archive, query), listed(archive, query)) for archive in _ARCHIVES]
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    "query", ["a " * 64, "a " * 500, '"' + "b " * 900 + '"', "date:" + "2018," * 390 + "2018", "x" * 1999]
)
def test_long_queries_give_hits_or_a_named_error(query):
    for archive in _ARCHIVES:
        found(archive, query)
        listed(archive, query)
        with pytest.raises(ArchiveError, match="longer than"):
            archive.search("x " * 1001)


def test_signs_of_the_databases_mean_nothing():
    kept([(None, [("Motie.", ({"kind": Kind.PLEDGE, "actor": ("Germany",), "refs": ("kst-28676-3",)}, 1))])] * 3)
    for archive in _ARCHIVES:
        assert len(archive.search("motie ref:kst-28676-3")) == 3
        for query in ("ref:kst-28676-_", "ref:%", "number:kst%", "dossier:_", "dossier:%", 'ref:"kst-28676-3\'--"'):
            assert archive.search(f"motie {query}") == []
        for query in ("mot*", "mo%", "m_tie", "stems:motie", "{stems}motie", "motie^2"):
            hits = found(archive, query)
            assert isinstance(hits, tuple) or all(hit.text == "Motie." for hit in hits)
