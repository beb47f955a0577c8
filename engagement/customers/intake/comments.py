"""What customers wrote beside their scores."""

from typing import NamedTuple

LONGEST_COMMENT = 1_000
"""Letters; what is longer is cut, and says so by its last one."""


class Comment(NamedTuple):
    """Words of a customer, with the team and week that they are about."""

    team_id: int
    week: int
    moment: str
    text: str


def shortened(text: str) -> str:
    """Return a comment as it is kept: on one line, and not longer than allowed."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_COMMENT:
        return words
    return f"{words[: LONGEST_COMMENT - 1]}…"
