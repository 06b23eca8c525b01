"""How much a reading process may take, and how it binds itself to that."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

#: What Python and the libraries map before the first file; less than this leaves no room to read anything.
LEAST_MEGABYTES = 256


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds of processor and of the clock, and megabytes of memory.

    After `orders` files a process makes way for a fresh one. A container gets `seconds` for each of its members, and is
    given up after `breaches` of them broke their process.
    """

    seconds: float = 25.0
    megabytes: int = 1024
    orders: int = 200
    breaches: int = 3


def bind_memory(megabytes: int) -> None:
    """Limit this process's address space, where the system can do that: Windows cannot, macOS does not hold to it."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = megabytes << 20 if hard == resource.RLIM_INFINITY else min(megabytes << 20, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bind_processor(seconds: float) -> None:
    """Let this process end after so many more seconds of processor time, also when nobody waits for it any more."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
