"""What all programs here share: a sample is taken as often as standard input says, and each is told on standard output."""

import sys


def answer_counts(sample):
    for line in sys.stdin:
        for value in [sample(number) for number in range(int(line))]:
            print(value)
        sys.stdout.flush()
