"""Who a visitor is, what she may do, and how a request is known to be hers."""
