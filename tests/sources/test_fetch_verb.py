"""The verb `fetch` from the command line to the archive, against the test's server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tk_records as tk

from nakomen.archive import Archive
from nakomen.cli.leaving import run as leave
from nakomen.model import RegisterRow
from nakomen.model.motion_records import VoteChoice
from nakomen.sources.web import Fetcher, Manners
from nakomen.wording import speak

pytestmark = pytest.mark.usefixtures("reading_at_once")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    for name in ("NAKOMEN_ARCHIVE", "NAKOMEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NAKOMEN_LANGUAGE", "en")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    yield
    speak("en")


@pytest.fixture
def run(service, wound, monkeypatch, capsys):
    """Run the command line as a user does, whose sources all stand on the test's server."""

    def connect():
        manners = Manners(frozenset({service.host}), allow_private=True, timeout=2.0)
        return Fetcher(manners, sleep=wound.sleep, clock=wound.clock)

    monkeypatch.setattr("nakomen.engines.fetching_run.connect", connect)
    monkeypatch.setattr("nakomen.engines.fetching_run.base_of", lambda _: service.base)

    def ran(*arguments):
        status = leave(list(arguments))
        out, err = capsys.readouterr()
        return status, out, err

    return ran


@pytest.fixture
def page():
    """A page of the Eerste Kamer's register, as plain as it can be."""

    def made(status="openstaand"):
        return (
            "<html><body><h1>De veerhavens (T09412)</h1><p>De minister zegt een onderzoek toe.</p>"
            f"<h2>Kerngegevens</h2><dl><dt>Nummer</dt><dd>T09412</dd><dt>Status</dt><dd>{status}</dd></dl></body></html>"
        )

    return made


def titles():
    with Archive("nakomen.db", create=False) as archive:
        return {row.id: row.title for row in archive.documents()}


def test_a_dossier_is_fetched_read_and_listed(run, koop):
    for number in (1, 2, 3):
        koop.add(f"kst-39412-{number}")
    status, out, err = run("fetch", "dossier", "39412", "--since", "2017")
    assert (status, err) == (0, "")
    assert out.startswith("Fetched 3 papers into fetched; 8 answers of the source were new\n")
    assert "Read 3 documents into nakomen.db: 3 new" in out
    assert sorted(path.name for path in Path("fetched/papers").iterdir()) == [f"kst-39412-{n}.xml" for n in (1, 2, 3)]
    with Archive("nakomen.db") as archive:
        rows = archive.documents()
        assert [row.id for row in rows] == ["kst-39412-1", "kst-39412-2", "kst-39412-3"]
        # These papers bear no day; the search tells it.
        assert {row.date.isoformat() for row in rows} == {"2024-03-05"}
        assert len(archive.statements()) == 3
    status, out, _ = run("fetch", "list", "--json")
    listed = json.loads(out)
    assert len(listed) == 8
    assert {"at", "address", "final_address", "digest", "bytes", "media_type", "etag", "last_modified"} == set(
        listed[0]
    )


def test_the_same_again_changes_nothing(run, koop):
    koop.add("kst-39412-1")
    run("fetch", "dossier", "39412")
    status, out, _ = run("fetch", "dossier", "39412")
    assert (status, out.splitlines()[:2]) == (
        0,
        [
            "Fetched 1 paper into fetched; 0 answers of the source were new",
            "Read 1 document into nakomen.db: 1 unchanged",
        ],
    )


def test_an_update_asks_for_what_changed_only(run, koop, service):
    koop.add("kst-39412-1", modified="2024-03-01")
    koop.add("kst-39412-2", modified="2024-03-07")
    run("fetch", "dossier", "39412")
    koop.add("kst-39412-3", modified="2024-04-01")
    service.asked.clear()
    status, out, err = run("fetch", "update")
    assert (status, err) == (0, "")
    assert "dt.modified>=2024-03-07" in service.asked[0].query["query"]
    assert service.times("/kst-39412-1.xml") == 0
    assert service.times("/kst-39412-3.xml") == 1
    assert "Read 2 documents into nakomen.db: 1 new, 1 unchanged" in out
    service.asked.clear()
    run("fetch", "update")
    assert "dt.modified>=2024-04-01" in service.asked[0].query["query"]


def test_an_update_before_anything_says_what_to_do(run):
    status, _, err = run("fetch", "update")
    assert (status, err) == (
        1,
        "nakomen: fetched: nothing was fetched before (fetch something first: nakomen fetch dossier 28676)\n",
    )


