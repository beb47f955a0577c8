"""What a file of persons may say, who leaves and who comes, and what is refused."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.people.files import person_file
from engagement.people.files.lines import ParsedFile, PersonLine, parse
from engagement.people.files.person_file import persons_in
from engagement.people.models import Role
from engagement.refusals import Reason, Refusal

PERSONS = "person,name,e-mail,team,role,lead of\n"
TEAMS = {"top": "Top", "north": "Région Nord", "lens": "Centre", "nice": "Centre"}
LEAVERS = "person,name,e-mail,team,leaves\n"


def people_of(
    text: str, known: Mapping[str, PersonLine] | None = None
) -> ParsedFile[PersonLine]:
    table = parse(text.encode())[1]
    return persons_in(table, known or {}, TEAMS, {"shut"})


def reasons(refused: list[Refusal]) -> list[tuple[int, Reason]]:
    return [(refusal.row, refusal.reason) for refusal in refused]


def test_a_person_needs_no_more_than_a_code_and_a_team() -> None:
    reading = people_of("person,team\n00123,north\n")

    assert reading.added == [
        PersonLine("00123", "00123", "", "north", "employee", frozenset())
    ]


def test_addresses_are_kept_in_small_letters() -> None:
    reading = people_of(PERSONS + "Ann@Example.org,Ann,Ann@Example.org,top,HR,\n")

    assert reading.added[0].key == reading.added[0].email == "ann@example.org"
    assert reading.added[0].role == "hr"


@pytest.mark.parametrize(
    ("text", "language"),
    [("fr", "fr"), ("Français", "fr"), ("EN-gb", "en"), ("anglais", "en"), ("", "")],
)
def test_a_row_may_tell_the_language_of_mails(text: str, language: str) -> None:
    reading = people_of(f"person,team,langue\n1,north,{text}\n")

    assert [line.language for line in reading.added] == [language]


def test_a_file_without_languages_changes_none_and_an_empty_cell_takes_one_away() -> (
    None
):
    emil = PersonLine("3", "3", "", "north", "employee", frozenset(), language="fr")

    without = people_of("person,team\n3,north\n", {"3": emil})
    emptied = people_of("person,team,language\n3,north,\n", {"3": emil})

    assert without.same == 1
    assert [line.language for line in emptied.changed] == [""]


def test_a_language_in_which_no_mail_is_written_is_refused() -> None:
    reading = people_of("person,team,language\n1,north,de\n")

    assert reasons(reading.refused) == [(2, Reason.UNKNOWN_LANGUAGE)]


def test_an_employee_who_leads_teams_becomes_a_manager() -> None:
    reading = people_of(PERSONS + "1,Ann,,top,employee,north | top\n")

    assert reading.added[0].role == "manager"
    assert reading.added[0].leads == {"north", "top"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Bob,,north,,", Reason.MISSING_VALUE),
        ("2,,,north,,", Reason.MISSING_VALUE),
        ("2,Bob,,,,", Reason.MISSING_VALUE),
        ("2,=Bob,,north,,", Reason.FORMULA),
        ("-2,Bob,,north,,", Reason.FORMULA),
        (f"2,{'b' * 201},,north,,", Reason.TOO_LONG),
        ("2,Bob,,south,,", Reason.UNKNOWN_TEAM),
        ("2,Bob,,north,,south", Reason.UNKNOWN_TEAM),
        ("2,Bob,bob@,north,,", Reason.BAD_EMAIL),
        ("2,Bob,bob at example.org,north,,", Reason.BAD_EMAIL),
        ("2,Bob,bob@example.org>,north,,", Reason.BAD_EMAIL),
        ("2,Bob,bob@example.o\x9brg,north,,", Reason.BAD_EMAIL),
        ("2,Bob,b=?utf-8?q?o?=b@example.org,north,,", Reason.BAD_EMAIL),
        ("2,Bob,ann@example.org,north,,", Reason.EMAIL_SHARED),
        ("2,Bob,zoe@example.org,north,,", Reason.RECODED),
        ("2,Bob,,shut,,", Reason.CLOSED_TEAM),
        ("2,Bob,,centre,,", Reason.SEVERAL_TEAMS),
        ("2,Bob,,north,,Région Nord", Reason.UNKNOWN_TEAM),
        ("1\u200b,Bob,,north,,", Reason.LOOKS_ALIKE),
        ("2,Bob,bob@example\u200b.org,north,,", Reason.LOOKS_ALIKE),
        ("2,Bob,,north,boss,", Reason.UNKNOWN_ROLE),
        ("2,Bob,,north,manager,top", Reason.TWO_LEADS),
        ("1,Ann,ann@example.org,north,manager,top", Reason.TWICE),
    ],
)
def test_a_bad_row_of_persons_is_refused_by_number(row: str, reason: Reason) -> None:
    zoe = PersonLine("9", "Zoe", "zoe@example.org", "top", "hr", frozenset())

    reading = people_of(
        f"{PERSONS}1,Ann,ann@example.org,top,manager,top\n{row}\n", {"9": zoe}
    )

    assert reasons(reading.refused) == [(3, reason)]
    assert [line.key for line in reading.added] == ["1"]


def test_columns_left_out_change_nothing_of_a_known_person() -> None:
    ann = PersonLine("1", "Ann", "ann@x.org", "top", "manager", frozenset({"top"}))

    reading = people_of("person,team\n1,top\n", {"1": ann})

    assert reading.same == 1


@pytest.mark.parametrize(
    ("role", "becomes"), [("", "hr"), ("employé", "employee"), ("rh", "hr")]
)
def test_only_a_role_written_out_takes_hr_away(role: str, becomes: str) -> None:
    hana = PersonLine("1", "Hana", "", "top", "hr", frozenset())

    reading = people_of(f"{PERSONS}1,Hana H,,top,{role},\n", {"1": hana})

    assert reading.changed[0].role == becomes


HANA = PersonLine("hana@x.org", "Hana", "hana@x.org", "top", "hr", frozenset())


def test_whoever_was_invited_gets_the_code_of_the_row_with_their_e_mail() -> None:
    reading = people_of(PERSONS + "1,Hana,Hana@x.org,top,,\n", {HANA.key: HANA})

    assert reading.renamed == {"hana@x.org": "1"}
    assert reading.changed == [
        PersonLine("1", "Hana", "hana@x.org", "top", "hr", frozenset())
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "1,Hana,hana@x.org,top,,\n2,Hana,hana@x.org,top,,\n",
        "hana@x.org,Hana,hana@x.org,top,,\n2,Hana,hana@x.org,top,,\n",
        "3,Zoe,,top,,\n9,Zoe,hana@x.org,top,,\n",
    ],
)
def test_only_one_new_code_may_take_an_invited_e_mail(rows: str) -> None:
    zoe = PersonLine("9", "Zoe", "", "top", "employee", frozenset())

    reading = people_of(PERSONS + rows, {HANA.key: HANA, "9": zoe})

    (refusal,) = reading.refused
    assert refusal.row == 3
    assert refusal.reason in (Reason.EMAIL_TAKEN, Reason.EMAIL_SHARED)


def test_the_roles_of_files_are_those_of_the_product() -> None:
    assert set(person_file.ROLES.values()) - {""} == set(Role)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=300))
def test_any_text_gives_rows_or_numbered_reasons(text: str) -> None:
    people = people_of(f"{PERSONS}1,Ann,,top,,\n{text}\n")

    assert all(refusal.row >= 1 for refusal in people.refused)


ANN = PersonLine("1", "Ann", "ann@x.org", "top", "hr", frozenset({"top"}))
BOB = PersonLine("2", "Bob", "", "north", "hr", frozenset())


def test_whoever_a_row_says_leaves_is_taken_out_whatever_else_it_says() -> None:
    reading = people_of(
        f"{LEAVERS}3,Cleo,ann@x.org,north,no\n1,Anna,,nowhere,Oui\n9,Zoe,,top,yes\n",
        {"1": ANN, "2": BOB},
    )

    assert reading.left == ["1"]
    assert [line.key for line in reading.added] == ["3"]
    assert (reading.changed, reading.same, reading.refused) == ([], 1, [])


def test_the_last_of_hr_stays() -> None:
    reading = people_of(
        f"{LEAVERS}1,Ann,,top,yes\n2,Bob,,north,yes\n", {"1": ANN, "2": BOB}
    )

    assert reading.left == ["1"]
    assert reasons(reading.refused) == [(3, Reason.LAST_HR)]


def test_neither_yes_nor_no_is_refused() -> None:
    reading = people_of(f"{LEAVERS}1,Ann,,top,perhaps\n", {"1": ANN})

    assert reasons(reading.refused) == [(2, Reason.NEITHER_YES_NOR_NO)]


@pytest.mark.parametrize(
    "row",
    [
        "1,Hana,hana@x.org,top",  # both at once
        "1,Hana,,top",
        "2,Hana,hana@x.org,north",
        "2,Emil,,north",  # what another code had, without an address
    ],
)
def test_a_row_that_makes_somebody_else_of_a_code_is_one_who_leaves_and_one_who_comes(
    row: str,
) -> None:
    emil = PersonLine("3", "Emil", "", "north", "employee", frozenset())

    reading = people_of(
        f"person,name,e-mail,team\n{row}\n", {"1": ANN, "2": BOB, "3": emil}
    )

    assert reading.left == [row[0]]
    assert [line.key for line in reading.added] == [row[0]]
    assert reading.changed == []


@pytest.mark.parametrize(
    "row",
    ["1,Anna,ann@x.org,top", "1,Ann,anna@x.org,top", "2,Bobby,,north", "1,Ann,,north"],
)
def test_a_new_name_alone_or_a_new_address_alone_is_the_same_person(row: str) -> None:
    reading = people_of(f"person,name,e-mail,team\n{row}\n", {"1": ANN, "2": BOB})

    assert (reading.left, reading.added) == ([], [])
    assert [line.key for line in reading.changed] == [row[0]]


@pytest.mark.parametrize("name", ["Région Nord", "REGION NORD", "region\u00a0nord"])
def test_a_team_may_be_called_by_its_name(name: str) -> None:
    reading = people_of(f"person,team\n1,{name}\n")

    assert reading.added[0].team == "north"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Matricule;Nom complet;Adresse e-mail;Équipe", "1;Ann Roy;a@x.org;north"),
        ("Employee #;First name;Last name;Work Email;Team", "1;Ann;Roy;a@x.org;north"),
        ("Personne;Prénom;Nom;Courriel;Équipe", "1;Ann;Roy;a@x.org;north"),
        ("Personne;Prénom;Nom;Courriel;Équipe", "1;Ann;Ann Roy;a@x.org;north"),
    ],
)
def test_columns_are_known_by_the_words_of_personnel_files(
    header: str, cells: str
) -> None:
    reading = people_of(f"{header}\n{cells}\n")

    (line,) = reading.added
    assert (line.key, line.name, line.email) == ("1", "Ann Roy", "a@x.org")


def test_of_two_codes_that_look_alike_in_a_file_the_second_is_refused() -> None:
    reading = people_of("person,team\n12,north\n\u206012,north\n12,north\n")

    (refusal,) = reading.refused
    assert (refusal.row, refusal.reason) == (3, Reason.LOOKS_ALIKE)
    assert refusal.values == {"text": "12", "known": "12"}


MAILS = "person,name,e-mail,team\n"
CLEO = PersonLine("4", "Cleo", "cleo@x.org", "top", "employee", frozenset())


@pytest.mark.parametrize("order", [1, -1])
def test_addresses_move_in_one_file_whichever_row_comes_first(order: int) -> None:
    rows = ["1,Ann,cleo@x.org,top", "4,Cleo,ann@x.org,top", "5,Dan,,top"][::order]

    reading = people_of(MAILS + "\n".join(rows), {"1": ANN, "4": CLEO})

    assert reading.refused == []
    assert {line.key: line.email for line in reading.changed} == {
        "1": "cleo@x.org",
        "4": "ann@x.org",
    }


@pytest.mark.parametrize("order", [1, -1])
def test_whoever_keeps_an_address_keeps_it_from_all_that_would_follow(
    order: int,
) -> None:
    rows = ["1,Ann,,nowhere", "4,Cleo,ann@x.org,top", "5,Dan,cleo@x.org,top"][::order]

    reading = people_of(MAILS + "\n".join(rows), {"1": ANN, "4": CLEO})

    assert sorted(one.reason for one in reading.refused) == [
        Reason.EMAIL_TAKEN,
        Reason.EMAIL_TAKEN,
        Reason.UNKNOWN_TEAM,
    ]
    assert (reading.added, reading.changed) == ([], [])


@given(
    st.lists(
        st.tuples(
            st.sampled_from("123456"),
            st.sampled_from(["", "a@x.org", "b@x.org", "c@x.org", "d@x.org"]),
            st.sampled_from(["top", "nowhere"]),
        ),
        unique_by=lambda row: row[0],
    )
)
def test_no_address_is_ever_two_persons(rows: list[tuple[str, str, str]]) -> None:
    known = {
        key: PersonLine(key, key, mail, "top", "employee", frozenset())
        for key, mail in zip("1234", ["a@x.org", "b@x.org", "c@x.org", ""], strict=True)
    }
    lines = [f"{key},{key},{mail},{team}\n" for key, mail, team in rows]

    reading = people_of(MAILS + "".join(lines), known) if rows else ParsedFile()

    after = {line.key: line for line in [*reading.added, *reading.changed]}
    mails = [line.email for line in {**known, **after}.values() if line.email]
    assert len(mails) == len(set(mails))
    assert reading.same + len(after) + len(reading.refused) == len(rows)
