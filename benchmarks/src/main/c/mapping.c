/*
 * The C sequence that a named file mapping is compared with: shm_open, ftruncate, mmap, touch, munmap, close, shm_unlink. Also beside another
 * process that does nothing but keep a processor busy: some virtual machines stop every processor that works when one of them unmaps
 * something, and whoever has his requests served by another process meets that.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include "processes.h"

enum { SIZE_BYTES = 4096, LINGER_NANOS = 2000000 };

static char name[64];

static struct {
    atomic_long asked_nanos;
    atomic_int awake;
} *neighbour;

/* Until nothing has been asked for a while; then it sleeps, so that it is in nobody's way. */
static void keep_busy(void)
{
    while (1) {
        if ((long)now_nanos() - atomic_load(&neighbour->asked_nanos) > LINGER_NANOS) {
            atomic_store(&neighbour->awake, 0);
            syscall(SYS_futex, &neighbour->awake, FUTEX_WAIT, 0, NULL, NULL, 0);
        }
    }
}

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

static double run_beside_neighbour(long value)
{
    atomic_store(&neighbour->asked_nanos, (long)now_nanos());
    if (!atomic_exchange(&neighbour->awake, 1))
        syscall(SYS_futex, &neighbour->awake, FUTEX_WAKE, 1, NULL, NULL, 0);
    return run_sequence(value);
}

int main(int count, char **arguments)
{
    int beside = count == 2 && strcmp(arguments[1], "busy") == 0;
    if (count > 1 && !beside)
        usage("[busy]");
    if (beside) {
        neighbour = share(sizeof *neighbour);
        if (fork_bound() == 0)
            keep_busy();
    }
    detail_names[0] = "create";
    detail_names[1] = "map+touch";
    detail_names[2] = "unmap";
    detail_names[3] = "close";
    snprintf(name, sizeof name, "/basenamed-benchmark-%ld", (long)getpid());
    answer_counts(beside ? run_beside_neighbour : run_sequence);
    return 0;
}
