/* The C sequence that a named file mapping is compared with: shm_open, ftruncate, mmap, touch, munmap, close, shm_unlink. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include "samples.h"

enum { SIZE_BYTES = 4096 };

static char name[64];

static double run_sequence(long value)
{
    double start = now_nanos();
    int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        fail("shm_open");
    if (ftruncate(fd, SIZE_BYTES) != 0)
        fail("ftruncate");
    double created = now_nanos();
    volatile long *memory = mmap(NULL, SIZE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    *memory = value;
    double mapped = now_nanos();
    if (munmap((void *)memory, SIZE_BYTES) != 0)
        fail("munmap");
    double unmapped = now_nanos();
    if (close(fd) != 0)
        fail("close");
    if (shm_unlink(name) != 0)
        fail("shm_unlink");
    double closed = now_nanos();
    details[0] = created - start;
    details[1] = mapped - created;
    details[2] = unmapped - mapped;
    details[3] = closed - unmapped;
    return closed - start;
}

int main(void)
{
    detail_names[0] = "create";
    detail_names[1] = "map+touch";
    detail_names[2] = "unmap";
    detail_names[3] = "close";
    snprintf(name, sizeof name, "/basenamed-benchmark-%ld", (long)getpid());
    answer_counts(run_sequence);
    return 0;
}
