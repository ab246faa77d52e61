/*
 * The C sequence that a named file mapping is compared with. For each line with a number N on standard input it runs
 *
 *     shm_open, ftruncate, mmap, touch, munmap, close, shm_unlink
 *
 * N times with one name, and then writes how many nanoseconds each took, one a line. Between lines it sleeps in read, so that
 * whoever it is compared with has the processors for itself.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { SIZE_BYTES = 4096 };

static void fail(const char *call)
{
    perror(call);
    exit(1);
}

static long long now_nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void run_sequence(const char *name, long value)
{
    int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        fail("shm_open");
    if (ftruncate(fd, SIZE_BYTES) != 0)
        fail("ftruncate");
    volatile long *memory = mmap(NULL, SIZE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    *memory = value;
    if (munmap((void *)memory, SIZE_BYTES) != 0)
        fail("munmap");
    if (close(fd) != 0)
        fail("close");
    if (shm_unlink(name) != 0)
        fail("shm_unlink");
}

int main(void)
{
    char name[64];
    long count;

    snprintf(name, sizeof name, "/basenamed-benchmark-%ld", (long)getpid());
    while (scanf("%ld", &count) == 1 && count > 0) {
        long long *nanos = malloc(count * sizeof *nanos);
        if (nanos == NULL)
            fail("malloc");
        for (long i = 0; i < count; i++) {
            long long start = now_nanos();
            run_sequence(name, i);
            nanos[i] = now_nanos() - start;
        }
        for (long i = 0; i < count; i++)
            printf("%lld\n", nanos[i]);
        fflush(stdout);
        free(nanos);
    }
    return 0;
}
