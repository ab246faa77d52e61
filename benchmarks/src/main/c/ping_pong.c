/*
 * Batches of round trips between two processes, each on its processor: over two futex words, each side looking at its word for a
 * while before it sleeps, and making the system call only if the other one sleeps; or over two POSIX semaphores.
 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include "processes.h"

enum { BATCH = 100, SPIN_NANOS = 40000 };
enum { EMPTY, ASLEEP, SIGNALLED };

struct side {
    atomic_int word;
    sem_t semaphore;
    char apart[128];
};

static struct side *sides;
static int spins;
static int semaphores;

static int look(atomic_int *word)
{
    double start = now_nanos();
    do {
        if (atomic_load(word) == SIGNALLED)
            return 1;
        __builtin_ia32_pause();
    } while (now_nanos() - start < SPIN_NANOS);
    return 0;
}

static void await(struct side *side)
{
    if (semaphores) {
        if (sem_wait(&side->semaphore) != 0)
            fail("sem_wait");
        return;
    }
    if (!spins || !look(&side->word)) {
        int seen = EMPTY;
        while (!(!atomic_compare_exchange_strong(&side->word, &seen, ASLEEP) && seen == SIGNALLED)) {
            syscall(SYS_futex, &side->word, FUTEX_WAIT, ASLEEP, NULL, NULL, 0);
            seen = EMPTY;
        }
    }
    atomic_store(&side->word, EMPTY);
}

static void signal_other(struct side *side)
{
    if (semaphores) {
        if (sem_post(&side->semaphore) != 0)
            fail("sem_post");
    } else if (atomic_exchange(&side->word, SIGNALLED) == ASLEEP) {
        syscall(SYS_futex, &side->word, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
}

static double round_trips(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        signal_other(&sides[0]);
        await(&sides[1]);
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    if (count != 4)
        usage("futex|semaphore PROCESSOR PROCESSOR");
    semaphores = strcmp(arguments[1], "semaphore") == 0;
    int near = atoi(arguments[2]);
    int far = atoi(arguments[3]);
    spins = near != far;
    sides = share(2 * sizeof *sides);
    for (int n = 0; n < 2; n++) {
        if (sem_init(&sides[n].semaphore, 1, 0) != 0)
            fail("sem_init");
    }
    if (fork_bound() == 0) {
        use_processor(far);
        while (1) {
            await(&sides[0]);
            signal_other(&sides[1]);
        }
    }
    use_processor(near);
    answer_counts(round_trips);
    return 0;
}
