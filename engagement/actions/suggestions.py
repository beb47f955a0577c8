"""What is suggested about a measure: the company's own first, then the library's."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engagement.actions import library
from engagement.actions.kinds import ActionKind
from engagement.actions.models import OwnSuggestion
from engagement.actions.suggestion_file import ReadSuggestion
from engagement.database import insert_into
from engagement.refusals import FileRefused, Reason, Refusal

MOST_OWN = 500
"""Suggestions of a company's own; nobody reads more."""


@dataclass(frozen=True)
class ShownSuggestion:
    """A suggestion as a page shows it."""

    kind: ActionKind
    text: str
    is_own: bool


def suggestions(
    session: Session, measure: str, language: str
) -> Sequence[ShownSuggestion]:
    """Return what can be done about a measure, in a language."""
    wanted = select(OwnSuggestion).where(OwnSuggestion.measure == measure)
    own = session.scalars(wanted.order_by(OwnSuggestion.id))
    ours = library.suggestions_for(measure)
    return [
        *(ShownSuggestion(one.kind, one.text, is_own=True) for one in own),
        *(ShownSuggestion(one.kind, one.texts[language], is_own=False) for one in ours),
    ]


@dataclass(frozen=True)
class SuggestionsTaken:
    """What became of the rows of a file."""

    added: int
    same: int
    refused: Sequence[Refusal]


def take_in(
    session: Session, found: Sequence[ReadSuggestion], refused: Sequence[Refusal]
) -> SuggestionsTaken:
    """Keep what a file suggests; the caller commits. The same file again adds nothing.

    Raises `FileRefused` where it is more than anybody would read.
    """
    kept = session.scalar(select(func.count()).select_from(OwnSuggestion)) or 0
    if kept + len(found) > MOST_OWN:
        raise FileRefused(Reason.TOO_MANY_SUGGESTIONS, most=MOST_OWN, kept=kept)
    added = sum(add(session, one.measure, one.kind, one.text) for one in found)
    return SuggestionsTaken(added, len(found) - added, refused)


def add(session: Session, measure: str, kind: ActionKind, text: str) -> bool:
    """Keep a suggestion of the company's own; False: there is one of these words."""
    row = {"measure": measure, "kind": kind, "text": text}
    put_in = insert_into(session, OwnSuggestion).values(row).on_conflict_do_nothing()
    return session.execute(put_in.returning(OwnSuggestion.id)).first() is not None


def remove(session: Session, suggestion_id: int) -> None:
    """Take one of the company's own out; actions that began with it stay."""
    session.execute(delete(OwnSuggestion).where(OwnSuggestion.id == suggestion_id))
