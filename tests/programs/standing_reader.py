"""A reading process that stands by for many tests: starting one takes longer than reading a letter."""

from __future__ import annotations

import os
from pathlib import Path

from nakomen.sandbox import ReadingProcess


class StandingReader(ReadingProcess):
    """A reading process that stays when its context ends, and makes way for a fresh one where programs come or go."""

    _path = ""

    def __exit__(self, *_):
        """Stay; `close` ends the process."""

    def start(self):
        if self._path != os.environ["PATH"]:
            self.close()
            self._path = os.environ["PATH"]
        super().start()

    def read(self, path, asked=None):
        # It was started in another folder than the one that its user stands in.
        self.start()
        return super().read(Path(path).absolute(), asked)
