"""Statements in the forms that other programs read: one module an export, found by walking this folder."""

from nakomen.exports.selecting import select
from nakomen.exports.selection import Selection
from nakomen.exports.writing import Export, export_formats, write_file

__all__ = ["Export", "Selection", "export_formats", "select", "write_file"]
