"""The files of the directory: teams and persons."""
