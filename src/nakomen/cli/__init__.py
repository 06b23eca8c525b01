"""The command line: one module a verb in `verbs`, found by walking that folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with 0 (done), 1 (refused or failed, told in one line) or 2 (wrongly called)."""
    from nakomen.cli.leaving import run

    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))
