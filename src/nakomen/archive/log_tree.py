"""The hash tree over a log (RFC 6962): its root, and proofs of what is in it and that a later log goes on from it.

All of it works on the entries' leaf hashes, which `leaf_hash` makes from their bytes. Only the standard library is
used, so that anybody can check a root with a page of code of his own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

#: A leaf and a node can never have the same hash: their first byte differs.
_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of an entry."""
    return sha256(_LEAF + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two hashes that stand side by side."""
    return sha256(_NODE + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes in their order; that of an empty log is the hash of nothing.

    >>> root_of([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    # Complete subtrees, largest first, as (height, hash): two of one height become one of the next.
    waiting: list[tuple[int, bytes]] = []
    for leaf in leaves:
        height, top = 0, leaf
        while waiting and waiting[-1][0] == height:
            top = node_hash(waiting.pop()[1], top)
            height += 1
        waiting.append((height, top))
    if not waiting:
        return sha256(b"").digest()
    _, top = waiting.pop()
    while waiting:
        top = node_hash(waiting.pop()[1], top)
    return top


def inclusion_proof(leaves: Sequence[bytes], at: int) -> list[bytes]:
    """Return the hashes that lead from the leaf at a place (from 0) to the root."""
    if not 0 <= at < len(leaves):
        raise IndexError("the log has no such entry")
    if len(leaves) == 1:
        return []
    cut = _cut(len(leaves))
    if at < cut:
        return [*inclusion_proof(leaves[:cut], at), root_of(leaves[cut:])]
    return [*inclusion_proof(leaves[cut:], at - cut), root_of(leaves[:cut])]


def is_included(leaf: bytes, at: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Tell whether a proof shows that a leaf stands at a place in the log of that size and root."""
    if not 0 <= at < size:
        return False
    here, last, top = at, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            top = node_hash(other, top)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            top = node_hash(top, other)
        here, last = here >> 1, last >> 1
    return last == 0 and top == root


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """Return the hashes that show that the log of these leaves goes on from its first `earlier` entries."""
    if not 0 <= earlier <= len(leaves):
        raise IndexError("the log was never of this size")
    return [] if earlier in (0, len(leaves)) else _part_proof(leaves, earlier, whole=True)


def _part_proof(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    if earlier == len(leaves):
        return [] if whole else [root_of(leaves)]
    cut = _cut(len(leaves))
    if earlier <= cut:
        return [*_part_proof(leaves[:cut], earlier, whole=whole), root_of(leaves[cut:])]
    return [*_part_proof(leaves[cut:], earlier - cut, whole=False), root_of(leaves[:cut])]


def is_consistent(earlier: tuple[int, bytes], later: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that a log of a size and root goes on from an earlier one."""
    (size, root), (later_size, later_root) = earlier, later
    if size == 0:
        return not proof and root == root_of([])
    if size >= later_size:
        return size == later_size and not proof and root == later_root
    hashes = list(proof)
    # A whole subtree on the left needs no hash in the proof: it is the earlier root itself.
    if size & (size - 1) == 0:
        hashes.insert(0, root)
    if not hashes:
        return False
    here, last = size - 1, later_size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = hashes[0]
    for other in hashes[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = node_hash(other, before), node_hash(other, after)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            after = node_hash(after, other)
        here, last = here >> 1, last >> 1
    return last == 0 and before == root and after == later_root


def _cut(size: int) -> int:
    """Return the largest power of two below a size: how many leaves stand left of the middle."""
    return 1 << (size - 1).bit_length() - 1
