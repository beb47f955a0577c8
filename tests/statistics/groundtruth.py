"""Columns of the published data that the tests know the answers of."""

import csv
from pathlib import Path

import numpy as np

from engagement.statistics.findings import Indices, Numbers

DATA = Path(__file__).parent.parent / "data"


def cells(name: str, column: str) -> list[str]:
    with (DATA / f"{name}.csv").open() as file:
        return [row[column] for row in csv.DictReader(file)]


def column(name: str, column: str) -> Numbers:
    return np.array(cells(name, column), dtype=float)


def codes(name: str, column: str) -> Indices:
    """Return labels numbered from 0, in their own order."""
    return np.unique(cells(name, column), return_inverse=True)[1]
