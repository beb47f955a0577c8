"""A picture for a mail, drawn in a process of its own that ends afterwards."""

import subprocess
import sys

import pytest

from engagement.insight.charts import png

DRAW = """
from flask import Flask
from flask_babel import Babel
from engagement.insight.charts.call_weeks import call_weeks
from engagement.insight.charts.png import png

app = Flask("pictures")
Babel(app)
with app.test_request_context():
    called = {"Saint-Étienne": [2990, 2991], "Lille": [2991]}
    spec = call_weeks(called, range(2984, 2992))
    print(png(spec)[1:4].decode(), sorted(spec["datasets"]["called"][0]))
"""


def test_calls_are_drawn_without_a_browser_and_without_a_figure() -> None:
    """Not in this process: a child that is forked from it later would hang."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", DRAW], check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "PNG ['team', 'week']"


def test_what_cannot_be_drawn_is_no_picture(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    assert png.png({}) is None
    assert "A picture could not be drawn (ModuleNotFoundError)." in caplog.text
