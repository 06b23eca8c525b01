"""Lets the makers of hostile and packed files be imported, in whatever order they are collected."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
