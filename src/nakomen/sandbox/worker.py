"""The reading process: takes orders on standard input, and writes what came of each file until nobody orders more."""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from nakomen.readers.dispatch import readable_suffixes
from nakomen.readers.members import members_of, outcome_of
from nakomen.readers.outside_programs import announce
from nakomen.sandbox.frames import Begun, Done, Order, Program, Spent, pack, read_frame, write_frame
from nakomen.sandbox.limits import Limits, bind_memory, bind_processor


def serve(orders: BinaryIO, told: BinaryIO, limits: Limits) -> None:
    """Read what is ordered, one file after the other."""
    announce.set(lambda name, seconds: write_frame(told, Program(name, seconds)))
    readable_suffixes()  # imports every reader
    bind_memory(limits.megabytes)
    while True:
        try:
            order = cast("Order", read_frame(orders))
        except EOFError:
            return
        end = _carried_out(order, told, limits)
        write_frame(told, end)
        if isinstance(end, Spent):
            # Where a library stopped half-way is unknown: another process reads what follows.
            return


def _carried_out(order: Order, told: BinaryIO, limits: Limits) -> Done | Spent:
    """Read what is ordered; the memory of what failed is free again when this returns."""
    try:
        _read(order, told, limits)
    except MemoryError:
        return Spent()
    except Exception as error:
        return Spent(f"{type(error).__name__}: {error}".splitlines()[0][:160])
    return Done()


def _read(order: Order, told: BinaryIO, limits: Limits) -> None:
    bind_processor(limits.seconds)
    for number, member in islice(enumerate(members_of(order.path)), order.first, None):
        bind_processor(limits.seconds)
        write_frame(told, Begun(number, member.name))
        outcome = outcome_of(member, order.asked, whole=member.name == Path(order.path).name)
        write_frame(told, pack(outcome))


def main() -> None:
    """Serve on the standard streams; what a library prints must not come between."""
    told = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    seconds, megabytes = float(sys.argv[1]), int(sys.argv[2])
    serve(sys.stdin.buffer, told, Limits(seconds, megabytes))


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)
