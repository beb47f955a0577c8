"""Commands about people and teams: invited, taken in, taken out, closed."""

from pathlib import Path

import click

from engagement.cli.base import (
    CannotDo,
    a_file,
    application,
    as_json,
)
from engagement.cli.files import content_of, tell
from engagement.database import db
from engagement.people import mails, queries, removal
from engagement.people.changes import change_log
from engagement.people.files import imports
from engagement.people.files.lines import How
from engagement.people.files.person_file import EMAIL
from engagement.people.models import Person, Role, Team
from engagement.people.sign_in.link import link_for
from engagement.web.context import today


@click.command()
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]))
@click.option("--name", help="The person's name, when they are new.")
def invite(email: str, role: str | None, name: str | None) -> None:
    """Print a one-time sign-in link for EMAIL, creating the person where needed."""
    with application():
        with change_log.record_changes(db.session(), today()):
            person = queries.person_by_email(db.session(), email)
            person = person or _newcomer(email.strip().lower(), name)
            if role:
                person.role = Role(role)
            db.session.flush()
        link = link_for(person)
        db.session.commit()
        click.echo(link)


def _newcomer(email: str, name: str | None) -> Person:
    if not EMAIL.fullmatch(email):
        raise CannotDo(f"{email} is not an address to which mails can go.")
    top = queries.root(db.session())
    if top is None:  # the top of the first file of teams takes its place
        top = Team(key="company", name="Company", created_on=today())
    person = Person(
        key=email, email=email, name=name or email, role=Role.EMPLOYEE, team=top
    )
    db.session.add(person)
    return person


@click.command("import-people")
@a_file
@click.option("--complete", "is_complete", is_flag=True, help="Who is missing leaves.")
@click.option(
    "--many-leave", is_flag=True, help="Even if it is more than 20 % of everybody."
)
@as_json
def import_people(
    file: Path, *, is_complete: bool, many_leave: bool, is_json: bool
) -> None:
    """Add and change teams or persons from a workbook or CSV."""
    content = content_of(file)
    how = How(is_complete=is_complete, many_may_leave=many_leave)
    with application():
        outcome = imports.take_in(db.session(), content, today(), how)
        db.session.commit()
        mails.send_waiting()
    numbers = {
        "added": outcome.added,
        "changed": outcome.changed,
        "left": outcome.left,
        "same": outcome.same,
    }
    tell(numbers, outcome.refused, is_json=is_json)


@click.command("remove-person")
@click.argument("code")
def remove_person(code: str) -> None:
    """Take the person with this CODE out of the directory, for good."""
    with application():
        person = queries.person_with(db.session(), code)
        if person is None:
            raise CannotDo(f"There is no person with the code {code}.")
        name = person.name
        removal.remove(db.session(), person, today())
        db.session.commit()
        mails.send_waiting()
        click.echo(f"{name} is taken out of the directory.")


@click.command("close-team")
@click.argument("code")
@click.option("--into", help="The team to which its people and sub-teams go.")
def close_team(code: str, into: str | None) -> None:
    """Close the team with this CODE; what was published of it stays."""
    with application():
        team, other = _team(code), _team(into) if into else None
        removal.close_team(db.session(), team, other, today())
        db.session.commit()
        click.echo(f"{team.name} is closed.")


def _team(code: str) -> Team:
    team_id = queries.team_id_of(db.session(), code)
    if team_id is None:
        raise CannotDo(f"There is no team with the code {code}.")
    return db.session().get_one(Team, team_id)
