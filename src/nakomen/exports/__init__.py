"""Statements in the forms that other programs read: one module an export, found by walking this folder."""

from nakomen.exports.writing import export_formats, write_file

__all__ = ["export_formats", "write_file"]
