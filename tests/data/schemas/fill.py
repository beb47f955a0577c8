"""Fill a database with a company, by the code of an earlier commit; see `make.py`.

Run inside that commit's tree: its modules are called other names than today's.
"""

import dataclasses
import os
import sys
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
"""When the open pulse opened: a Wednesday, week 2026-W10."""
WEEK = timedelta(weeks=1)
OLD = date(2025, 1, 6)
TOTALS = (
    b"team,week,metric,n,favourable\nshop,2026-W08,csat,20,15\nmars,2026-W08,csat,9,9\n"
)
ANSWERS = (
    b"date,team,metric,score,id\n2026-02-16,shop,nps,10,A-1\n"
    b"2026-02-17,shop,nps,3,A-2\n2026-02-23,top,nps,9,A-3\n"
)
AT = NOON - 2 * WEEK
READING = {
    "encoding": "", "delimiter": ",", "sheet": "", "header_at": 0, "header_rows": 0,
    "decimal": "",
}  # fmt: skip
MAPPING = {
    "kind": "raw", "roles": {"date": "day", "team": "shop", "id": "ticket"},
    "measures": [["score", "nps", "score", ""]], "weeks_across": False,
    "conditions": [], "team": "", "metric": "", "moment": "", "n": 0, "scales": {},
    "date_order": "", "is_cumulative": False, "unit": "", "units": {},
}  # fmt: skip
CHOICES: dict[str, Any] = {
    "reading": READING, "mapping": None, "teams": {"mars": ["skip", 0]}, "means": [],
    "profile": "Weekly",
}  # fmt: skip
"""What a person told of the file that waits, as it was kept until recipes came."""
CHOICES_NOW = READING | {"aliases": CHOICES["teams"], "name": CHOICES["profile"]}
TREE = (("top", ""), ("shop", "top"), ("store", "top"))
ROWS: dict[str, dict[str, Any]] = {
    "rhythm": {"id": 1, "is_running": True, "weekday": 2, "hour": 9, "days_open": 3},
    "api_key": {
        "id": 1, "hash": b"k" * 32, "name": "Tills", "scopes": ["scores:write"],
        "created_at": AT, "person_id": 1, "revoked_at": None, "used_on": OLD,
    },
    "profile": {
        "id": 1, "name": "Tickets", "signature": "5" * 32, "source": "Tickets",
        "reading": READING, "mapping": MAPPING, "used_at": AT,
    },
    "team_alias": {
        "id": 1, "alias": "la boutique", "shown": "La Boutique", "team_id": 2,
    },
    "till_survey": {
        "id": 1, "code": "K7KD2M", "team_id": 2, "place": "Shop", "moment": "till",
        "item": "csat", "dimension": "", "asks_comment": True, "is_open": True,
        "import_id": None,
    },
    "till_answer": {"survey_id": 1, "metric": "csat", "week": 2922, "score": 5, "n": 4},
    "till_comment": {"id": b"c" * 16, "survey_id": 1, "week": 2922, "text": "Merci"},
    "upload": {
        "id": 1, "filename": "waiting.csv", "content": TOTALS, "person_id": 1,
        "uploaded_at": NOON, "choices": CHOICES_NOW,
    },
    "voice": {
        "id": 1, "import_id": 1, "team_id": 2, "week": 2922, "moment": "",
        "text": "Trop d’attente",
    },
    "metric": {
        "key": "clean", "name": "Propreté", "lowest": 0, "highest": 20,
        "favourable": 15, "unfavourable": 9, "is_turned": False,
    },
    "roster_change": {
        "id": 1, "day": OLD, "change": "joined", "who": "Hana", "before": "",
        "after": "Top",
    },
}  # fmt: skip
"""What is put into tables as it stands, where the commit has them."""
BEFORE_PULSES: dict[str, dict[str, Any]] = {
    "import": {
        "id": 1, "filename": "old.csv", "digest": b"d" * 32, "imported_at": AT,
        "person_id": 1, "added": 1, "same": 0, "refused": 0,
        "refusals": '{"columns": [], "rows": []}', "undone_at": None,
    },
    "contribution": {
        "import_id": 1, "metric": "nps", "week": 2922, "team_id": 2, "moment": "",
        "is_aggregated": False, "n": 1, "favourable": 1.0, "unfavourable": 0.0,
    },
    "score": {
        "metric": "nps", "week": 2922, "team_id": 2, "moment": "", "n": 1,
        "favourable": 1.0, "unfavourable": 0.0,
    },
    "counted_row": {"metric": "nps", "external_id": "A-1", "import_id": 1},
}  # fmt: skip
"""The same for the first commit, which had tables and nothing that fills them."""


