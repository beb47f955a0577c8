"""The command line: a module for each subject of commands, imported when it runs."""
