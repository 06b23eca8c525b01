"""Runs many command lines of nakomen, each in a process of its own that finds the program started and its tables made.

Most of what a short command costs is importing libraries, compiling tables and reading the shipped dossier. Here that is
done once, in a server that forks for every command: nothing that a command does can reach the next. What it is run by is
a program named `nakomen` in a folder for the PATH, so that shells, pipes and exit statuses are those of the real one.
`python warm_program.py SOCKET` is the server.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import select
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

_CLIENT = Path(__file__).with_name("warm_client.py")
_PACKAGES = ("cli.verbs", "cli.archive_verbs", "cli.judgement_verbs", "cli.reviewing", "evaluation", "exports")


class WarmProgram:
    """A folder for the PATH whose `nakomen` is run by a server, which ends with this context.

    `source` is the folder of another package of that name than the one that is tested.
    """

    def __init__(self, source: Path | None = None) -> None:
        self._environment = os.environ | ({"PYTHONPATH": str(source)} if source else {})

    def __enter__(self) -> Path:
        # Not pytest's own folder for this: the name of a socket may have no more than some hundred bytes.
        self._folder = Path(tempfile.mkdtemp(prefix="nakomen-"))
        place = self._folder / "socket"
        client = shlex.join([sys.executable, "-I", "-S", str(_CLIENT), str(place)])
        program = self._folder / "nakomen"
        program.write_text(f'#!/bin/sh\nexec {client} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        command = [sys.executable, str(Path(__file__)), str(place)]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self._environment)
        if self._server.stdout.readline() != b"ready\n":
            self.__exit__()
            raise RuntimeError("the server of warm programs did not start")
        return self._folder

    def __exit__(self, *_: object) -> None:
        self._server.communicate()
        shutil.rmtree(self._folder)


def serve(place: str) -> None:
    """Answer each client in a process of its own, until standard input ends: so it ends with whoever started it."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while server in select.select([server, sys.stdin], [], [])[0]:
            connection, _ = server.accept()
            with connection:
                if os.fork() == 0:
                    server.close()
                    answer(connection)
            _bury_children()


def answer(connection: socket.socket) -> None:
    """Run what a client asks for in this process, tell how it ended, and end."""
    status = 70
    try:
        parts, streams, _, _ = socket.recv_fds(connection, 1 << 16, 3)
        while not parts.endswith(b"\n"):
            parts += connection.recv(1 << 16)
        status = run(json.loads(parts), streams)
    except BaseException:
        traceback.print_exc()
    finally:
        connection.sendall(f"{status}\n".encode())
        os._exit(0)


def run(order: dict, streams: list[int]) -> int:
    from nakomen.cli import main

    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", buffering=1 if number == 2 else -1, closefd=False)  # noqa: SIM115
        for number, mode in enumerate("rww")
    )
    try:
        main(order["arguments"])
    except SystemExit as left:
        return left.code or 0
    finally:
        sys.stderr.flush()
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            sys.stdout = None


def make_warm() -> None:
    """Import every verb, and read the shipped dossier, so that the tables are made and what it holds is known."""
    from nakomen import cli
    from nakomen.demo import dossier_folder

    for name in _PACKAGES:
        package = importlib.import_module(f"nakomen.{name}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    remember_letters()
    told = sys.stdout
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w", encoding="utf-8") as sys.stdout:
        for words in (["read", str(dossier_folder())], ["list"], ["due"], ["search", "brief"]):
            with suppress(SystemExit):
                cli.main(["--archive", f"{folder}/warm.db", *words])
    sys.stdout = told


def remember_letters() -> None:
    """Keep what comes of reading each shipped letter and what is found in it, for whoever reads a file of those bytes."""
    from nakomen.demo import dossier_folder
    from nakomen.extraction import extracting
    from nakomen.readers.dispatch import Asked
    from nakomen.sandbox import Limits, ReadingProcess

    read, find = ReadingProcess.read, extracting.extract_statements
    outcomes, statements = {}, {}
    with ReadingProcess() as reading:
        for path in sorted(dossier_folder().iterdir()):
            outcomes[path.name, path.read_bytes()] = found = list(read(reading, path))
            statements.update((id(one.document), list(find(one.document))) for one in found if one.document)

    def recall(reading, path, asked=None):
        path = Path(path)
        plainly = (asked or Asked()) == Asked() and reading.limits == Limits() and path.is_file()
        known = outcomes.get((path.name, path.read_bytes())) if plainly else None
        yield from read(reading, path, asked) if known is None else known

    ReadingProcess.read = recall
    # The documents are kept, so that no other can have the id of one of them.
    extracting.extract_statements = lambda document: iter(statements.get(id(document)) or find(document))


def _bury_children() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    make_warm()
    serve(sys.argv[1])