def test_several_numbers_and_pages_at_once(run, koop, service, page):
    koop.add("kst-39412-1")
    koop.add("kst-39412-2")
    service.put("/toezegging/veerhavens", page(), "text/html")
    status, out, err = run("fetch", "kst-39412-1", "KST-39412-2", "toezegging/veerhavens")
    assert (status, err) == (0, "")
    assert "Fetched 2 papers" in out
    assert "Register: 1 row, of which 1 new" in out
    assert titles().keys() == {"kst-39412-1", "kst-39412-2"}


def test_one_that_is_not_there_is_told_and_the_others_are_read(run, koop):
    koop.add("kst-39412-1")
    status, out, err = run("fetch", "kst-39412-9", "kst-39412-1")
    assert status == 1
    assert "Read 1 document" in out
    assert err == (
        "Not fetched (1):\n  kst-39412-9: is not there as XML, HTML or PDF "
        "(check the number, or look it up on the source's site)\n"
    )


def test_a_stamp_never_goes_past_something_that_failed(run, koop, service, answer):
    koop.add("kst-39412-1", modified="2024-03-01")
    koop.add("kst-39412-2", modified="2024-03-07")
    service.on("/kst-39412-1.xml", lambda _: answer(status=403))
    assert run("fetch", "dossier", "39412")[0] == 1
    koop.add("kst-39412-1")
    koop.records.pop()
    service.asked.clear()
    assert run("fetch", "update")[0] == 0
    assert "dt.modified" not in service.asked[0].query["query"]
    assert titles().keys() == {"kst-39412-1", "kst-39412-2"}


def test_a_number_typed_wrong_is_not_asked_at_every_update(run, koop):
    koop.add("kst-39412-1")
    assert run("fetch", "kst-39412-9", "kst-39412-1")[0] == 1
    assert run("fetch", "update")[0] == 0
    assert "nothing was fetched before" not in run("fetch", "update")[2]


def test_what_broke_off_is_gone_on_with_by_an_update(run, koop, service, answer):
    koop.add("kst-39412-1")
    koop.add("kst-39412-2")
    koop.page_size = 1
    pages = iter([koop.page(koop.records[:1], 2), koop.page([], 2)])
    service.on("/sru", lambda _: answer(next(pages)))
    status, out, err = run("fetch", "dossier", "39412")
    assert (status, titles().keys()) == (1, {"kst-39412-1"})
    assert "Fetched 1 paper" in out
    assert "gives an empty page at record 2 of 2" in err
    service.on("/sru", koop.search)
    assert run("fetch", "update")[0] == 0
    assert titles().keys() == {"kst-39412-1", "kst-39412-2"}


def test_a_service_that_is_down_is_not_asked_five_hundred_times(run, koop, service, answer):
    for number in range(1, 30):
        koop.add(f"kst-39412-{number}")
        service.on(f"/kst-39412-{number}.xml", lambda _: answer(status=503))
    koop.page_size = 50
    status, _, err = run("fetch", "dossier", "39412")
    assert status == 1
    assert err.startswith("Not fetched (3):\n")
    assert sum("kst-39412" in asked.path for asked in service.asked) == 3 * 6


def test_only_fetch_leaves_the_archive_alone(run, koop):
    koop.add("kst-39412-1")
    status, out, _ = run("fetch", "dossier", "39412", "--only-fetch", "--into", "elsewhere")
    assert (status, out) == (0, "Fetched 1 paper into elsewhere; 3 answers of the source were new\n")
    assert not Path("nakomen.db").exists()
    assert run("read", "elsewhere/papers")[0] == 0
    assert titles().keys() == {"kst-39412-1"}


def test_rows_that_nobody_kept_are_asked_for_again(run, monkeypatch):
    from nakomen.sources import eerste_kamer
    from nakomen.sources.asking import Stamp

    given = [RegisterRow("EK", "T09412", status="openstaand"), Stamp("2024-03-05")]
    monkeypatch.setattr(eerste_kamer, "fetch", lambda *_: iter(given))
    run("fetch", "toezegging/veerhavens", "--only-fetch")
    assert json.loads(Path("fetched/stamps.json").read_text())[0]["stamp"] == ""
    run("fetch", "toezegging/veerhavens")
    assert json.loads(Path("fetched/stamps.json").read_text())[0]["stamp"] == "2024-03-05"


