"""What the forms about persons and about teams share."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms.validators import Length

from engagement.people.queries import Node
from engagement.refusals import Reason, Refusal
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


def choices_of(teams: Iterable[Node]) -> list[tuple[int, str]]:
    return [(node.id, f"{node.name} ({node.key})") for node in teams]
