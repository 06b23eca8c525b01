"""What people ruled, held against what the program finds: the judged ledger, its conflicts, what lost its words."""

from nakomen.review.judged import Conflict, Judged, JudgedStatement, Orphan
from nakomen.review.making import anchor_of, anchor_of_passage, fields_of
from nakomen.review.reviewing import judged

__all__ = [
    "Conflict",
    "Judged",
    "JudgedStatement",
    "Orphan",
    "anchor_of",
    "anchor_of_passage",
    "fields_of",
    "judged",
]
