/* Copies private memory into a shared mapping and back out of it, in one process. */
#define _GNU_SOURCE
#include "processes.h"

static size_t size;
static char *shared, *private;

static double in_and_out(long i)
{
    private[0] = (char)i;
    double start = now_nanos();
    memcpy(shared, private, size);
    __asm__ volatile("" ::: "memory");
    memcpy(private, shared, size);
    __asm__ volatile("" ::: "memory");
    return now_nanos() - start;
}

int main(int count, char **arguments)
{
    if (count != 2 || (size = strtoul(arguments[1], NULL, 10)) < 1)
        usage("BYTES");
    int fd = memfd_create("copy", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, (off_t)size) != 0)
        fail("memfd_create");
    shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    private = malloc(size);
    if (shared == MAP_FAILED || private == NULL)
        fail("mmap");
    memset(private, 1, size);
    answer_counts(in_and_out);
    return 0;
}
