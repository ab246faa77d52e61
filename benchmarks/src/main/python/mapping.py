"""A named shared memory of multiprocessing from its creation to its end, its memory used once."""

from multiprocessing.shared_memory import SharedMemory
from time import perf_counter_ns

from samples import answer_counts


def run_sequence(number):
    start = perf_counter_ns()
    memory = SharedMemory(create=True, size=4096)
    memory.buf[0] = number & 0xFF
    memory.close()
    memory.unlink()
    return perf_counter_ns() - start


answer_counts(run_sequence)
