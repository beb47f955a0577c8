"""The promise, pure: who is counted with whom, what is shown, to whom and how finely.

docs/anonymity.md tells what each rule protects from; the names R6, R7 and R9 are its.
No Flask, no SQL; the random source is an argument.
"""
