"""Reads official letters, finds every statement that binds, and follows each undertaking."""
