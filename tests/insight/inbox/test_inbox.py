"""The inbox: every comment once, at its place, for those who may read it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from engagement.customers.models import TillComment, Voice
from engagement.database import db
from engagement.insight.inbox import inbox, marks, rows
from engagement.insight.inbox.inbox import AT_ONCE, named_by
from engagement.insight.inbox.rows import Origin, Pile
from engagement.insight.inbox.words import words_in
from engagement.insight.models import ReadComment
from engagement.people.models import Person
from engagement.pulses import comments as staff_comments
from tests.conftest import NOON
from tests.customers.comments.test_customer_comments import an_import
from tests.customers.till.surveys import a_survey
from tests.insight.measured import THIS_WEEK, a_comment, a_figure, a_release
from tests.living import make_company
from tests.living import save as save_in

SignIn = Callable[[str], FlaskClient]
Save = Callable[..., None]
LAST, BEFORE = THIS_WEEK - 1, THIS_WEEK - 2
PLACES = ("company", "north", "lille", "arras", "nice")


@pytest.fixture
def said(app: Flask, company: dict[str, int], save: Save) -> None:
    """Let staff say something at every place, and customers at every shop."""
    save(an_import(), a_release(LAST, 1), a_release(BEFORE, 2))
    for key in PLACES:
        save(a_comment(company[key], f"staff {key}"))
    save(a_comment(company["lille"], "old: Réserve fermée", 2))
    for key in ("lille", "arras", "nice"):
        save(a_voice(company[key], f"customer {key}"))
    with app.app_context():
        survey = a_survey(db.session(), company["arras"])
        db.session.add(
            TillComment(id=bytes(16), survey_id=survey.id, week=LAST, text="at till")
        )
        db.session.commit()


def a_voice(team_id: int, text: str, week: int = LAST) -> Voice:
    return Voice(import_id=1, team_id=team_id, week=week, moment="delivery", text=text)


def main(client: FlaskClient, address: str = "/comments") -> Tag:
    response = client.get(address)
    assert response.status_code == 200
    found = BeautifulSoup(response.text, "html.parser").main
    assert found
    return found


def texts(client: FlaskClient, query: str = "") -> list[str]:
    cards = main(client, f"/comments{query}").select(".said blockquote")
    return [one.get_text() for one in cards]


def key_of(client: FlaskClient, text: str) -> str:
    (card,) = (
        one
        for one in main(client).select(".said")
        if text in one.blockquote.get_text()  # type: ignore[union-attr]
    )
    return str(card["id"])


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize(
    ("name", "places", "shops"),
    [
        ("hana", PLACES, ("arras", "lille", "nice")),
        ("alice", ("north", "lille", "arras"), ("arras", "lille")),
        ("bob", ("arras",), ("arras",)),
        ("charlie", ("nice",), ("nice",)),
    ],
)
def test_everybody_reads_each_once_of_the_teams_they_may_see(
    sign_in: SignIn, name: str, places: tuple[str, ...], shops: tuple[str, ...]
) -> None:
    found = texts(sign_in(name))

    assert sorted(found) == sorted(
        [f"staff {key}" for key in places]
        + [f"customer {key}" for key in shops]
        + ["at till"] * ("arras" in shops)
        + ["old: Réserve fermée"] * ("lille" in places)
    )


@pytest.mark.usefixtures("said")
def test_the_newest_week_stands_first(sign_in: SignIn) -> None:
    page = main(sign_in("hana"))

    heads = [one.get_text(strip=True) for one in page.select("h2")]
    assert heads == ["Week 9 of 2026", "Week 8 of 2026"]
    last = page.select(".said blockquote")[-1]
    assert last.get_text() == "old: Réserve fermée"


@pytest.mark.usefixtures("said")
def test_choices_narrow_it(sign_in: SignIn, company: dict[str, int]) -> None:
    hana, north = sign_in("hana"), company["north"]

    assert texts(hana, f"?week={BEFORE}") == ["old: Réserve fermée"]
    assert texts(hana, "?words=RESERVE") == ["old: Réserve fermée"]
    assert texts(hana, "?words=reserve+caisse") == []
    assert sorted(texts(hana, f"?team={north}&side=customers")) == [
        "at till", "customer arras", "customer lille",
    ]  # fmt: skip
    assert sorted(texts(hana, f"?team={north}&side=staff&week={LAST}")) == [
        "staff arras", "staff lille", "staff north",
    ]  # fmt: skip


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize(
    "query", ["?team={nice}", "?team=99999", "?team=x", "?week=1", "?pile=hidden"]
)
def test_a_foreign_choice_is_none_and_says_so(
    sign_in: SignIn, company: dict[str, int], query: str
) -> None:
    page = main(sign_in("bob"), "/comments" + query.format(**company))

    assert "does not exist here" in page.get_text()
    assert len(page.select(".said")) == 3


@pytest.mark.usefixtures("said")
def test_what_one_has_read_is_theirs_alone(sign_in: SignIn) -> None:
    bob, hana = sign_in("bob"), sign_in("hana")
    key = key_of(bob, "staff arras")

    back = bob.post("/comments/read", data={"read": key, "back": "/comments?page=1"})

    assert back.location == "/comments?page=1"
    assert sorted(texts(bob, "?pile=unread")) == ["at till", "customer arras"]
    assert "staff arras" in texts(hana, "?pile=unread")

    bob.post("/comments/read", data={"unread": key})

    assert "staff arras" in texts(bob, "?pile=unread")


@pytest.mark.usefixtures("said")
def test_what_is_new_of_the_last_results_stands_on_the_first_screen(
    app: Flask, sign_in: SignIn, save: Save, company: dict[str, int]
) -> None:
    save(a_figure(company["arras"], 0.6, week=LAST))
    bob = sign_in("bob")

    [link] = main(bob, "/").select(".notice a")

    assert link.get_text() == "3 comments of week 9 of 2026 to read"
    assert len(texts(bob, "?" + str(link["href"]).partition("?")[2])) == 3
    with app.app_context():
        session = db.session()
        person = session.get_one(Person, company["bob"])
        seen = inbox.seen_by(session, person)
        found = inbox.listing(session, seen, "1").comments
        marks.mark_read(session, person.id, found)
        assert inbox.new_comments(session, person) is None


@pytest.mark.usefixtures("said")
def test_all_that_is_shown_is_marked_at_once_and_twice_is_once(
    app: Flask, sign_in: SignIn
) -> None:
    bob = sign_in("bob")
    shown = [str(one["value"]) for one in main(bob).select("#marks [name=shown]")]

    for _ in range(2):
        assert bob.post("/comments/read", data={"shown": shown}).status_code == 303

    assert len(shown) == 3
    assert texts(bob, "?pile=unread") == []
    with app.app_context():
        assert len(db.session.scalars(select(ReadComment)).all()) == 3


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("strange", ["f999", "e" + "0" * 32, "x", "", "f" + "9" * 12])
def test_nobody_marks_what_they_may_not_see(
    app: Flask, sign_in: SignIn, strange: str
) -> None:
    foreign = key_of(sign_in("hana"), "staff nice")

    for key in (foreign, strange):
        assert sign_in("bob").post("/comments/read", data={"read": key}).status_code
    with app.app_context():
        assert db.session.scalars(select(ReadComment)).all() == []


@pytest.mark.usefixtures("said")
def test_marks_go_with_the_comment(app: Flask, sign_in: SignIn) -> None:
    """SQLite gives the number of the last row again."""
    hana = sign_in("hana")
    key = key_of(hana, "customer nice")
    hana.post("/comments/read", data={"read": key})

    hana.post(f"/customers/voices/{key[1:]}/destroy")

    with app.app_context():
        assert db.session.scalars(select(ReadComment)).all() == []


def test_one_that_is_deleted_at_this_moment_marks_nothing(
    app_on_both: Flask,
) -> None:
    ids = make_company(app_on_both)
    save_in(app_on_both, an_import(), a_voice(ids["arras"], "gone"))
    with app_on_both.app_context():
        session = db.session()
        seen = inbox.seen_by(session, session.get_one(Person, ids["bob"]))
        found = inbox.listing(session, seen, "1").comments
        session.execute(delete(Voice))

        assert marks.mark_read(session, ids["bob"], found) is False
        session.commit()


@pytest.mark.usefixtures("said")
def test_a_hidden_comment_is_read_by_hr_alone(sign_in: SignIn) -> None:
    hana, bob = sign_in("hana"), sign_in("bob")
    key = key_of(hana, "staff arras")
    asked = main(hana, f"/comments/{key}/hiding?back=/comments?week={LAST}")

    done = hana.post(f"/comments/{key}/hiding", data={"hide": "1", "back": "//evil"})

    assert "Hide this comment?" in asked.get_text()
    assert "staff arras" in asked.get_text()
    assert done.location == "/"
    assert "staff arras" not in texts(bob) + texts(hana)
    assert texts(hana, "?pile=hidden") == ["staff arras"]
    log = main(hana, "/pulses").get_text()
    assert "Arras, week 9 of 2026: hidden by Hana on Wednesday 4 March" in log
    assert "staff arras" not in log

    hana.post(f"/comments/{key}/hiding", data={"show": "1"})

    assert "staff arras" in texts(bob)
    assert "shown again by Hana" in main(hana, "/pulses").get_text()
    assert "shown again by Hana" in main(hana, f"/comments/{key}/hiding").get_text()


@pytest.mark.usefixtures("said")
def test_two_who_hide_the_same_are_one_line_in_the_log(sign_in: SignIn) -> None:
    hana = sign_in("hana")
    address = f"/comments/{key_of(hana, 'staff arras')}/hiding"

    said = [
        hana.post(address, data={"hide": "1"}, follow_redirects=True).text
        for _ in range(2)
    ]

    assert "The comment is hidden." in said[0]
    assert "Somebody else has decided on this comment meanwhile." in said[1]


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("key", ["f1", "e" + "0" * 32, "t" + "0" * 32, "x"])
def test_what_is_no_comment_of_staff_cannot_be_hidden(
    sign_in: SignIn, key: str
) -> None:
    hana = sign_in("hana")

    assert hana.get(f"/comments/{key}/hiding").status_code == 404
    assert hana.post(f"/comments/{key}/hiding").status_code == 404


@pytest.mark.usefixtures("said")
def test_a_manager_hides_nothing(app: Flask, sign_in: SignIn) -> None:
    key = key_of(sign_in("hana"), "staff arras")

    response = sign_in("bob").post(f"/comments/{key}/hiding", data={"hide": "1"})

    assert response.status_code == 404
    with app.app_context():
        assert staff_comments.hidings(db.session()) == []


@pytest.mark.usefixtures("said")
def test_the_file_has_what_the_choices_leave(sign_in: SignIn) -> None:
    response = sign_in("bob").get("/comments.csv?side=customers")

    rows = sorted(response.text.removeprefix("\ufeff").split("\r\n"))
    assert rows == [
        "",
        "2026-W09,Arras,Customers,delivery,customer arras",
        "2026-W09,Arras,Customers,till,at till",
        "Week,Team,Written by,Moment,Comment",
    ]


def test_no_cell_of_the_file_is_a_formula(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(an_import(), a_voice(company["arras"], '=HYPERLINK("//evil")'))

    assert ",'=HYPERLINK" in sign_in("bob").get("/comments.csv").text.replace('"', "")


def test_many_have_pages_and_words_too(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(an_import())
    save(*(a_voice(company["arras"], f"slow {n}") for n in range(AT_ONCE + 1)))
    bob = sign_in("bob")

    for query in ("?", "?words=SLOW&"):
        assert len(texts(bob, query)) == AT_ONCE
        assert texts(bob, f"{query}page=2") == [f"slow {AT_ONCE}"]
        assert len(texts(bob, f"{query}page=x")) == AT_ONCE


def test_what_is_written_is_never_markup(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(an_import(), a_voice(company["arras"], "<b>Slow</b> & late"))

    assert texts(sign_in("bob")) == ["<b>Slow</b> & late"]


@pytest.mark.usefixtures("said")
def test_who_wrote_is_asked_in_french_of_comments_and_not_of_actions(
    sign_in: SignIn,
) -> None:
    hana = sign_in("hana")
    with hana.session_transaction() as session:
        session["language"] = "fr"

    labels = [one.get_text(strip=True) for one in main(hana).select("label")]

    assert "Écrit par" in labels
    assert ";Écrit par;" in hana.get("/comments.csv").text.splitlines()[0]


def test_without_any_it_says_what_will_be_there(sign_in: SignIn) -> None:
    assert "nothing to read yet" in main(sign_in("bob")).get_text()


@pytest.mark.usefixtures("said")
def test_the_team_page_has_five_and_leads_to_all(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(*(a_comment(company["arras"], f"more {n}") for n in range(9)))

    page = main(sign_in("bob"), f"/teams/{company['arras']}")

    assert len(page.select(".comment")) == 5 + 1
    assert page.select(f"a[href='/comments?team={company['arras']}']")


@pytest.mark.usefixtures("said")
def test_the_former_page_of_customers_comments_leads_here(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    response = sign_in("hana").get(f"/customers/voices?team={company['nice']}")

    assert response.location == f"/comments?side=customers&team={company['nice']}"


@pytest.mark.parametrize(
    ("key", "named"),
    [
        ("f12", ("f", 12)),
        ("e" + "0a" * 16, ("e", b"\x0a" * 16)),
        ("f" + "1" * 10, None),
        ("E" + "0a" * 16, None),
        ("f1\n", None),
        ("f\u0661", None),
    ],
)
def test_a_key_names_one_comment_or_none(key: str, named: object) -> None:
    assert named_by(key) == named


def test_an_import_that_is_undone_takes_marks_along(
    app_on_both: Flask,
) -> None:
    ids = make_company(app_on_both)
    save_in(app_on_both, an_import(), a_voice(ids["arras"], "slow"))
    with app_on_both.app_context():
        session = db.session()
        seen = inbox.seen_by(session, session.get_one(Person, ids["bob"]))
        marks.mark_read(session, ids["bob"], inbox.listing(session, seen, "1").comments)
        session.execute(delete(Voice).where(Voice.import_id == 1))
        session.commit()

        assert session.scalars(select(ReadComment)).all() == []


@pytest.mark.usefixtures("said")
def test_no_comment_of_a_customer_is_hidden(sign_in: SignIn) -> None:
    hana = sign_in("hana")

    assert texts(hana, "?pile=hidden&side=customers") == []
    assert texts(hana, "?pile=hidden&side=customers&words=x") == []
    response = hana.get("/comments.csv?pile=hidden&side=customers")
    assert response.text.count("\r\n") == 1


@pytest.mark.usefixtures("said")
def test_the_file_ends_somewhere(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engagement.insight.inbox.file.MOST", 2)

    page = main(sign_in("hana")).get_text()
    files = [
        sign_in("hana").get(f"/comments.csv?words={words}").text
        for words in ("", "staff")
    ]

    assert "The newest 2 as a file (CSV)" in page
    assert [file.count("\r\n") for file in files] == [3, 3]


def test_both_databases_find_the_same(app_on_both: Flask) -> None:
    ids = make_company(app_on_both)
    save_in(app_on_both, an_import(), a_release(LAST, 1), a_release(BEFORE, 2))
    for n, week in enumerate((LAST, BEFORE, LAST, BEFORE)):
        save_in(
            app_on_both,
            a_comment(ids["arras"], f"{n} réserve", 1 if week == LAST else 2),
            a_voice(ids["arras"], f"{n} Reserve", week),
        )
    with app_on_both.app_context():
        session = db.session()
        bob, hana = (session.get_one(Person, ids[one]) for one in ("bob", "hana"))
        seen = inbox.seen_by(session, bob)
        first = inbox.listing(session, seen, "1").comments
        marks.mark_read(session, bob.id, first[:3])
        staff_comments.hide(session, a_comment(0, "1 réserve").id, hana, NOON)
        session.commit()
        asked = {
            "all": seen,
            "unread": replace(seen, pile=Pile.UNREAD),
            "words": replace(seen, words=words_in("RÉSERVE 2")),
            "week": replace(seen, week=BEFORE, origins=[Origin.STAFF]),
            "hidden": replace(inbox.seen_by(session, hana), pile=Pile.HIDDEN),
        }
        found = {
            name: [one.text for one in inbox.listing(session, wanted, "1").comments]
            for name, wanted in asked.items()
        }

        assert rows.weeks(session) == [LAST, BEFORE]
        assert [one.text for one in inbox.among(session, seen, [first[0].key])] == [
            first[0].text
        ]

    assert found == {
        "all": ["0 réserve", "2 réserve", "0 Reserve", "2 Reserve",
                "3 réserve", "1 Reserve", "3 Reserve"],
        "unread": ["2 Reserve", "3 réserve", "1 Reserve", "3 Reserve"],
        "words": ["2 réserve", "2 Reserve"],
        "week": ["3 réserve"],
        "hidden": ["1 réserve"],
    }  # fmt: skip
