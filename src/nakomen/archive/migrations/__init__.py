"""The changes of the archive's tables, oldest first, each a file in `versions`.

A new change is a file beside the last: its `revision` is the next number, its `down_revision` the one before, and
`HEAD` here becomes its number. Tests hold the sum of all changes to `nakomen.archive.tables`, up and down.
"""

#: The revision that this program writes; an archive that has it is opened without Alembic.
HEAD = "0005"
