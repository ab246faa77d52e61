/* Maps 1 GiB of new shared memory and touches each of its pages. */
#define _GNU_SOURCE
#include <sys/mman.h>
#include <unistd.h>
#include "samples.h"

enum { PAGE_BYTES = 4096 };
static const long SIZE_BYTES = 1L << 30;

static double map_and_touch(long value)
{
    int fd = memfd_create("touch", MFD_CLOEXEC);
    if (fd < 0)
        fail("memfd_create");
    if (ftruncate(fd, SIZE_BYTES) != 0)
        fail("ftruncate");
    double start = now_nanos();
    char *memory = mmap(NULL, SIZE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    for (long offset = 0; offset < SIZE_BYTES; offset += PAGE_BYTES)
        *(volatile long *)(memory + offset) = value;
    double nanos = now_nanos() - start;
    if (munmap(memory, SIZE_BYTES) != 0)
        fail("munmap");
    close(fd);
    return nanos;
}

int main(void)
{
    answer_counts(map_and_touch);
    return 0;
}
