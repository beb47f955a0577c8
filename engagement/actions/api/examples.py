"""What programs read and send of actions, and are told; a test sends each."""

from collections.abc import Sequence

from engagement.api.base import Example

KEPT = {
    "id": 1,
    "team": "lille",
    "measure": "listening",
    "kind": "meeting",
    "text": "Ten minutes every Monday: everybody says one thing that gets in the way.",
    "state": "running",
    "starts_on": "2026-03-02",
    "due_on": "2026-03-30",
    "ended_on": None,
    "owner": "emil@example.org",
    "heard": "Nobody asks us.",
    "is_told": True,
}
SENT = {
    "team": "lille",
    "measure": "csat",
    "kind": "staffing",
    "text": "One more till on Saturdays from two to six.",
    "starts_on": "2026-03-07",
    "due_on": "2026-04-04",
    "owner": "alice@example.org",
    "is_told": True,
}
RECORDED = {**SENT, "id": 2, "state": "planned", "ended_on": None, "heard": ""}
BEFORE_IT_BEGINS = "This is before its first day, 7 March 2026. Choose a later one."
READ: Sequence[Example] = (
    Example(
        "one-team",
        "What runs for one team",
        {"items": [KEPT], "next": None},
        query={"team": "lille", "state": "running"},
    ),
)
WRITTEN: Sequence[Example] = (
    Example(
        "one-action",
        "An action from a list of tasks",
        RECORDED,
        status=201,
        headers={"Idempotency-Key": "task-4711"},
        body=SENT,
    ),
    Example(
        "another-action",
        "Another one under the same name",
        {
            "title": "This was sent before, with something else in it",
            "status": 409,
            "detail": "This name stands for another action. Send this one under a new "
            "one.",
            "field": "Idempotency-Key",
            "errors": [
                {
                    "field": "Idempotency-Key",
                    "detail": "This name stands for another action. Send this one "
                    "under a new one.",
                }
            ],
        },
        status=409,
        headers={"Idempotency-Key": "task-4711"},
        body={**SENT, "kind": "other"},
    ),
    Example(
        "wrong-way-round",
        "An end before the beginning",
        {
            "title": "Something in this request is not right",
            "status": 422,
            "detail": BEFORE_IT_BEGINS,
            "field": "due_on",
            "errors": [{"field": "due_on", "detail": BEFORE_IT_BEGINS}],
        },
        status=422,
        body={**SENT, "due_on": "2026-03-01"},
    ),
)
