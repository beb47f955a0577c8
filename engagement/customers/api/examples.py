"""What programs send and read of scores, and are told; a test sends each."""

from collections.abc import Sequence

from engagement.api.base import Example

ANSWER = {
    "date": "2026-03-02", "team": "lille", "metric": "csat", "score": 5, "id": "A-1001",
}  # fmt: skip
TOTAL = {
    "team": "lille", "week": "2026-W08", "metric": "nps", "n": 48,
    "favourable": 24, "unfavourable": 9,
}  # fmt: skip
MISTAKEN = {**ANSWER, "team": "lile", "id": "A-1002"}
ONE_ADDED = {
    "added": 1, "same": 0, "left_out": 0, "refused": 0, "rows": [{"became": "added"}],
}  # fmt: skip
READ: Sequence[Example] = (
    Example(
        "one-metric",
        "The satisfaction that one team heard in a week",
        {
            "items": [
                {
                    "week": "2026-W09",
                    "team": "lille",
                    "metric": "csat",
                    "moment": "checkout",
                    "n": 20,
                    "value": 0.8,
                    "low": 0.5724,
                    "high": 0.9276,
                },
                {
                    "week": "2026-W09",
                    "team": "lille",
                    "metric": "csat",
                    "moment": "delivery",
                    "withheld": "too_few_customers",
                },
            ],
            "next": None,
        },
        query={"team": "lille", "metric": "csat", "from": "2026-W09", "to": "2026-W09"},
    ),
    Example(
        "unknown-team",
        "A slip of the pen",
        {
            "title": "There is nothing here",
            "status": 404,
            "detail": "There is no team “lile”. Correct the code, or import the team "
            "first.",
            "field": "team",
            "errors": [
                {
                    "field": "team",
                    "detail": "There is no team “lile”. Correct the code, or import "
                    "the team first.",
                }
            ],
        },
        status=404,
        query={"team": "lile"},
    ),
)
SENT: Sequence[Example] = (
    Example("one-answer", "One customer’s answer", ONE_ADDED, body=ANSWER),
    Example(
        "batch",
        "An answer sent before, one with a slip of the pen, and a total",
        {
            "added": 1,
            "same": 1,
            "left_out": 0,
            "refused": 1,
            "rows": [
                {"became": "same"},
                {
                    "became": "refused",
                    "field": "team",
                    "detail": "There is no team “lile”. Correct the code, or import "
                    "the team first.",
                },
                {"became": "added"},
            ],
        },
        headers={"Idempotency-Key": "night-of-2026-03-04"},
        body=[ANSWER, MISTAKEN, TOTAL],
    ),
    Example(
        "another-batch",
        "Another batch under the same name",
        {
            "title": "This was sent before, with something else in it",
            "status": 409,
            "detail": "This name stands for other rows. Send these under a new one.",
            "field": "Idempotency-Key",
            "errors": [
                {
                    "field": "Idempotency-Key",
                    "detail": "This name stands for other rows. Send these under a new "
                    "one.",
                }
            ],
        },
        status=409,
        headers={"Idempotency-Key": "night-of-2026-03-04"},
        body=[TOTAL],
    ),
    Example(
        "wrong-type",
        "A field that holds no text and no number",
        {
            "title": "Something in this request is not right",
            "status": 422,
            "detail": "Send a number, or at most 200 letters.",
            "field": "rows[0].score",
            "errors": [
                {
                    "field": "rows[0].score",
                    "detail": "Send a number, or at most 200 letters.",
                }
            ],
        },
        status=422,
        body=[{**ANSWER, "score": [5]}],
    ),
)
