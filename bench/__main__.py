"""Prints every comparison, one after the other."""

from bench import answers, closing, imports, insight, scores

for measurement in (answers, insight, scores, closing, imports):
    for line in measurement.run():
        print(line, flush=True)
    print()
