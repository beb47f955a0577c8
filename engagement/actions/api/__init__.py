"""Actions for programs: recorded from a list of tasks, read into a report."""
