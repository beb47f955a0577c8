"""Prints every comparison, one after the other."""

from bench import (
    answers,
    closing,
    commands,
    effects,
    imports,
    insight,
    mails,
    mirror,
    rush,
    scores,
)

for measurement in (
    *(answers, rush, insight, effects, mirror, scores),
    *(closing, imports, mails, commands),
):
    for line in measurement.run():
        print(line, flush=True)
    print()
