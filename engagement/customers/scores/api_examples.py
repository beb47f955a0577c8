"""What programs ask of periods, and are told; a test sends it and compares."""

from collections.abc import Sequence

from engagement.api.base import Example

READ: Sequence[Example] = (
    Example(
        "by-week",
        "The company in a week",
        {
            "by": "week",
            "from": "2026-W09",
            "index_from": "2025-W10",
            "items": [
                {
                    "index": {
                        "high": 0.6486,
                        "low": 0.6056,
                        "n": [1943, 1943],
                        "value": 0.6274,
                    },
                    "name": "Company",
                    "scores": {
                        "csat": {
                            "change": {
                                "high": 0.0937,
                                "is_clear": False,
                                "low": -0.0268,
                                "points": 0.0336,
                            },
                            "high": 0.6867,
                            "low": 0.6033,
                            "n": 503,
                            "value": 0.6461,
                        }
                    },
                    "team": "company",
                }
            ],
            "measures": ["csat"],
            "metrics": ["csat"],
            "moments": [
                {
                    "index": {
                        "high": 0.6464,
                        "low": 0.6031,
                        "n": [1920, 1920],
                        "value": 0.625,
                    },
                    "moment": "",
                    "scores": {
                        "csat": {
                            "change": {
                                "high": 0.086,
                                "is_clear": False,
                                "low": -0.0362,
                                "points": 0.025,
                            },
                            "high": 0.6793,
                            "low": 0.5935,
                            "n": 480,
                            "value": 0.6375,
                        }
                    },
                },
                {
                    "index": {
                        "high": 0.9276,
                        "low": 0.5724,
                        "n": [20, 20],
                        "value": 0.8,
                    },
                    "moment": "checkout",
                    "scores": {
                        "csat": {
                            "change": {"withheld": "no_customers"},
                            "high": 0.9276,
                            "low": 0.5724,
                            "n": 20,
                            "value": 0.8,
                        }
                    },
                },
                {
                    "index": {"missing": ["csat"], "withheld": "too_few_customers"},
                    "moment": "delivery",
                    "scores": {"csat": {"withheld": "too_few_customers"}},
                },
            ],
            "next": "WzFd",
            "to": "2026-W09",
        },
        query={"by": "week", "until": "2026-W09", "limit": "1"},
    ),
)
