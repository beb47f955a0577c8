"""Which weeks an action takes, and which teams had none in them: pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engagement.statistics.effect import LOOKS

Parents = Mapping[int, int | None]


@dataclass(frozen=True)
class Course:
    """An action by its weeks: of which team, from which week to which."""

    action_id: int
    team_id: int
    measure: str
    kind: str
    first: int
    last: int
    """The week in which it ended, or is due."""
    settled: int
    """The week since which team, measure and first day are what they are."""
    is_begun: bool = True
    """Whether it was not given up before its first day."""

    @property
    def is_late(self) -> bool:
        """Whether it was settled once results of its weeks could be known.

        Whoever writes down what went well finds that all went well.
        """
        return self.settled > self.first + LOOKS[0]

    def is_in(self, first: int, last: int) -> bool:
        return self.is_begun and self.first <= last and self.last >= first


def above(team: int, parents: Parents) -> Iterator[int]:
    """Yield a team and those above it."""
    at: int | None = team
    while at is not None:
        yield at
        at = parents.get(at)


def untouched(
    of: Course, weeks: tuple[int, int], others: Iterable[Course], parents: Parents
) -> list[int]:
    """Return the teams with none below that had no action of their own in these weeks.

    An action for a whole area is one of each of its teams. What the helped team had as
    well, since it is of the same area, makes no difference between the two.
    """
    shared = set(above(of.team_id, parents))
    touched = {
        one.team_id for one in others if one.is_in(*weeks) and one.team_id not in shared
    }
    inner = set(parents.values())
    leaves = (one for one in parents if one not in inner and one != of.team_id)
    return [one for one in leaves if touched.isdisjoint(above(one, parents))]


def has_another(
    of: Course, weeks: tuple[int, int], others: Sequence[Course], parents: Parents
) -> bool:
    """Tell whether the helped team, or its area, had another in these weeks.

    What the whole company had makes no difference between teams.
    """
    own = {one for one in above(of.team_id, parents) if parents[one] is not None}
    return any(
        one.action_id != of.action_id and one.team_id in own and one.is_in(*weeks)
        for one in others
    )
