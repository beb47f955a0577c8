"""Pages of files: sent, looked through, taken in, undone."""

import base64
import io
from collections.abc import Callable

import xlsxwriter
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select, update
from werkzeug.test import TestResponse

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import DirectoryFile, Person, Team
from tests.afterwards import settle
from tests.conftest import Clock
from tests.people.pages import page_of, rows_of

Signing = Callable[[str], FlaskClient]
STAFF = (
    "person,name,e-mail,team,role,lead of\n"
    "alice@example.org,Alice,alice@example.org,north,manager,north\n"
    "bob@example.org,Bob,bob@example.org,arras,manager,arras\n"
    "charlie@example.org,Charlie,charlie@example.org,nice,manager,nice\n"
    "emil@example.org,Emil,emil@example.org,lille,,\n"
    "hana@example.org,Hana,hana@example.org,company,hr,\n"
)
EMIL = "emil@example.org,Emil,emil@example.org,lille"


def send(
    client: FlaskClient, content: str | bytes, name: str = "a.csv"
) -> TestResponse:
    """Send a file, and see what it would do."""
    data = content.encode() if isinstance(content, str) else content
    return client.post("/people/files", data={"file": (io.BytesIO(data), name)})


def decide(client: FlaskClient, shown: TestResponse, **said: str) -> TestResponse:
    (form,) = page_of(shown).select("form[action^='/people/files/']")
    (seen,) = form.select("input[name=seen]")
    data = {"seen": str(seen["value"]), **answered(form), **said}
    return client.post(str(form["action"]), data=data, follow_redirects=True)


def answered(form: Tag) -> dict[str, str]:
    """Return what a form says as it stands."""
    ticked = form.select("input[checked], input[type=hidden], option[selected]")
    return {
        str(one.get("name") or one.find_parent("select")["name"]): str(one["value"])  # type: ignore[index]
        for one in ticked
    }


def take(
    client: FlaskClient, content: str | bytes, name: str = "a.csv", **said: str
) -> TestResponse:
    shown = send(client, content, name)
    if said:
        shown = decide(client, shown, look="y", **said)
    return decide(client, shown, take="y", **said)


def names(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Person.name).order_by(Person.name)))


def words(response: TestResponse) -> str:
    return " ".join(page_of(response).get_text(" ").split())


