"""The files of the directory are told apart by their headers."""

import re

import pytest

from engagement.people.files.lines import DirectoryKind, parse
from engagement.refusals import FileRefused, Reason


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("team,name,parent", DirectoryKind.TEAMS),
        ("Équipe;Nom;Parent", DirectoryKind.TEAMS),
        ("person,team", DirectoryKind.PERSONS),
        ("Personne;Courriel;Équipe;Rôle;Responsable de", DirectoryKind.PERSONS),
        ("PERSON\tE_mail\tteam", DirectoryKind.PERSONS),
    ],
)
def test_the_header_tells_the_kind_of_a_file(header: str, kind: DirectoryKind) -> None:
    cells = re.sub(r"[^,;\t]+", "x", header)

    found, _table = parse(f"{header}\n{cells}\n".encode())

    assert found is kind


@pytest.mark.parametrize(
    ("text", "reason", "columns"),
    [
        ("team,week,metric\na,b,c", Reason.COLUMNS_NOT_FOUND, "name, parent"),
        ("e-mail,name\na,b", Reason.COLUMNS_NOT_FOUND, "person, team"),
        ("team,name,parent\n", Reason.EMPTY_FILE, None),
        ("", Reason.EMPTY_FILE, None),
    ],
)
def test_a_file_without_what_is_needed_is_refused_whole(
    text: str, reason: Reason, columns: str | None
) -> None:
    with pytest.raises(FileRefused) as caught:
        parse(text.encode())

    assert caught.value.refusal.reason is reason
    assert caught.value.refusal.values.get("columns") == columns


def test_a_refusal_names_the_columns_that_were_seen() -> None:
    with pytest.raises(FileRefused) as caught:
        parse(b"userPrincipalName,mail,floor\na,b,c\n")

    assert caught.value.refusal.values == {
        "columns": "person, team",
        "seen": "userPrincipalName, mail, floor",
    }


def test_of_two_columns_that_could_be_the_same_none_is_taken() -> None:
    with pytest.raises(FileRefused) as caught:
        parse(b"person,team,mail,Work Email\n1,x,a@x.org,b@x.org\n")

    assert caught.value.refusal.reason is Reason.TWO_COLUMNS
    assert caught.value.refusal.values == {
        "column": "e-mail",
        "seen": "mail, Work Email",
    }
