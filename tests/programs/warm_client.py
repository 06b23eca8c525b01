"""Has a server run a command line over the streams of this process, and ends as that ends. It imports next to nothing."""

from __future__ import annotations

import json
import os
import socket
import sys


def main(place: str, arguments: list[str]) -> int:
    folder = os.getcwd()  # noqa: PTH109 - pathlib takes longer to import than the rest together
    order = json.dumps({"arguments": arguments, "folder": folder, "environment": dict(os.environ)}).encode() + b"\n"
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(place)
        sent = socket.send_fds(server, [order], [0, 1, 2])
        server.sendall(order[sent:])
        # A server that falls silent has told no status: that is no success.
        return int(server.makefile().readline() or 70)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
