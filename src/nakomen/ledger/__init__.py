"""An archive as a reader of the ledger sees it, for the command line, the pages and the exports alike."""

from nakomen.ledger.ledger import Ledger
from nakomen.ledger.short_ids import short_ids

__all__ = ["Ledger", "short_ids"]
