"""Prints all figures of faults, one line each: `python tests/long`, at a tenth of the size with `--small`.

At full size it takes about half an hour. It ends with 1 when any figure is not what docs/archive.md says it must be.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
#: A command, and the option that says its size.
COMMANDS = (
    (("power_cuts.py",), "--cuts", 10_000),
    (("kills.py",), "--kills", 500),
    (("kills.py", "--server"), "--kills", 50),
    (("write_faults.py",), "", 0),
    (("reviewers.py",), "--seconds", 120),
    (("reviewers.py", "--server"), "--seconds", 120),
    (("migrations.py",), "--statements", 100_000),
    (("migrations.py", "--server"), "--statements", 100_000),
    (("page_load.py",), "--sentences", 1_000_000),
)


def main():
    part = 10 if "--small" in sys.argv[1:] else 1
    failed = 0
    for words, option, size in COMMANDS:
        sized = [option, str(size // part)] if option else []
        command = [sys.executable, str(HERE / words[0]), *words[1:], *sized]
        failed += subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode != 0
    # Without syncs there must be losses: else the cuts would prove nothing.
    command = [sys.executable, str(HERE / "power_cuts.py"), "--synchronous", "OFF", "--cuts", str(500 // part)]
    failed += subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
