"""What one person answered, once the envelope is open: pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ballot:
    """One person's answers, as they come out of an envelope."""

    group_id: int
    ratings: Mapping[str, int]
    """Question to point, 1 to 5; "prefer not to say" is left out."""
    comment: str = ""