def test_offline_reads_from_what_was_fetched_and_asks_nobody(run, koop, service):
    koop.add("kst-39412-1")
    run("fetch", "dossier", "39412", "--only-fetch")
    service.asked.clear()
    status, out, err = run("fetch", "dossier", "39412", "--offline")
    assert (status, err) == (0, "")
    assert "Read 1 document into nakomen.db: 1 new" in out
    status, _, err = run("fetch", "dossier", "39413", "--offline")
    assert status == 1
    assert "was not fetched before, and nothing is asked of the network (fetch it once without --offline)" in err
    assert service.asked == []


def test_ctrl_c_keeps_what_was_fetched(run, koop, monkeypatch):
    from nakomen.sources import papers

    for number in (1, 2, 3):
        koop.add(f"kst-39412-{number}")
    plain, fetched = papers.fetch_paper, []

    def interrupted(*arguments):
        if fetched:
            raise KeyboardInterrupt
        fetched.append(plain(*arguments))
        return fetched[0]

    monkeypatch.setattr(papers, "fetch_paper", interrupted)
    status, _, err = run("fetch", "dossier", "39412")
    assert status == 130
    assert err.startswith("1 paper fetched and kept in fetched; the same command goes on from there\n")
    assert "Traceback" not in err
    assert [path.name for path in Path("fetched/papers").iterdir()] == ["kst-39412-1.xml"]
    assert not Path("fetched/stamps.json").exists()
    monkeypatch.undo()


@pytest.mark.usefixtures("koop")
def test_nothing_found_is_said(run):
    assert run("fetch", "dossier", "39412") == (0, "The source found nothing for dossier 39412.\n", "")
    assert not Path("nakomen.db").exists()


def test_an_unknown_word_of_the_register_is_told(run, service, page):
    service.put("/toezegging/a", page(status="opgeschort"), "text/html")
    status, out, _ = run("fetch", "toezegging/a")
    assert status == 0
    assert "Unknown word in the register, kept as it stands: status: opgeschort (1 row)" in out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("fetch",), 2, "missing: WHAT..."),
        (("fetch", "nonsense"), 1, "nonsense: no source knows this (nakomen fetch --help shows what can be fetched)"),
        (("fetch", "dossier"), 1, "dossier: is no number of a dossier: -"),
        (("fetch", "dossier", "x"), 1, "give its number: nakomen fetch dossier 28676"),
        (("fetch", "kst-39412-1", "--since", "soon"), 2, "--since"),
    ],
)
def test_what_was_typed_wrong_is_told(run, arguments, status, told):
    got = run(*arguments)
    assert got[0] == status
    assert told in got[2]
    assert "Traceback" not in got[2]


def test_dutch_speaks_dutch(run, koop):
    koop.add("kst-39412-1")
    _, out, _ = run("--language", "nl", "fetch", "kst-39412-1", "--only-fetch")
    assert out == "1 stuk opgehaald in fetched; 2 antwoorden van de bron waren nieuw\n"
    _, _, err = run("--language", "nl", "fetch", "niets")
    assert err == "nakomen: niets: geen bron kent dit (nakomen fetch --help toont wat op te halen is)\n"


def test_an_empty_list_says_how_to_begin(run):
    _, out, _ = run("fetch", "list")
    assert out == "Nothing was fetched into fetched yet; begin with: nakomen fetch dossier 28676 --since 2017\n"


def test_the_list_shows_each_content(run, koop):
    koop.add("kst-39412-1")
    run("fetch", "kst-39412-1", "--only-fetch")
    _, out, _ = run("fetch", "list")
    assert "/kst-39412-1.xml" in out
    assert out.splitlines()[-1] == "2 contents fetched into fetched; papers/ in it holds the papers"


def test_json_tells_all(run, koop):
    koop.add("kst-39412-1")
    _, out, _ = run("fetch", "kst-39412-1", "--json")
    told = json.loads(out)
    assert told["papers"] == [{"number": "kst-39412-1", "file": "fetched/papers/kst-39412-1.xml"}]
    assert told["documents"] == [{"id": "kst-39412-1", "file": "fetched/papers/kst-39412-1.xml", "kept": "new"}]
    assert told["failures"] == []


# The verb `register`


@pytest.fixture
def rows():
    given = [
        RegisterRow("TK", "TZ202403-014", "De Kamer krijgt een brief.", ministry="Defensie", status="Openstaand"),
        RegisterRow("EK", "T09412", title="De veerhavens", minister="Minister van Waterwegen", status="voldaan"),
    ]
    with Archive("nakomen.db") as archive:
        archive.keep_register_rows(given)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ((), ["T09412", "TZ202403-014"]),
        (("--chamber", "ek"), ["T09412"]),
        (("--status", "OPENSTAAND"), ["TZ202403-014"]),
        (("--ministry", "waterwegen"), ["T09412"]),
        (("--chamber", "TK", "--ministry", "Defensie"), ["TZ202403-014"]),
        (("--status", "vervallen"), []),
    ],
)
def test_the_register_is_listed_and_narrowed(run, arguments, numbers):
    _, out, _ = run("register", "--json", *arguments)
    assert [row["number"] for row in json.loads(out)] == numbers


