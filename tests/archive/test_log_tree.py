"""The tree against a naive recursion of RFC 6962's own words, and proofs against every wrong log."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nakomen.archive.log_tree import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

ENTRIES = st.lists(st.binary(max_size=6), max_size=40)


def naive_root(entries: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word; it shares no line with the code under test."""
    if not entries:
        return sha256().digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    cut = 1
    while cut * 2 < len(entries):
        cut *= 2
    return sha256(b"\x01" + naive_root(entries[:cut]) + naive_root(entries[cut:])).digest()


def leaves_of(entries: list[bytes]) -> list[bytes]:
    return [leaf_hash(entry) for entry in entries]


def test_the_roots_of_the_reference_log() -> None:
    """The entries and roots with which implementations of Certificate Transparency are commonly tried."""
    entries = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
    entries.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
    roots = {
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    for size, root in roots.items():
        assert root_of(leaves_of(entries[:size])).hex() == root


@given(ENTRIES)
def test_the_root_is_that_of_the_naive_recursion(entries: list[bytes]) -> None:
    assert root_of(leaves_of(entries)) == naive_root(entries)


@given(ENTRIES.filter(bool), st.data())
def test_an_entry_is_shown_to_be_there_and_nowhere_else(entries: list[bytes], data: st.DataObject) -> None:
    leaves, root = leaves_of(entries), naive_root(entries)
    at = data.draw(st.integers(0, len(entries) - 1))
    proof = inclusion_proof(leaves, at)
    assert is_included(leaves[at], at, len(leaves), proof, root)
    assert not is_included(leaf_hash(b"another entry"), at, len(leaves), proof, root)
    assert not is_included(leaves[at], at, len(leaves), [*proof, root], root)
    assert not is_included(leaves[at], at, len(leaves), proof, sha256(root).digest())
    assert not is_included(leaves[at], len(leaves), len(leaves), proof, root)
    if proof:
        assert not is_included(leaves[at], at, len(leaves), proof[:-1], root)


@given(ENTRIES, st.data())
def test_a_later_log_is_shown_to_go_on(entries: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(0, len(entries)))
    leaves = leaves_of(entries)
    earlier, later = (size, naive_root(entries[:size])), (len(entries), naive_root(entries))
    proof = consistency_proof(leaves, size)
    assert is_consistent(earlier, later, proof)
    assert not is_consistent(earlier, (later[0], sha256(later[1]).digest()), proof) or size == 0
    assert not is_consistent((size, sha256(earlier[1]).digest()), later, proof)
    if proof:
        assert not is_consistent(earlier, later, proof[:-1])
        assert not is_consistent(earlier, later, [*proof, proof[0]])


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=3), min_size=2, max_size=24, unique=True), st.data())
def test_a_log_that_was_written_anew_cannot_be_shown_to_go_on(entries: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(entries)))
    at = data.draw(st.integers(0, size - 1))
    forged = [*entries[:at], b"forged", *entries[at + 1 :]]
    earlier, later = (size, naive_root(entries[:size])), (len(forged), naive_root(forged))
    assert not is_consistent(earlier, later, consistency_proof(leaves_of(forged), size))


@pytest.mark.parametrize(("proof", "at"), [(inclusion_proof, 3), (inclusion_proof, -1), (consistency_proof, 4)])
def test_what_the_log_never_had_has_no_proof(proof: object, at: int) -> None:
    with pytest.raises(IndexError):
        proof(leaves_of([b"a", b"b", b"c"]), at)  # type: ignore[operator]
