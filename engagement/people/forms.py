"""What the forms about persons and about teams share."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.validators import InputRequired, Length

from engagement.people.queries import Node
from engagement.refusals import Reason, Refusal
from engagement.web.converters import row_id
from engagement.web.refusals import sentence


class EntryForm(FlaskForm):
    """An entry of the directory, which its rules may refuse."""

    below: ClassVar[Mapping[Reason, str]]
    """Below which field a refusal stands; others below the name."""

    def refuse(self, refusal: Refusal) -> None:
        """Show why it cannot be, below the field that is meant."""
        field = self[self.below.get(refusal.reason, "name")]
        field.errors = [*field.errors, sentence(refusal)]


def trimmed(text: str | None) -> str:
    return " ".join((text or "").split())


def at_most(characters: int) -> Length:
    return Length(max=characters, message=_l("Write at most %(max)d characters."))


def id_or_none(text: str | int | None) -> int | None:
    return row_id(str(text)) if text else None


def choices_of(teams: Iterable[Node]) -> list[tuple[int, str]]:
    return [(node.id, f"{node.name} ({node.key})") for node in teams]


def team_field(label: str) -> SelectField:
    """Return a field for a team; none is chosen beforehand."""
    needed = InputRequired(_l("Choose a team."))
    return SelectField(label, coerce=id_or_none, validators=[needed])


def teams_to_choose(teams: Iterable[Node]) -> list[tuple[int | str, str]]:
    return [("", _l("Choose a team")), *choices_of(teams)]
