"""Actions: what somebody decides to do for a team, and what was thought of doing.

Tables first, then what is asked of them, then what is done. Pulses and customers are
strangers here: what came of an action is told by `insight`.
"""
