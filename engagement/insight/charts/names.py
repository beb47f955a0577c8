"""Which dots have their name beside them: as many as have room, those far out first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

LETTER, LINE, DOT, GAP = 6.2, 14.0, 8.0, 13.0
"""Pixels: of a letter on average, between two lines, of half a dot, to its name."""
WIDTHS = (180, 250, 620, 1_100)
"""Pixels of a plot on phones of 320 and 390, on a tablet, and on a desk at most."""
CORNER = 180
"""Pixels along the upper and lower edge in which the corners have their names."""
SIDES = ("right", "left")
MOST = 40
"""Dots that are tried; more have no room."""


class Spot(NamedTuple):
    """A dot, as parts of the plot from its lower left, and its name if it has one."""

    x: float
    y: float
    name: str = ""
    is_right_taken: bool = False
    """By its tail; names then stand on the left first."""


class Room:
    """What is taken of a plot: in each line, from where to where."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: dict[int, list[tuple[float, float]]] = {}

    def lines(self, spot: Spot, half: float) -> range:
        y = (1 - spot.y) * self.height
        return range(int((y - half) // LINE), int((y + half) // LINE) + 1)

    def take(self, lines: Iterable[int], start: float, end: float) -> None:
        for line in lines:
            self.taken.setdefault(line, []).append((start, end))

    def is_free(self, lines: Iterable[int], start: float, end: float) -> bool:
        return (
            start >= 0
            and end <= self.width
            and not any(
                start < other_end and other_start < end
                for line in lines
                for other_start, other_end in self.taken.get(line, [])
            )
        )

    def span(self, spot: Spot, side: str) -> tuple[float, float]:
        """Return from where to where the name of a dot is on this side."""
        x, long = spot.x * self.width, LETTER * len(spot.name)
        start = x - GAP - long if side == "left" else x + GAP
        return start, start + long


def names(
    spots: Sequence[Spot], height: float
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the places of the dots that have room for a name, and its `side`.

    `least`: from which width of the plot on, in pixels; it has room in all of them.
    """
    far = sorted(
        (at for at, spot in enumerate(spots) if spot.name),
        key=lambda at: -abs(spots[at].x - 0.5) - abs(spots[at].y - 0.5),
    )[:MOST]
    rooms = [_room(spots, width, height) for width in WIDTHS]
    for first, least in enumerate(WIDTHS[:-1]):
        for at in [*far]:
            if side := _free_side(rooms[first:], spots[at]):
                far.remove(at)
                yield at, {"side": side, "least": least if first else 0}


def _free_side(rooms: Sequence[Room], spot: Spot) -> str:
    """Take the room of a name in all of these; return its side, empty for none."""
    lines = rooms[0].lines(spot, LINE / 2 - 1)
    for side in SIDES[::-1] if spot.is_right_taken else SIDES:
        spans = [(room, *room.span(spot, side)) for room in rooms]
        if all(room.is_free(lines, *span) for room, *span in spans):
            for room, *span in spans:
                room.take(lines, *span)
            return side
    return ""


def _room(spots: Iterable[Spot], width: float, height: float) -> Room:
    room = Room(width, height)
    for edge in (Spot(0, 0), Spot(0, 1)):
        lines = room.lines(edge, LINE)
        room.take(lines, 0, CORNER)
        room.take(lines, width - CORNER, width)
    for spot in spots:
        x = spot.x * width
        room.take(room.lines(spot, DOT - 2), x - DOT, x + DOT)
    return room
