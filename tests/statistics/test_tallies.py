"""52,117 published scores of real questions, rebuilt from the counts of answers."""

import csv
import gzip
import json

import numpy as np

from engagement.statistics.reliability import team_sums
from tests.statistics.groundtruth import DATA

HALF_A_DIGIT = 0.05 + 1e-9
"""Published with one decimal."""


def points_of_items() -> dict[tuple[str, str], list[float | None]]:
    with (DATA / "nyc2011_items.csv").open() as file:
        return {
            (row["group"], row["item"]): json.loads(row["weights"])
            for row in csv.DictReader(file)
        }


def test_every_published_score_is_rebuilt_within_its_rounding() -> None:
    points, published = points_of_items(), []
    rows, values, times = [], [], []
    with gzip.open(DATA / "nyc2011_tallies.csv.gz", "rt") as file:
        for number, row in enumerate(csv.DictReader(file)):
            published.append(float(row["published_score"]))
            for place, worth in enumerate(points[row["group"], row["item"]], 1):
                if worth is not None:
                    rows.append(number)
                    values.append(worth)
                    times.append(float(row[f"c{place}"] or 0))

    sums = team_sums(rows, values, times)

    away = np.abs(sums.total / sums.n - published)
    assert len(away) == 52_117
    assert (away <= HALF_A_DIGIT).sum() == 52_117
