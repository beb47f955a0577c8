"""Prints every comparison, one after the other."""

from bench import answers, closing, insight

for measurement in (answers, insight, closing):
    for line in measurement.run():
        print(line, flush=True)
    print()
