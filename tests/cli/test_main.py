"""The command line: one sentence or one object, exit 0 or 2."""

import json
import re
import shutil
import socket
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from engagement.cli import base, main
from engagement.config import ROOT
from engagement.customers.files.sheets import sheet_from
from engagement.customers.imports import profiles
from engagement.customers.intake.guess import guess
from engagement.database import db
from engagement.demo import seed
from engagement.migrations import HEAD, VERSION_TABLE
from engagement.people.changes import change_log
from engagement.people.models import Change
from engagement.web import bundle
from engagement.web.context import today
from tests.demo.conftest import FEW
from tests.migrations import earlier
from tests.pulses import staff
from tests.settings import settings_in

SCHOOLS = ROOT / "examples" / "schools-2011"


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", "5000")
    monkeypatch.setenv("ENGAGEMENT_DEMO", "0")  # so that it is put back afterwards
    for name in ("DATABASE_URL", "ENGAGEMENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Shell:
    """Runs commands as a terminal would."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path, status: int = 0) -> str:
        """Run a command, expect its status, return what it printed."""
        with pytest.raises(SystemExit) as end:
            main.main([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        assert (end.value.code or 0) == status, err
        return out or err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], founded: Path, tmp_path: Path) -> Shell:
    """Run commands on a company that was founded and is empty."""
    shutil.copytree(founded, tmp_path, dirs_exist_ok=True)
    return Shell(capsys)


@pytest.fixture
def teams(tmp_path: Path) -> Path:
    file = tmp_path / "teams.csv"
    file.write_text("team,name,parent\ntop,Top,\nshop,Shop,top\n")
    return file


def test_three_commands_load_450_real_schools_and_print_the_known_answer(
    run: Shell,
) -> None:
    run("import-people", SCHOOLS / "teams.csv")
    run("import-history", SCHOOLS / "staff.csv")
    run("import-scores", SCHOOLS / "customers.csv")
    printed = run(
        "report", "correlation", "--staff", "mobilisation", "--customer", "csat",
        "--weeks", "all", "--json",
    )  # fmt: skip

    found = json.loads(printed)
    between = {name: round(value, 4) for name, value in found["between"].items()}
    assert found["teams"] == between["teams"] == 450
    assert (between["r"], between["spearman"]) == (0.4013, 0.385)
    assert (between["fisher_low"], between["fisher_high"]) == (0.3208, 0.4761)
    assert (between["low"], between["high"]) == (0.3027, 0.4809)
    assert "withheld" in found["within"]


def test_without_json_the_report_is_lines(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    lines = run("report", "correlation").splitlines()

    assert lines[0] == "teams: 0"
    assert lines[1].startswith("between: withheld")


def test_trends_are_told_as_lines_or_as_one_object(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    lines = run("report", "trends").splitlines()
    found = json.loads(run("report", "trends", "--json"))

    assert lines[1:] == ["Top: too_few_weeks", "  Shop: too_few_teams"]
    assert [row["team"] for row in found["rows"]] == ["top", "shop"]


def test_customers_are_told_as_lines_or_as_one_object(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    scores = tmp_path / "scores.csv"
    scores.write_text("team,week,metric,n,favourable\nshop,2026-W02,csat,40,30\n")
    run("import-people", teams)
    run("import-scores", scores)

    lines = run("report", "customers", "--by", "week").splitlines()
    found = json.loads(run("report", "customers", "--until", "2026-W03", "--json"))

    assert lines[0] == "2026-W02 to 2026-W02; index from 2025-W03: csat"
    assert lines[2] == "  Shop: index 0.75, csat 0.75"
    assert (found["from"], found["to"]) == ("2026-W01", "2026-W05")
    assert found["teams"][1]["scores"]["csat"]["n"] == 40


def test_a_week_that_does_not_exist_is_not_reported(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    told = run("report", "customers", "--until", "2025-W53", status=2)

    assert told == "There is no week 2025-W53; write it as 2026-W42.\n"


def test_a_measure_without_figures_is_not_reported(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    told = run("report", "trends", "--staff", "joy", status=2)

    assert told == "There is no measure joy; --staff mobilisation.\n"


def test_the_mirror_is_told_as_lines_or_as_one_object(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    scores = tmp_path / "scores.csv"
    scores.write_text("team,week,metric,n,favourable\nshop,2026-W02,courtesy,40,30\n")
    history = tmp_path / "history.csv"
    questions = ("courtesy", "energy", "extra", "pride")
    rows = "".join(f"shop,2026-W02,{one},40,20\n" for one in questions)
    history.write_text(f"team,week,question,n,favourable\n{rows}")
    run("import-people", teams)
    run("import-scores", scores)
    run("import-history", history)

    lines = run("report", "mirror", "--team", "shop").splitlines()
    found = json.loads(run("report", "mirror", "--team", "shop", "--json"))

    assert lines[1].split() == ["courtesy", "75", "%", "50", "%", "-25", "*"]
    assert lines[-1].startswith("level 61, balance ")
    [row] = [one for one in found["dimensions"] if one["gap"]]
    assert row["gap"]["difference"] == pytest.approx(-0.25)
    assert row["customers"]["most"] == 40
    assert found["dimensions"][1]["staff"] == {"withheld": "not_published"}
    told = run("report", "mirror", "--team", "nowhere", status=2)
    assert told == "There is no team nowhere.\n"


def test_the_report_of_support_is_an_object_or_lines(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    found = json.loads(run("report", "support", "--json"))

    assert found["first"] == {"withheld": "not_published"}
    assert found["groups"]["mobilisation"] == {"withheld": "too_few_teams"}
    assert run("report", "support").splitlines()[0] == "withheld: not_published"


def test_init_creates_a_secret_that_only_its_owner_reads(
    run: Shell, instance: Path
) -> None:
    assert "import-people" in run("init")

    assert (instance / "secret").stat().st_mode & 0o777 == 0o600


def test_a_database_of_an_earlier_version_is_migrated_by_command(
    run: Shell, instance: Path
) -> None:
    for file in instance.glob("diapason.sqlite*"):
        file.unlink()
    url = f"sqlite:///{instance / 'diapason.sqlite'}"
    earlier.left_by(earlier.FIRST, replace(settings_in(instance), database_url=url))

    refused = run("tick", status=2)
    found = json.loads(run("doctor", "--json", status=2))["problems"]
    done = run("migrate")
    again = run("migrate")

    assert "made by an earlier version" in refused
    assert "run: engagement migrate" in refused
    assert refused.strip() in found
    assert (
        done == again == f"The database has this version's tables (revision {HEAD}).\n"
    )
    assert run("tick")


@pytest.mark.parametrize("command", ["migrate", "init", "tick", "backup b.zip"])
def test_a_database_of_a_newer_version_is_refused_in_one_line(
    run: Shell, instance: Path, command: str
) -> None:
    run("init")
    with closing(sqlite3.connect(instance / "diapason.sqlite")) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
        connection.commit()

    told = run(*command.split(), status=2)

    assert told.count("\n") == 1
    assert "made by a newer version" in told


def test_importing_people_tells_numbers_and_refused_rows(
    run: Shell, tmp_path: Path
) -> None:
    file = tmp_path / "teams.csv"
    file.write_text("team,name,parent\ntop,Top,\nlost,Lost,nowhere\n")

    told = run("import-people", file)
    again = json.loads(run("import-people", file, "--json"))

    assert "1 added, 0 changed, 0 left, 0 same, 1 refused" in told
    assert "row 3: Its parent “nowhere” is neither" in told
    assert (again["added"], again["same"]) == (0, 1)
    assert [row["row"] for row in again["refused"]] == [3]


def test_an_invited_person_gets_a_link(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    link = run("invite", "Hana@Example.org", "--role", "hr", "--name", "Hana")
    again = run("invite", "hana@example.org")

    for printed in (link, again):
        assert re.fullmatch(
            r"http://127\.0\.0\.1:5000/sign-in#[\w-]{32}", printed.strip()
        )


def test_nobody_is_invited_at_an_address_to_which_no_mail_can_go(run: Shell) -> None:
    for address in ("hana", "hana@example.org\nBcc: all@example.org", "h@x.org>"):
        assert "is not an address" in run("invite", address, status=2)


def test_the_first_person_is_invited_into_a_company_without_teams(
    run: Shell, teams: Path
) -> None:
    assert "/sign-in#" in run("invite", "hana@example.org", "--role", "hr")

    assert "1 added, 1 changed" in run("import-people", teams)


def test_a_new_role_by_the_command_line_is_in_the_log(run: Shell, teams: Path) -> None:
    run("import-people", teams)
    run("invite", "hana@example.org", "--role", "hr", "--name", "Hana")

    run("invite", "emil@example.org", "--name", "Emil")
    run("invite", "emil@example.org", "--role", "hr")
    run("invite", "emil@example.org", "--role", "hr")

    with base.application():
        told = [
            (one.change.value, one.who)
            for one in change_log.entries(db.session(), sign_ins=False)
        ]
    assert told == [("role", "Emil"), ("joined", "Emil")]


def test_a_person_is_taken_out_by_their_code(run: Shell, teams: Path) -> None:
    run("import-people", teams)
    run("invite", "hana@example.org", "--role", "hr", "--name", "Hana")
    run("invite", "emil@example.org", "--name", "Emil")

    assert "Emil is taken out" in run("remove-person", "Emil@example.org")
    assert "no person" in run("remove-person", "emil@example.org", status=2)
    assert "last person of HR" in run("remove-person", "hana@example.org", status=2)


def test_a_team_is_closed_by_its_code(run: Shell, tmp_path: Path) -> None:
    file = tmp_path / "teams.csv"
    file.write_text("team,name,parent\ntop,Top,\na,A,top\nb,B,a\nc,C,top\n")
    run("import-people", file)

    assert "no team" in run("close-team", "nowhere", status=2)
    assert "still belong" in run("close-team", "a", status=2)
    assert run("close-team", "a", "--into", "c") == "A is closed.\n"
    assert run("close-team", "b") == "B is closed.\n"
    assert "is closed" in run("close-team", "b", status=2)


def test_a_file_by_the_command_line_tells_of_new_addresses(
    run: Shell, teams: Path, tmp_path: Path, instance: Path
) -> None:
    run("import-people", teams)
    file = tmp_path / "people.csv"
    for address in ("old", "new"):
        file.write_text(f"person,e-mail,team\n1,{address}@example.org,top\n")
        run("import-people", file)

    assert len([*(instance / "outbox").iterdir()]) == 2


def test_a_tick_forgets_what_the_log_has_kept_for_a_year(run: Shell) -> None:
    run("init")
    with base.application():
        entry = (Change.LEFT, "Ann", "Top", "")
        for day in (date(2020, 1, 1), today()):
            change_log.note(db.session(), [entry], day)
        db.session.commit()

    run("tick")

    with base.application():
        assert change_log.count(db.session(), sign_ins=False) == 1


def test_a_tick_tells_what_it_did(run: Shell, teams: Path) -> None:
    run("import-people", teams)

    assert run("tick").strip() == "Nothing was due."
    assert json.loads(run("tick", "--json")) == {
        "closed": None,
        "voided": None,
        "opened": None,
        "mails": 0,
    }


def test_history_and_scores_tell_what_they_refused(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    history, scores = tmp_path / "history.csv", tmp_path / "scores.csv"
    history.write_text("team,week,question,n,favourable\nshop,2011-W10,1,4,4\n")
    scores.write_text("team,week,metric,n,favourable\nshop,2011-W10,csat,9,10\n")

    told = [run("import-history", history), run("import-scores", scores, status=2)]

    assert "0 added, 0 same, 1 refused" in told[0]
    assert "row 2: Fewer than 5 people" in told[0]
    assert "row 2: More favourable answers than answers" in told[1]


WEEK = "team,week,metric,n,favourable\nshop,2011-W10,csat,9,8\n"


def test_scores_can_be_tried_without_changing_anything(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    scores = tmp_path / "scores.csv"
    scores.write_text(WEEK)

    tried = json.loads(run("import-scores", scores, "--dry-run", "--json"))
    done = json.loads(run("import-scores", scores, "--json"))
    again = json.loads(run("import-scores", scores, "--dry-run", "--json"))
    scores.write_text(WEEK.replace("9,8", "9,7"))
    changed = json.loads(run("import-scores", scores, "--dry-run", "--json"))

    assert tried == done == {"added": 1, "same": 0, "refused": []}
    assert again == {"added": 0, "same": 1, "refused": []}
    assert changed == {"added": 1, "same": 0, "refused": []}


def test_a_trial_refuses_what_the_real_run_refuses_in_the_same_words(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    scores = tmp_path / "scores.csv"
    scores.write_text("one column\nand nothing else\n")

    tried = run("import-scores", scores, "--dry-run", status=2)
    done = run("import-scores", scores, status=2)

    assert tried == done


def test_scores_can_be_read_by_a_profile_that_was_kept(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    effort = tmp_path / "effort.csv"
    effort.write_text("date,team,metric,score\n2026-03-02,shop,ces,1\n")
    kept(effort, "Hotline", scales={"ces": "1-7-low"})

    by_itself = json.loads(run("import-scores", effort, "--dry-run", "--json"))
    effort.write_text(f"title,,,\n{effort.read_text()}")
    named = run("import-scores", effort, "--profile", "Hotline")
    unknown = run("import-scores", effort, "--profile", "Till", status=2)

    assert by_itself["added"] == 1
    assert "1 added, 0 same, 0 refused" in named
    assert unknown == "No files are called “Till”; there are: Hotline.\n"


def test_a_profile_tells_whose_ids_a_file_has(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    scores = tmp_path / "scores.csv"
    scores.write_text("date,team,metric,score,id\n2026-03-02,shop,csat,5,A-1\n")
    kept(scores, "Hotline")
    run("import-scores", scores)
    scores.write_text(f"{scores.read_text()}2026-03-02,shop,csat,4,A-2\n")
    export = tmp_path / "export.csv"
    export.write_text(
        scores.read_text().replace("date,", "more,date,").replace("2026", "x,2026")
    )

    named = run("import-scores", export, "--profile", "Hotline", "--dry-run")
    other = run("import-scores", export, "--dry-run")

    assert "1 added, 1 same" in named
    assert "2 added, 0 same" in other


def test_what_must_be_asked_is_printed_and_the_rest_counts(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    scores = tmp_path / "scores.csv"
    scores.write_text("date,team,nps,ces\n2026-03-02,shop,9,2\n")

    tried = run("import-scores", scores, "--dry-run", "--json", status=2)
    done = run("import-scores", scores, "--json", status=2)

    (question,) = json.loads(done)["questions"]
    assert question.startswith("Ease (CES): on which scale was it asked?")
    assert json.loads(done)["added"] == 1
    assert json.loads(tried)["questions"] == [question]


def kept(file: Path, name: str, **told: Mapping[str, str]) -> None:
    """Keep a profile as somebody would who looks the file through."""
    with base.application():
        sheet = sheet_from(file.read_bytes())
        recipe = replace(guess(sheet)[0], **told)  # type: ignore[arg-type]
        at = datetime(2026, 3, 4, tzinfo=UTC)
        profiles.remember(db.session(), sheet.columns, recipe, name, at)
        db.session.commit()


@pytest.mark.parametrize("command", ["people", "history", "scores"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"\x00\x01\x02" * 99, "not a text file"),
        (b"a,b\n1,2\n", "columns are missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    run: Shell, tmp_path: Path, command: str, content: bytes, words: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)

    told = run(f"import-{command}", file, status=2)

    assert words in told
    assert told.count("\n") == 1


def test_a_missing_file_is_told(run: Shell, tmp_path: Path) -> None:
    told = run("import-people", tmp_path / "none.csv", status=2)

    assert "No such file" in told


def test_a_bad_setting_stops_every_command(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGAGEMENT_SMALLEST_GROUP", "4")

    told = run("tick", status=2)

    assert "ENGAGEMENT_SMALLEST_GROUP must be a whole number of at least 5" in told


def test_a_full_disk_stops_an_import_with_nothing_half_done(
    run: Shell, teams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import-people", teams)
    rows = [f"team{n},Team {n},top" for n in range(5000)]
    big = tmp_path / "big.csv"
    big.write_text("team,name,parent\n" + "\n".join(rows))
    full = _as_full_as_it_is(tmp_path / "diapason.sqlite", monkeypatch)

    told = run("import-people", big, status=2)

    assert "disk is full" in told
    assert full.execute("SELECT count(*) FROM team").fetchone() == (2,)
    full.close()


def _as_full_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> sqlite3.Connection:
    """Let no connection grow the file, as a full disk would not."""
    connect = sqlite3.connect

    def connect_full(*arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)  # type: ignore[call-overload]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    monkeypatch.setattr(sqlite3.dbapi2, "connect", connect_full)
    monkeypatch.setattr(sqlite3, "connect", connect_full)
    return connect(file)


def test_the_doctor_tells_what_is_wrong(
    run: Shell, monkeypatch: pytest.MonkeyPatch, instance: Path
) -> None:
    monkeypatch.setenv("ENGAGEMENT_MAIL_SERVER", "localhost:25")
    monkeypatch.setenv("ENGAGEMENT_ADDRESS", "https://diapason.example.org")
    run("init")
    assert "All is well." in run("doctor")

    (instance / "secret").chmod(0o644)
    monkeypatch.delenv("ENGAGEMENT_MAIL_SERVER")

    problems = json.loads(run("doctor", "--json", status=2))["problems"]
    assert len(problems) == 2
    assert "chmod 600" in problems[0]
    assert "ENGAGEMENT_MAIL_SERVER" in problems[1]
    assert run("doctor", status=2).splitlines() == problems


def test_a_backup_is_saved_and_restored_elsewhere(
    run: Shell, teams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import-people", teams)
    run("invite", "hana@example.org")
    file = tmp_path / "backup.zip"

    saved = run("backup", file)
    again = json.loads(run("backup", file, "--json"))
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path / "elsewhere"))
    restored = run("restore", file)

    assert again["file"] == str(file)
    assert (again["rows"]["team"], again["rows"]["person"]) == (2, 1)
    rows = sum(again["rows"].values())
    assert saved.startswith(f"{rows} rows of {len(again['rows'])} tables saved in")
    assert restored.startswith(f"{rows} rows of {len(again['rows'])} tables restored")
    assert restored.count("\n") == 1
    assert "/sign-in#" in run("invite", "hana@example.org")


def test_a_restore_tells_which_pulse_it_voids(
    run: Shell, teams: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import-people", teams)
    run("invite", "hana@example.org")
    _open_a_pulse()
    run("backup", tmp_path / "backup.zip")

    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path / "one"))
    told = run("restore", tmp_path / "backup.zip")
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path / "two"))
    printed = json.loads(run("restore", tmp_path / "backup.zip", "--json"))

    assert re.fullmatch(r"\d{4}-W\d\d", printed["voided"])
    assert f"The pulse of {printed['voided']} was open then and is voided" in told
    assert printed["rows"]["pulse"] == 1
    assert datetime.fromisoformat(printed["taken_at"]).tzinfo


def _open_a_pulse() -> None:
    with base.application() as app:
        staff.an_open_pulse(staff.inside(app), datetime.now(UTC))
        db.engine.dispose()


def test_a_restore_that_cannot_be_is_told_in_one_line(
    run: Shell, teams: Path, tmp_path: Path
) -> None:
    run("import-people", teams)
    run("backup", tmp_path / "backup.zip")

    told = [
        run("restore", tmp_path / "backup.zip", status=2),
        run("restore", teams, status=2),
        run("backup", tmp_path / "nowhere" / "backup.zip", status=2),
    ]

    assert "This database already holds people or releases" in told[0]
    assert "already holds" in told[1]
    assert "nowhere/backup.zip cannot be written: No such file" in told[2]
    assert [one.count("\n") for one in told] == [1, 1, 1]


def test_a_file_that_is_no_backup_is_told_in_one_line(run: Shell, teams: Path) -> None:
    told = run("restore", teams, status=2)

    assert f"{teams} is no backup, or not a whole one; choose another.\n" == told


def test_the_demo_prints_three_links(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = partial(seed.seed, places=FEW, closed=1)
    monkeypatch.setattr(seed, "seed", small)

    printed = run("demo", "--no-serve")

    links = re.findall(r"http://127.0.0.1:5000(/\S+)#", printed)
    assert links == ["/p", "/sign-in", "/sign-in"]


def test_a_demo_never_grows_into_a_real_company(
    run: Shell, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import-people", teams)
    run("invite", "hana@example.org")

    assert run("demo", "--no-serve", status=2)


def test_a_taken_port_is_told_in_one_line(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        told = run("serve", status=2)

    assert told.startswith(f"Port {port} cannot be used")


def test_the_files_for_the_browser_are_built_by_command(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[bool] = []
    monkeypatch.setattr(bundle, "build", lambda: built.append(True))

    run("build")

    assert built == [True]


def test_every_command_says_what_it_does(run: Shell) -> None:
    listed = run("--help")

    names = re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE)
    assert {
        "backup", "build", "close-team", "demo", "doctor", "import-history",
        "import-people", "import-scores", "init", "invite", "remove-person", "report",
        "restore", "serve", "tick",
    } <= set(names)  # fmt: skip
