"""The page of the directory: three steps, a file in, its outcome, the tree."""

import base64
import io
import time
from collections.abc import Callable
from datetime import date

import xlsxwriter
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, event, func, select, update
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Change, Person, Role, RosterChange, Team
from engagement.people.sign_in.link_mail import link_for
from tests.afterwards import settle

Signing = Callable[[str], FlaskClient]


def send(
    client: FlaskClient, content: str | bytes, name: str = "a.csv"
) -> TestResponse:
    data = content.encode() if isinstance(content, str) else content
    return client.post("/people", data={"file": (io.BytesIO(data), name)})


def page_of(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def rows_of(page: BeautifulSoup, caption: str) -> list[list[str]]:
    table = next(
        table
        for table in page.find_all("table")
        if caption in table.select_one("caption").get_text()  # type: ignore[union-attr]
    )
    return [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in table.select("tbody tr")
    ]


def test_the_tree_is_shown_from_the_top_down_with_its_people(sign_in: Signing) -> None:
    page = page_of(sign_in("hana").get("/people"))

    assert rows_of(page, "Every team") == [
        ["Company", "company", "", "", "1", ""],
        ["North", "north", "Company", "Alice", "1", "Close…"],
        ["Arras", "arras", "North", "Bob", "1", "Close…"],
        ["Lille", "lille", "North", "", "1", "Close…"],
        ["South", "south", "Company", "", "0", "Close…"],
        ["Nice", "nice", "South", "Charlie", "1", "Close…"],
    ]
    assert "Teams: 6. People: 5." in page.get_text()
    assert page.find("ol", class_="steps") is None


def test_an_empty_company_is_told_three_steps(
    app: Flask, sign_in: Signing, company: dict[str, int]
) -> None:
    with app.app_context():
        session = db.session()
        session.execute(update(Person).values(team_id=company["company"]))
        session.execute(update(Team).values(parent_id=None, lead_id=None))
        session.execute(delete(Team).where(Team.key != "company"))
        session.commit()

    page = page_of(sign_in("hana").get("/people"))

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
    response = sign_in("hana").post("/people")

    assert response.status_code == 422
    assert "Choose a file." in response.text


def test_markup_in_a_name_is_shown_as_text(sign_in: Signing) -> None:
    response = send(
        sign_in("hana"), "team,name,parent\nx,<script>alert(1)</script>,company\n"
    )

    page = page_of(response)
    assert "<script>alert(1)</script>" in page.get_text()
    assert all(script.get("src") for script in page.find_all("script"))


def test_the_samples_on_the_page_are_files_that_come_in(sign_in: Signing) -> None:
    client = sign_in("hana")
    samples = [code.get_text() for code in page_of(client.get("/people")).select("pre")]

    pages = [page_of(send(client, sample)) for sample in samples]

    assert [page.find("a", download=True) for page in pages] == [None, None]


def test_a_large_tree_is_one_query_and_no_seconds(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(
        *(
            Team(
                key=f"t{number}",
                name=f"Team {number}",
                parent_id=company["north"],
                created_on=date(2025, 1, 6),
            )
            for number in range(3_000)
        )
    )
    client = sign_in("hana")
    asked: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    began = time.process_time()
    page = client.get("/people")
    took = time.process_time() - began
    event.remove(Engine, "before_cursor_execute", note)

    assert page.status_code == 200
    assert len([sql for sql in asked if "FROM team" in sql]) == 1
    assert took < 2


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


def test_a_person_is_found_and_taken_out(app: Flask, sign_in: Signing) -> None:
    hana = sign_in("hana")
    (row,) = page_of(hana.get("/people/list?name=EMI")).select("tbody tr")
    address = str(row.select("a")[0]["href"])

    asked = page_of(hana.get(address)).get_text()
    done = hana.post(address, follow_redirects=True)

    assert "Emil (Lille) leaves the directory for good." in asked
    assert "Emil is taken out of the directory." in done.text
    assert "Emil has left (team: Lille)" in hana.get("/roster").text
    assert hana.post(address).status_code == 404
    assert "Nobody is found." in hana.get("/people/list?name=emi").text


def test_the_last_of_hr_is_told_why_they_stay(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")

    response = hana.post(f"/people/{company['hana']}/remove")

    assert response.status_code == 422
    assert "“Hana” is the last person of HR and stays." in response.text
    assert hana.get("/people").status_code == 200


def test_whoever_takes_themselves_out_is_signed_out(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(Person(key="9", name="Lea", role=Role.HR, team_id=company["company"]))
    hana = sign_in("hana")

    hana.post(f"/people/{company['hana']}/remove")

    assert hana.get("/people").location == "/sign-in"


def test_the_list_tells_the_language_of_mails(
    app: Flask, company: dict[str, int], sign_in: Signing
) -> None:
    with app.app_context():
        db.session.get_one(Person, company["emil"]).language = "fr"
        db.session.commit()

    rows = rows_of(page_of(sign_in("hana").get("/people/list")), "People by name")

    assert [row[2] for row in rows if row[0].startswith(("Bob", "Emil"))] == [
        "the company’s",
        "Français",
    ]


def test_people_of_a_team_are_listed_from_the_tree(sign_in: Signing) -> None:
    hana = sign_in("hana")
    tree = page_of(hana.get("/people"))
    link = tree.find("a", attrs={"aria-label": "People of Arras: 1"})
    assert link

    page = page_of(hana.get(str(link["href"])))

    assert [row[1] for row in rows_of(page, "People by name")] == ["Arras"]
    assert "Only people of Arras." in page.get_text()


def test_long_lists_of_people_are_read_by_page(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(
        *(
            Person(key=str(n), name=f"Z{n:03}", role=Role.EMPLOYEE, team_id=1)
            for n in range(95)
        )
    )

    page = page_of(sign_in("hana").get("/people/list?name=z&page=2"))

    assert len(rows_of(page, "People by name")) == 45
    assert "People 51 to 95 of 95." in page.get_text()


def test_a_team_is_joined_to_another_and_no_longer_in_the_tree(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")
    address = f"/people/teams/{company['nice']}/close"
    offered = [one.get_text() for one in page_of(hana.get(address)).select("option")]

    refused = hana.post(address)
    done = hana.post(address, data={"into": company["south"]}, follow_redirects=True)

    assert offered == [
        "Choose a team",
        "Arras (arras)", "Company (company)", "Lille (lille)", "North (north)",
        "South (south)",
    ]  # fmt: skip
    assert refused.status_code == 422
    assert "The team Nice is closed." in done.text
    names = [row[0] for row in rows_of(page_of(done), "Every team")]
    assert names == ["Company", "North", "Arras", "Lille", "South"]
    log = hana.get("/roster").text
    assert "The team Nice was closed and joined to South" in log
    assert "Charlie moved from Nice to South" in log
    assert hana.get(f"/teams/{company['nice']}").status_code == 200


def test_a_team_that_is_closed_or_the_top_is_told_why_not(
    sign_in: Signing, company: dict[str, int], save: Callable[..., None]
) -> None:
    hana = sign_in("hana")
    data = {"into": company["north"]}
    hana.post(f"/people/teams/{company['nice']}/close", data=data)

    again = hana.post(f"/people/teams/{company['nice']}/close", data=data)
    top = hana.post(f"/people/teams/{company['company']}/close", data=data)

    assert again.status_code == top.status_code == 422
    assert "“nice” is closed." in again.text


def test_an_empty_team_is_closed_without_another(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    day = date(2025, 1, 6)
    save(Team(id=99, key="gap", name="Gap", parent_id=company["north"], created_on=day))

    done = sign_in("hana").post("/people/teams/99/close", data={"into": ""})

    assert done.status_code == 303


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