@pytest.mark.usefixtures("rows")
def test_the_register_as_a_table_and_as_csv(run):
    _, out, _ = run("register")
    assert "De Kamer krijgt een brief." in out
    assert out.splitlines()[-1] == "2 rows, 0 of them with a word that nakomen does not know"
    _, out, _ = run("register", "--csv")
    assert out.splitlines()[0].startswith("chamber,number,text,title,minister")
    assert len(out.splitlines()) == 3


@pytest.mark.usefixtures("rows")
def test_filters_that_leave_nothing_tell_the_words_of_the_register(run):
    _, out, _ = run("register", "--status", "vervallen")
    assert out == "None of the 2 rows passes the filters; the register has the statuses: Openstaand, voldaan\n"


def test_an_archive_without_rows_says_how_to_get_them(run):
    Archive("nakomen.db").close()
    _, out, _ = run("register")
    assert out == "The archive holds no register rows; fetch them with: nakomen fetch toezeggingen\n"


# The Tweede Kamer.


def put(service, entity, *entities):
    service.put(f"/OData/v4/2.0/{entity}", tk.odata(list(entities), count=len(entities)), "application/json")


def numbers_in_register():
    with Archive("nakomen.db", create=False) as archive:
        return [(row.number, row.status) for row in archive.register_rows()]


def test_the_register_of_the_tweede_kamer_is_fetched_and_kept_up(run, service):
    put(service, "Toezegging", tk.toezegging(Status="Openstaand"), tk.toezegging("later", Nummer="TZ202401-001"))
    status, out, _ = run("fetch", "toezeggingen", "--ministry", "Waterwegen", "--status", "Openstaand")
    assert (status, numbers_in_register()) == (0, [("TZ202306-026", "Openstaand"), ("TZ202401-001", "Voldaan")])
    assert "Register: 2 rows, of which 2 new" in out
    assert "Status eq 'Openstaand'" in service.asked[-1].query["$filter"]
    put(service, "Toezegging", tk.toezegging(Status="Deels Voldaan"), {**tk.entity("later"), "Verwijderd": True})
    status, out, _ = run("fetch", "update")
    assert "Register: 2 rows, of which 2 changed" in out
    assert (status, numbers_in_register()) == (0, [("TZ202306-026", "Deels Voldaan")])
    asked = service.asked[-1].query["$filter"]
    assert asked.startswith("ApiGewijzigdOp ge 2024-03-05T09:31:12Z and (Verwijderd eq true or ")
    assert "contains(Ministerie,'Waterwegen') and Status eq 'Openstaand'" in asked


def test_an_unknown_status_of_the_tweede_kamer_is_told(run, service):
    put(service, "Toezegging", tk.toezegging(Status="Doorlopend"))
    status, out, _ = run("fetch", "toezeggingen")
    assert (status, numbers_in_register()) == (0, [("TZ202306-026", "Doorlopend")])
    assert "Unknown word in the register, kept as it stands: status: Doorlopend (1 row)" in out


def test_the_feed_goes_on_from_its_token(run, service, answer):
    base = service.address("/SyncFeed/2.0")
    held = tk.entity_xml("toezegging", "dijken", nummer="TZ202306-026", status="Openstaand")
    gone = tk.entity_xml("toezegging", "dijken", removed=True)
    entries = {7: tk.entry_xml("dijken", held, token=7, base=base), 9: tk.entry_xml("dijken", gone, token=9, base=base)}
    shown = [7]

    def answering(asked):
        after = int(asked.query.get("skiptoken", 0))
        return answer(tk.feed_xml("Toezegging", [entries[token] for token in shown if token > after]))

    service.on("/SyncFeed/2.0/Feed", answering)
    assert run("fetch", "syncfeed", "toezeggingen")[0] == 0
    assert numbers_in_register() == [("TZ202306-026", "Openstaand")]
    shown.append(9)
    assert run("fetch", "update")[0] == 0
    assert [asked.query.get("skiptoken") for asked in service.asked] == [None, "7", "7", "9"]
    assert numbers_in_register() == []


