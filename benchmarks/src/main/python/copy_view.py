"""Copies private memory into a shared memory and back out of it, in one process."""

import sys
from multiprocessing.shared_memory import SharedMemory
from time import perf_counter_ns

from samples import answer_counts

size = int(sys.argv[1])
own = bytearray(size)
memory = SharedMemory(create=True, size=size)
view = memory.buf[:size]


def in_and_out(number):
    own[0] = number & 0xFF
    start = perf_counter_ns()
    view[:] = own
    own[:] = view
    return perf_counter_ns() - start


answer_counts(in_and_out)
view.release()
memory.close()
memory.unlink()
