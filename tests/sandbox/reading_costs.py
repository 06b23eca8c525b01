"""Measures what the process apart costs: the time of reading a folder through it against that of reading here.

python tests/sandbox/reading_costs.py FOLDER...
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from nakomen.readers.members import read_documents
from nakomen.sandbox import ReadingProcess

_ROUNDS = 5


def costs(files: list[Path]) -> tuple[float, float, float]:
    """Return seconds to read the files here, by a process that is ready, and to start one; the best of five rounds."""
    here, there, start = [], [], []
    for path in files:
        list(read_documents(path))
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        for path in files:
            list(read_documents(path))
        here.append(time.perf_counter() - began)
        began = time.perf_counter()
        with ReadingProcess() as reading:
            list(reading.read("er-is-geen-bestand.txt"))
            ready = time.perf_counter()
            for path in files:
                list(reading.read(path))
            there.append(time.perf_counter() - ready)
        start.append(ready - began)
    return min(here), min(there), min(start)


if __name__ == "__main__":
    found = [path for name in sys.argv[1:] for path in sorted(Path(name).rglob("*")) if path.is_file()]
    apart = [path for path in found if path.suffix not in {".doc", ".rtf"}]  # LibreOffice's time is its own
    one, other, begun = costs(apart)
    print(f"{len(apart)} files: {one:.2f} s here, {other:.2f} s apart ({other / one:.2f}), start {begun:.2f} s")  # noqa: T201
