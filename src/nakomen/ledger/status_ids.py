"""The four values of a status as programs read them, for those who read a ledger."""

from nakomen.review.status_ids import status_id

__all__ = ["status_id"]