def test_a_file_changes_nothing_before_somebody_has_seen_what_it_would_change(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    text = STAFF.replace("Bob,", "Bobby,").replace(",lille,", ",nice,")
    text += "77,Zoe,,lille,,\n78,Yan,,nowhere,,\n"

    shown = send(hana, text)

    assert shown.status_code == 200
    told = words(shown)
    assert "Who and what is new (1) Zoe joined Lille" in told
    assert "Who and what moves (1) Emil moved from Lille to Nice" in told
    assert "Other changes (1) Bob is now called Bobby" in told
    assert "Rows that are as before: 3." in told
    assert "There is no team “nowhere”." in told
    assert names(app) == ["Alice", "Bob", "Charlie", "Emil", "Hana"]
    assert "No change since" in hana.get("/roster").text
    decide(hana, shown, take="y")
    assert names(app) == ["Alice", "Bobby", "Charlie", "Emil", "Hana", "Zoe"]


def test_a_file_that_is_left_is_kept_nowhere(app: Flask, sign_in: Signing) -> None:
    hana = sign_in("hana")
    shown = send(hana, "person,team\n77,lille\n")

    left = decide(hana, shown, leave="y")
    again = decide(hana, shown, take="y")

    assert "Nothing was changed" in left.text
    assert "That file waits no more" in again.text
    with app.app_context():
        assert db.session.scalar(select(func.count(DirectoryFile.id))) == 0


def test_a_button_that_is_pressed_twice_leads_to_no_dead_end(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    shown = send(hana, "person,name,team\n77,Zoe,lille\n")

    decide(hana, shown, take="y")
    twice = decide(hana, shown, take="y")

    assert twice.status_code == 200
    assert "The last file “a.csv” was taken in" in words(twice)
    assert names(app).count("Zoe") == 1


def test_of_a_list_of_everybody_who_is_missing_leaves(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    shown = send(hana, STAFF.replace(EMIL, "77,Zoe,,lille"))

    some = words(shown)
    # Nobody has seen yet who would leave.
    everybody = decide(hana, shown, take="y", listed="everybody")
    before = names(app)
    decide(hana, everybody, take="y")

    assert "Emil has left" not in some
    assert "Who leaves (1) Emil has left (team: Lille)" in words(everybody)
    assert before == ["Alice", "Bob", "Charlie", "Emil", "Hana"]
    assert names(app) == ["Alice", "Bob", "Charlie", "Hana", "Zoe"]


def test_more_than_a_fifth_leaves_only_where_somebody_says_so(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    shown = send(hana, "".join(STAFF.splitlines(keepends=True)[:3]))

    seen = decide(hana, shown, look="y", listed="everybody")
    asked = decide(hana, seen, take="y")
    before = names(app)
    decide(hana, asked, take="y", many_may_leave="y")

    assert asked.status_code == 422
    assert "2 people would leave, more than 20 % of everybody." in words(asked)
    assert page_of(asked).select_one("#many_may_leave")
    assert len(before) == 5
    assert names(app) == ["Alice", "Bob", "Hana"]  # the last of HR stays


def test_the_last_file_is_undone_until_the_next_pulse_opens(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    text = STAFF.replace(EMIL, "77,Zoe,,lille").replace(",nice,m", ",lille,m")
    take(hana, text, listed="everybody")
    between = names(app)
    (form,) = page_of(hana.get("/people/files")).select("form[action$='/undo']")

    done = hana.post(str(form["action"]), follow_redirects=True)

    assert between == ["Alice", "Bob", "Charlie", "Hana", "Zoe"]
    assert (
        "The file is undone. Only what was changed since stays as it is." in done.text
    )
    assert names(app) == ["Alice", "Bob", "Charlie", "Emil", "Hana"]
    twice = hana.post(str(form["action"]), follow_redirects=True)
    assert "That file waits no more" in twice.text
    log = hana.get("/roster").text
    assert "Emil has left (team: Lille)" in log
    assert "Emil joined Lille" in log


def test_a_file_waits_a_day_at_most(sign_in: Signing, clock: Clock) -> None:
    hana = sign_in("hana")
    shown = send(hana, "person,team\n77,lille\n")
    clock.moment = clock.moment.replace(day=5)

    late = decide(sign_in("hana"), shown, take="y")

    assert "That file waits no more" in late.text


def test_an_undo_that_cannot_be_is_told(app: Flask, sign_in: Signing) -> None:
    hana = sign_in("hana")
    take(hana, STAFF.replace(EMIL, "77,Zoe,,lille"), listed="everybody")
    take_address = {"name": "Yan", "email": "emil@example.org", "team": "1"}
    hana.post(
        "/people/new",
        data={**take_address, "role": "employee", "language": "", "code": ""},
    )
    (form,) = page_of(hana.get("/people/files")).select("form[action$='/undo']")

    done = hana.post(str(form["action"]), follow_redirects=True)

    assert "Somebody else has a code or an e-mail of before by now." in done.text


def test_an_empty_company_is_told_four_steps(
    app: Flask, sign_in: Signing, company: dict[str, int]
) -> None:
    with app.app_context():
        session = db.session()
        session.execute(update(Person).values(team_id=company["company"]))
        session.execute(update(Team).values(parent_id=None, lead_id=None))
        session.execute(delete(Team).where(Team.key != "company"))
        session.commit()

    page = page_of(sign_in("hana").get("/people/files"))

    steps = page.select("ol.steps > li strong")
    assert [step.get_text() for step in steps] == [
        *("Your company", "Teams", "People", "The first pulse")
    ]


def test_a_file_comes_in_and_its_outcome_is_counted(
    app: Flask, sign_in: Signing
) -> None:
    response = take(
        sign_in("hana"),
        "team,name,parent\nnorth,North,company\ngap,Gap,nice\nnice,Nizza,south\n",
    )

    assert response.status_code == 200
    notice = page_of(response).find(role="status")
    assert notice
    assert "1 added, 1 changed, 1 as before, 0 refused." in notice.get_text()
    with app.app_context():
        assert db.session.scalar(select(Team.name).where(Team.key == "nice")) == "Nizza"


def test_refused_rows_are_listed_with_their_reason_and_the_others_go_in(
    app: Flask, sign_in: Signing
) -> None:
    response = take(sign_in("hana"), "person,team\n77,nowhere\n78,lille\n=1,lille\n")

    assert rows_of(page_of(response), "These rows were refused") == [
        [
            "2",
            "There is no team “nowhere”. Correct the code, or import the team first.",
        ],
        [
            "4",
            "“=1” starts like a spreadsheet formula. Write it without = + - or @.",
        ],
    ]
    with app.app_context():
        assert db.session.scalar(select(Person.name).where(Person.key == "78")) == "78"


def test_the_refused_rows_can_be_taken_away_as_a_sheet(sign_in: Signing) -> None:
    response = send(sign_in("hana"), "person,team\n77,nowhere\n")

    link = page_of(response).find("a", download=True)
    assert link
    head, content = str(link["href"]).split(",")
    assert head == "data:text/csv;charset=utf-8;base64"
    assert base64.b64decode(content).decode("utf-8-sig").splitlines() == [
        "Row,Why it was refused",
        '2,"There is no team “nowhere”. Correct the code, or import the team first."',
    ]


def test_a_long_list_of_refused_rows_is_cut_on_the_page_alone(
    sign_in: Signing,
) -> None:
    rows = "".join(f"{number},nowhere\n" for number in range(150))

    response = send(sign_in("hana"), f"person,team\n{rows}")

    page = page_of(response)
    assert len(rows_of(page, "The first 100 are shown")) == 100
    content = str(page.find("a", download=True)["href"]).partition(",")[2]  # type: ignore[index]
    assert len(base64.b64decode(content).splitlines()) == 151


def test_people_come_as_a_workbook_with_the_names_of_teams(
    app: Flask, sign_in: Signing
) -> None:
    client = sign_in("hana")
    with app.app_context():
        name = db.session.scalars(select(Team.name).order_by(Team.id)).first()
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Personne", "Équipe"])
        sheet.write_row(1, 0, [78, name])

    response = take(client, file.getvalue(), "people.xlsx")

    assert response.status_code == 200
    with app.app_context():
        assert db.session.scalar(select(Person.name).where(Person.key == "78")) == "78"


def test_a_file_that_is_no_sheet_is_explained_and_changes_nothing(
    app: Flask, sign_in: Signing
) -> None:
    response = send(sign_in("hana"), b"PK\3\4\0\0", "teams.xlsx")

    field = page_of(response).find(id="file")
    assert response.status_code == 422
    assert field
    assert field["aria-invalid"] == "true"
    assert "This workbook cannot be opened." in response.text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Team)) == 6


def test_no_file_is_explained(sign_in: Signing) -> None:
    response = sign_in("hana").post("/people/files")

    assert response.status_code == 422
    assert "Choose a file." in response.text


def test_markup_in_a_name_is_shown_as_text(sign_in: Signing) -> None:
    response = take(
        sign_in("hana"), "team,name,parent\nx,<script>alert(1)</script>,company\n"
    )

    page = page_of(sign_in("hana").get("/people/teams"))
    assert response.status_code == 200
    assert "<script>alert(1)</script>" in page.get_text()
    assert all(script.get("src") for script in page.find_all("script"))


def test_the_samples_on_the_page_are_files_that_come_in(sign_in: Signing) -> None:
    client = sign_in("hana")
    samples = [
        code.get_text() for code in page_of(client.get("/people/files")).select("pre")
    ]

    pages = [page_of(send(client, sample)) for sample in samples]

    assert [page.find("a", download=True) for page in pages] == [None, None]


def test_a_file_that_changes_an_address_tells_both(
    sign_in: Signing, settings: Settings
) -> None:
    response = take(
        sign_in("hana"),
        "person,e-mail,team,leaves\n"
        "emil@example.org,new@example.org,lille,\nbob@example.org,,arras,yes\n",
    )

    assert "0 added, 1 changed, 0 as before, 0 refused. Taken out: 1." in " ".join(
        page_of(response).get_text().split()
    )
    response.close()
    settle()
    mails = [file.read_text() for file in (settings.instance / "outbox").iterdir()]
    told = {line for one in mails for line in one.splitlines() if line[:3] == "To:"}
    assert told == {
        "To: emil@example.org",
        "To: new@example.org",
        "To: bob@example.org",
    }


def test_what_an_export_leaves_open_is_asked_on_the_page(
    app: Flask, sign_in: Signing
) -> None:
    hana = sign_in("hana")
    shown = send(
        hana,
        "Matricule,Nom,Courriel,Service,Magasin,Statut\n"
        "1,Zoe,shop@x.org,Nice,Marketing,Actif\n"
        "2,Yan,shop@x.org,Lille,Marketing,Actif\n"
        "3,Xu,emil@example.org,Lille,Nice,Actif\n"
        "4,Out,,Lille,Nice,Inactif\n",
    )
    said = {"place": "location", "shares": "y", "recodes": "y", "adds_teams": "y"}

    first = words(shown)
    second = decide(hana, shown, look="y", **said)
    between = names(app)
    done = decide(hana, second, take="y")

    assert "Left out: 1 person who has left." in first
    assert "Several people share an e-mail" in first
    assert "Zoe joined Nice" in first
    assert "Zoe joined Marketing" in words(second)
    assert between == ["Alice", "Bob", "Charlie", "Emil", "Hana"]
    assert done.status_code == 200
    with app.app_context():
        zoe = db.session.scalars(select(Person).where(Person.key == "1")).one()
        yan = db.session.scalars(select(Person).where(Person.key == "2")).one()
        assert (zoe.team.key, zoe.email) == ("Marketing", "shop@x.org")
        assert (yan.team.key, yan.email) == ("Marketing", None)
