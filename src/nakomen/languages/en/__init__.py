"""Tables of one language."""
