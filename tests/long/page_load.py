"""Pages under load: how long they take at 50 requests a second, and how many are answered at most.

`python tests/long/page_load.py`: an archive of a million sentences is served by `nakomen serve`; readers who open the
ledger with chance facets, sporen, documents and searches come at an even pace, then `wrk` asks for what they asked as
fast as it can. It ends with 1 where a promise of docs/serving.md is not kept.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from nakomen.archive import Archive
from synthetic_archive import fill, vocabulary

#: Milliseconds at the 95th percentile, requests a second.
PROMISED, PACE, AT_MOST = 100.0, 50, 1_000
#: What is looked for: now and then a word that stands in some percents of all sentences, mostly rarer ones.
COMMON, RARE = ("munitie", "oefening", "kabel radar", "commissie verslag"), 60


@contextmanager
def served(archive):
    """Serve an archive in a process of its own; give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "nakomen", "serve", "--archive", str(archive), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        begun = time.monotonic()
        while process.poll() is None:
            try:
                answer = ask(port, "/ledger")
            except OSError:
                time.sleep(0.2)
                continue
            assert answer == 200, answer
            print(f"first page after {time.monotonic() - begun:.1f} s")  # noqa: T201
            break
        yield port
    finally:
        process.terminate()
        process.wait()


def ask(port, address, connection=None):
    """Ask for a page, and read it to its end."""
    connection = connection or HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def addresses(archive, many, chance):
    """Return what readers ask for, in the order in which they ask."""
    with Archive(archive, create=False) as opened:
        documents = [row.id for row in opened.documents()]
    ids = re.findall(rb'href="/spoor/([^"]+)"', page_of(archive))
    spoor = [one.decode() for one in ids]
    kinds, themes = ("agreement", "pledge", "assurance", "tasking", "request"), ("readiness", "cyber", "munitions")
    rare = [word for word in vocabulary()[100:2_000] if word not in COMMON]
    words = [*COMMON, *chance.sample(rare, RARE)]
    makers = (
        (10, lambda: "/"),
        (30, lambda: f"/ledger?kind={chance.choice(kinds)}&page={chance.randint(1, 60)}"),
        (
            20,
            lambda: f"/ledger?theme={chance.choice(themes)}&term=past&sort={chance.choice(('date', '-date', 'actor'))}",
        ),
        (10, lambda: f"/ledger?q={chance.choice(words).replace(' ', '+')}&page={chance.randint(1, 20)}"),
        (15, lambda: f"/spoor/{chance.choice(spoor)}"),
        (10, lambda: f"/search?q={chance.choice(words).replace(' ', '+')}&page={chance.randint(1, 4)}"),
        (5, lambda: f"/documents/{chance.choice(documents)}"),
    )
    weights, makes = zip(*makers, strict=True)
    return [make() for make in chance.choices(makes, weights, k=many)]


_pages = {}


def page_of(archive):
    """Return the page of the ledger that was kept when the server came up."""
    return _pages[archive]


def at_a_pace(port, asked, pace):
    """Ask for pages, one each so many seconds, whether those before have come or not; return times and statuses."""
    times, statuses, by_page, lock = [], Counter(), defaultdict(list), threading.Lock()
    waiting = iter(enumerate(asked))
    begun = time.monotonic() + 0.5

    def reader():
        while True:
            with lock:
                number, address = next(waiting, (0, ""))
            if not address:
                return
            due = begun + number / pace
            time.sleep(max(due - time.monotonic(), 0))
            status = ask(port, address)
            with lock:
                # From when it was to be asked: who has to wait for a reader waits for the page.
                took = (time.monotonic() - due) * 1000
                times.append(took)
                by_page[address.split("?")[0].split("/")[1] or "today"].append(took)
                statuses[status] += 1

    threads = [threading.Thread(target=reader) for _ in range(40)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    for page, took in sorted(by_page.items()):
        took.sort()
        shown = (
            f"  {page}: {len(took)} times, p50 {took[len(took) // 2]:.0f} ms, p95 {took[int(len(took) * 0.95)]:.0f} ms"
        )
        print(shown)  # noqa: T201
    return sorted(times), statuses


def at_most(port, asked, seconds):
    """Ask as fast as wrk can; return how many were answered a second, and how many went wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as script:
        listed = ",".join(f'"{one}"' for one in asked)
        script.write(
            f"local a={{{listed}}}\nlocal n=0\nrequest=function() n=n+1; return wrk.format('GET', a[n%#a+1]) end\n"
        )
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "-s", script.name, f"http://127.0.0.1:{port}"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    Path(script.name).unlink()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
    wrong = sum(
        int(number) for number in re.findall(r"(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)", told)
    )
    return rate, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sentences", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--archive", type=Path, help="one that is there; without, one is made and thrown away")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = chosen.archive or Path(folder) / "load.db"
        if not archive.exists():
            with Archive(archive) as opened:
                fill(opened, chosen.sentences, every=10)
        with served(archive) as port:
            connection = HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/ledger?rows=500")
            _pages[archive] = connection.getresponse().read()
            asked = addresses(archive, PACE * chosen.seconds, random.Random(5))  # noqa: S311 - the same every time is what is wanted
            times, statuses = at_a_pace(port, asked, PACE)
            middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
            print(  # noqa: T201
                f"at {PACE} a second: p50 {middle:.0f} ms, p95 {high:.0f} ms, slowest {times[-1]:.0f} ms; {dict(statuses)}"
            )
            rate, wrong = 0.0, 0
            if shutil.which("wrk"):
                rate, wrong = at_most(port, asked[:400], chosen.seconds)
                print(f"at most: {rate:.0f} a second, {wrong} went wrong")  # noqa: T201
            else:
                print("at most: not measured, for there is no wrk here (apt install wrk)")  # noqa: T201
    print(f"promised: p95 of at most {PROMISED:.0f} ms, and {AT_MOST} a second without an error")  # noqa: T201
    return 0 if high <= PROMISED and set(statuses) == {200} and rate >= AT_MOST and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
