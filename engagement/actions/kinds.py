"""What sort of thing is done, pure: few enough that some can be compared."""

from enum import StrEnum


class ActionKind(StrEnum):
    """What sort of thing an action is."""

    ROTA = "rota"  # who works when
    STAFFING = "staffing"  # how many hands there are
    TOOLS = "tools"  # tools, and the place of work
    TRAINING = "training"
    MEETING = "meeting"  # time to talk and to listen
    DECISIONS = "decisions"  # what the team may decide by itself
    RECOGNITION = "recognition"
    INFORMATION = "information"  # who is told what, and when
    CUSTOMERS = "customers"  # what is done for customers directly
    OTHER = "other"
