"""The page of the directory: three steps, a file in, its outcome, the tree."""

import base64
import io
from collections.abc import Callable
from datetime import date

import xlsxwriter
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select, update
from werkzeug.test import TestResponse

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Change, Person, RosterChange, Team
from engagement.people.sign_in.link_mail import link_for
from tests.afterwards import settle
from tests.people.pages import page_of, rows_of

Signing = Callable[[str], FlaskClient]


def send(
    client: FlaskClient, content: str | bytes, name: str = "a.csv"
) -> TestResponse:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/people/files", data={"file": (io.BytesIO(data), name)})


def test_an_empty_company_is_told_three_steps(
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
    assert [step.get_text() for step in steps] == ["Teams", "People", "The first pulse"]


def test_a_file_comes_in_and_its_outcome_is_counted(
    app: Flask, sign_in: Signing
) -> None:
    response = send(
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
    response = send(sign_in("hana"), "person,team\n77,nowhere\n78,lille\n=1,lille\n")

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

    response = send(client, file.getvalue(), "people.xlsx")

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
    response = send(
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


def test_everybody_signed_in_reads_the_changes_of_the_directory(
    sign_in: Callable[[str], FlaskClient], save: Callable[..., None]
) -> None:
    day = date(2026, 3, 2)
    save(
        RosterChange(day=day, change=Change.JOINED, who="Ann", before="", after="A"),
        RosterChange(day=day, change=Change.MOVED, who="Bo", before="A", after="B"),
        RosterChange(day=day, change=Change.LEADS, who="Cy", before="", after="C"),
        RosterChange(day=day, change=Change.TEAM_ADDED, who="D", before="", after="C"),
        RosterChange(day=day, change=Change.TEAM_MOVED, who="E", before="C", after="D"),
    )

    soup = BeautifulSoup(sign_in("emil").get("/roster").data, "html.parser")

    cells = [cell.get_text(strip=True) for cell in soup.select("tbody td")]
    assert cells == [
        "The team E moved from C to D",
        "New team: D, below C",
        "Cy now leads C",
        "Bo moved from A to B",
        "Ann joined A",
    ]
    assert "Monday 2 March" in soup.get_text()


def test_a_directory_without_changes_says_so(
    sign_in: Callable[[str], FlaskClient],
) -> None:
    assert "No change since" in sign_in("alice").get("/roster").text


def test_the_log_is_read_by_page_and_keeps_sign_ins_apart(
    sign_in: Signing, save: Callable[..., None]
) -> None:
    day = date(2026, 3, 2)
    save(
        *(
            RosterChange(day=day, change=what, who=f"{what}-{n}", before="", after="A")
            for n in range(150)
            for what in (Change.JOINED, Change.SIGNED_IN)
        )
    )
    emil = sign_in("emil")

    def last(address: str) -> str:
        return [
            cell.get_text(strip=True)
            for cell in page_of(emil.get(address)).select("tbody td")
        ][-1]

    assert last("/roster") == "joined-50 joined A"
    assert last("/roster?page=2") == "joined-0 joined A"
    assert last("/roster?list=sign-ins&page=2") == "signed_in-0 signed in"


def test_a_sign_in_of_hr_is_in_the_log_and_one_of_an_employee_is_not(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    for name in ("hana", "hana", "emil"):
        with app.app_context():
            link = link_for(db.session().get_one(Person, company[name]))
            db.session.commit()
        client.post("/sign-in", data={"code": link.partition("#")[2]})

    page = page_of(client.get("/roster?list=sign-ins"))

    assert [cell.get_text(strip=True) for cell in page.select("tbody td")] == [
        "Hana signed in"
    ]


def test_a_file_that_changes_an_address_tells_both(
    sign_in: Signing, settings: Settings
) -> None:
    response = send(
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