def module(*names: str) -> Any:  # noqa: ANN401 - the module of any commit
    """Return the first of these modules that the commit has."""
    for name in names:
        try:
            return import_module(f"engagement.{name}")
        except ModuleNotFoundError as error:
            if not name.startswith(str(error.name).removeprefix("engagement.")):
                raise
    return None


def an_app(url: str, folder: Path) -> Flask:
    config = module("config")
    known = {
        "instance": folder, "database_url": url, "secret": "a secret for tests only",
        "timezone": ZoneInfo("Europe/Paris"), "smallest_group": 5,
        "address": "http://localhost", "port": 5000, "mail_server": "",
        "mail_from": "diapason@example.org", "demo": False,
    }  # fmt: skip
    names = {one.name for one in dataclasses.fields(config.Settings)}
    settings = config.Settings(**{key: known[key] for key in known if key in names})
    for file in sorted(Path("engagement").glob("**/models.py")):
        import_module(".".join(file.with_suffix("").parts))
    app = Flask("engagement")
    app.extensions["settings"] = settings
    app.extensions["clock"] = lambda: NOON
    module("database").init_app(app, url)
    return app


def fill(app: Flask, backup_file: Path) -> None:
    db = module("database").db
    with app.app_context():
        db.create_all()
        has_pulses = module("pulses.opening") is not None
        people = module("people.models")
        _company(db, people)
        if has_pulses:
            _pulses(app, db)
            _scores(db)
        if module("customers.files.recipe") is None:
            ROWS["upload"]["choices"] = CHOICES
        for name, row in (ROWS if has_pulses else ROWS | BEFORE_PULSES).items():
            _insert(db, name, row)
        db.session.commit()
        if backup := module("ops.backup", "backup"):
            backup.write(db.session(), backup_file, NOON)
        db.session.remove()
        db.engine.dispose()


def _company(db: Any, people: Any) -> None:  # noqa: ANN401
    ids: dict[str, int] = {}
    for key, parent in TREE:
        team = people.Team(
            key=key, name=key.title(), parent_id=ids.get(parent), created_on=OLD
        )
        db.session.add(team)
        db.session.flush()
        ids[key] = team.id
    staff = [("hana", "hr", "top"), ("lea", "manager", "shop")]
    staff += [(f"{team}-{n}", "employee", team) for team in ids for n in range(6)]
    for key, role, team in staff:
        one = people.Person(
            key=key, name=key.title(), email=f"{key}@example.org",
            role=people.Role(role), team_id=ids[team],
        )  # fmt: skip
        db.session.add(one)
        db.session.flush()
        if role == "manager":
            db.session.get_one(people.Team, ids[team]).lead_id = one.id
    db.session.commit()


def _pulses(app: Flask, db: Any) -> None:  # noqa: ANN401
    """Close two pulses that all answered; open a third that some have answered."""
    staff = import_module("tests.pulses.staff")
    person = module("people.models").Person
    settings = app.extensions["settings"]
    keys = [one.key for one in db.session.query(person).order_by(person.id)]
    for back in (2, 1):
        at = NOON - back * WEEK
        pulse = staff.an_open_pulse(settings, at)
        for place, key in enumerate(keys):
            ratings = dict.fromkeys(pulse.questions, 2 + (place + back) % 4)
            staff.send(settings, pulse, key, ratings, at, f"Mot {key}")
        staff.close(settings, pulse)
    pulse = staff.an_open_pulse(settings, NOON)
    for key in ("shop-0", "shop-1", "store-0", "hana"):
        comment = "Ça va" if key == "shop-1" else ""
        staff.send(
            settings, pulse, key, dict.fromkeys(pulse.questions, 4), NOON, comment
        )
    db.session.commit()


def _scores(db: Any) -> None:  # noqa: ANN401
    weeks, module_ = module("weeks"), module(
        "customers.imports.ledger", "customers.imports.register", "customers.ledger",
        "customers.imports",
    )  # fmt: skip
    this_week = weeks.week_of(NOON.date())
    for name, content in (("totals.csv", TOTALS), ("answers.csv", ANSWERS)):
        module_.take_in(
            db.session(), content, name, person_id=1, now=NOON, this_week=this_week
        )
        db.session.commit()


def _insert(db: Any, name: str, row: dict[str, Any]) -> None:  # noqa: ANN401
    table = module("database").Base.metadata.tables.get(name)
    if table is None:
        return
    known = {key: value for key, value in row.items() if key in table.c}
    if name == "roster_change":
        del known["id"]  # pulses and people have written some
    db.session.execute(table.insert().values(**known))


if __name__ == "__main__":
    # Today's package, installed to be edited, would stand in for modules that lack.
    sys.meta_path[:] = [one for one in sys.meta_path if "Editable" not in str(one)]
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    url, backup_file = sys.argv[1], Path(sys.argv[2])
    fill(an_app(url, backup_file.parent), backup_file)
