"""From statements to links, sporen and the status of an undertaking on a day."""

from nakomen.tracing.linking import link_statements
from nakomen.tracing.sporen import find_sporen
from nakomen.tracing.status import status_on

__all__ = ["find_sporen", "link_statements", "status_on"]