def test_a_feed_that_breaks_off_goes_on_from_its_last_page(run, service, answer):
    base = service.address("/SyncFeed/2.0")
    entry = tk.entry_xml(
        "dijken", tk.entity_xml("toezegging", "dijken", nummer="TZ202306-026", status="Voldaan"), token=7, base=base
    )
    service.first("/SyncFeed/2.0/Feed", answer(tk.feed_xml("Toezegging", [entry])), answer(b"<feed"))
    service.put("/SyncFeed/2.0/Feed", tk.feed_xml("Toezegging", []))
    assert run("fetch", "syncfeed", "toezeggingen")[0] == 1
    assert numbers_in_register() == [("TZ202306-026", "Voldaan")]
    assert run("fetch", "update")[0] == 0
    assert [asked.query.get("skiptoken") for asked in service.asked] == [None, "7", "7"]


def motions():
    with Archive("nakomen.db", create=False) as archive:
        return archive.motions()


def test_motions_are_kept_in_the_archive(run, service):
    put(
        service,
        "Zaak",
        tk.motie(),
        tk.motie("tweede", Nummer="2023Z10150", Volgnummer=89, Kabinetsappreciatie="Omarmd"),
    )
    status, out, _ = run("fetch", "moties", "39412", "--since", "2023")
    assert status == 0
    assert "Motions: 2 motions, of which 2 new" in out
    assert "kept as it stands: Kabinetsappreciatie: Omarmd (1 row)" in out
    put(service, "Zaak", tk.motie(Kabinetsappreciatie="Overgenomen"), {**tk.entity("tweede"), "Verwijderd": True})
    assert "of which 2 changed" in run("fetch", "update")[1]
    [first] = motions()
    assert (first.paper, first.appreciation, first.seats(VoteChoice.FOR)) == ("kst-39412-88", "Overgenomen", 30)
    put(service, "Zaak", tk.motie(Kabinetsappreciatie="Overgenomen"))
    status, out, _ = run("fetch", "moties", "39412", "--json")
    assert (status, json.loads(out)["motions"]) == (0, {"unchanged": 1})


def test_motions_only_fetched_stand_in_a_file_until_the_archive_takes_them_in(run, service):
    put(service, "Zaak", tk.motie(), tk.motie("tweede", Nummer="2023Z10150", Volgnummer=89))
    status, out, _ = run("fetch", "moties", "39412", "--only-fetch")
    assert (status, "of which 2 new" in out, Path("nakomen.db").exists()) == (0, True, False)
    kept = Path("fetched/moties.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["number"] for line in kept] == ["2023Z10149", "2023Z10150"]
    put(service, "Zaak", tk.motie(Kabinetsappreciatie="Overgenomen"))
    assert "1 changed" in run("fetch", "update")[1]
    assert {one.number: one.appreciation for one in motions()} == {
        "2023Z10149": "Overgenomen",
        "2023Z10150": "Oordeel Kamer",
    }


def test_a_damaged_file_of_motions_is_not_written_over(run, service):
    Path("fetched").mkdir()
    Path("fetched/moties.jsonl").write_text('{"id": "6f0b"', encoding="utf-8")
    put(service, "Zaak", tk.motie())
    status, _, err = run("fetch", "moties", "39412")
    assert status != 0
    assert "the kept motions are damaged (move it away and fetch them again)" in err
    assert Path("fetched/moties.jsonl").read_text(encoding="utf-8") == '{"id": "6f0b"'


def test_papers_of_the_tweede_kamer_itself_are_fetched_and_read(run, service):
    html = "<html><body><p>Ik zal de Kamer voor de zomer informeren over de dijken.</p></body></html>"
    version = tk.versie(2, "kst-39412-91", Extensie=".html")
    put(service, "Document", tk.document(DocumentVersie=[version], ContentType="text/html"))
    service.put(f"/OData/v4/2.0/Document({tk.guid('kamerbrief')})/resource", html, "text/html")
    status, _, _ = run("fetch", "tk-dossier", "39412")
    assert (status, titles()) == (0, {"kst-39412-91": "Stand van de dijken"})


def test_pages_that_go_wrong_are_named_with_what_to_do(run, service):
    service.put("/OData/v4/2.0/Toezegging", tk.odata([], count=3), "application/json")
    status, _, err = run("fetch", "toezeggingen")
    assert status != 0
    assert "gives an empty page after 0 of 3 (try again later)" in err
    assert run("--language", "nl", "fetch", "moties", "dijken")[2].strip().endswith(
        "is geen nummer van een dossier: dijken (geef het nummer, zoals 28676 of 36410-X)"
    )  # fmt: skip
