"""A real PostgreSQL server for tests: made in a folder of its own, reached by a socket in it, and taken away after."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

#: Debian keeps its servers out of the PATH.
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_USER = "postgres"
#: Where anybody may make a folder, which is then of the user that the server runs as.
_MEMORY, _DISK = Path("/dev/shm"), Path("/tmp")  # noqa: S108
#: More than the data of a run of all tests.
_PLENTY = 4 << 30


def find_program(name):
    """Return the path of one of the server's programs, or None where no server is installed."""
    found = shutil.which(name)
    return found or next((str(folder / name) for folder in _FOLDERS if (folder / name).exists()), None)


def why_not():
    """Return why no server can be started here, or an empty word."""
    if find_program("initdb") is None or find_program("postgres") is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.getuid() == 0:
        try:
            pwd.getpwnam(_USER)
        except KeyError:
            return "a PostgreSQL server does not run as root, and there is no user postgres"
    return ""


def _place():
    """Return where a server keeps its data: in memory where there is plenty, for it waits for a disk at every step."""
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _PLENTY
    return _MEMORY if roomy else _DISK


class PostgresServer:
    """A server with the settings that it comes with; a context manager that leaves nothing behind."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="nakomen-pg-", dir=_place()))
        self._as_user = {}
        if os.getuid() == 0:
            shutil.chown(self.folder, _USER, _USER)
            self._as_user = {"user": _USER, "group": _USER, "extra_groups": ()}
        self._process = None
        self._number = 0
        options = ["--username", _USER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
        command = [find_program("initdb"), *options, "-D", str(self.folder / "data")]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self._as_user)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        """Start the server and wait until it answers; after a kill it first repairs itself."""
        command = [
            find_program("postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder), "-c", "listen_addresses=",
            "-c", "max_connections=80",
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd="/", start_new_session=True, **self._as_user
            )
        for _ in range(2400):  # two minutes: a busy machine repairs slowly
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self.dsn()):
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError((self.folder / "log").read_text()[-2000:])

    def kill(self):
        """Kill the server with all its helpers at once, as a power cut to its machine would."""
        if self._process is not None:
            for pid in self._pids():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _pids(self):
        """Return the postmaster and its children, which have sessions of their own."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return (
            [self._process.pid, *map(int, children.read_text().split())] if children.exists() else [self._process.pid]
        )

    def dsn(self, database="postgres"):
        """Return how the driver connects."""
        return f"host={self.folder} user={_USER} dbname={database}"

    def address(self, schema="public", database="postgres"):
        """Return the address of a schema, as --archive takes it."""
        options = quote(f"-csearch_path={schema}", safe="")
        return f"postgresql://{_USER}:unspoken@/{database}?host={quote(str(self.folder), safe='')}&options={options}"

    def new_address(self):
        """Return the address of a schema that is new and empty."""
        self._number += 1
        schema = f"archive_{self._number}"
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return self.address(schema)

    def script_of(self, address):
        """Return what makes the tables at an address anew, with `{schema}` for its schema; empty without pg_dump."""
        program, schema = find_program("pg_dump"), _schema_of(address)
        if program is None:
            return ""
        command = [program, "-h", str(self.folder), "-U", _USER, "-n", schema, "--inserts", "postgres"]
        told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        # Lines with a backslash speak to psql.
        lines = (line for line in told.splitlines() if not line.startswith("\\") and "CREATE SCHEMA" not in line)
        return "\n".join(lines).replace(schema, "{schema}")

    def run_script(self, script, address):
        """Run what `script_of` gave in the schema of another address."""
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            connection.execute(script.replace("{schema}", _schema_of(address)))


def _schema_of(address):
    return address.rpartition("%3D")[2]
