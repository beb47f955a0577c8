"""What others do when an action is written, in the same transaction.

Actions know neither staff's answers nor customers'; whoever offers them for something
that was said keeps that beside.
"""

from collections.abc import Callable

from flask import Flask, current_app
from sqlalchemy.orm import Session

from engagement.actions.models import Action

TakeUp = Callable[[Session, Action, str], None]
"""Keep what an action takes up: `comment` of the page it was written on."""
PLACE = "taking up"


def after_written(app: Flask, take_up: TakeUp) -> None:
    app.extensions.setdefault(PLACE, []).append(take_up)


def tell(session: Session, action: Action, comment: str) -> None:
    """Say that an action was written, and what it takes up; the caller commits."""
    for take_up in current_app.extensions.get(PLACE, ()) if comment else ():
        take_up(session, action, comment)
