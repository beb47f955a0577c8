"""Prints every comparison, one after the other."""

from bench import answers, closing, imports, insight, mails, rush, scores

for measurement in (answers, rush, insight, scores, closing, imports, mails):
    for line in measurement.run():
        print(line, flush=True)
    print()
