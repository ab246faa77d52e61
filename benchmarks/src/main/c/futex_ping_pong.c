/*
 * Batches of round trips between two processes over two futex words: each side looks at its word for up to SPIN_NANOS, then
 * sleeps; whoever signals makes the system call only if the other one sleeps. The argument is the processor of each side.
 */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "samples.h"

enum { BATCH = 100, SPIN_NANOS = 40000 };
enum { EMPTY, SLEEPER, SIGNALLED };

static atomic_int *words;

static void use_processor(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0)
        fail("sched_setaffinity");
}

static int spins;

static void await(atomic_int *word)
{
    if (spins) {
        long long start = now_nanos();
        do {
            if (atomic_load(word) == SIGNALLED) {
                atomic_store(word, EMPTY);
                return;
            }
            __builtin_ia32_pause();
        } while (now_nanos() - start < SPIN_NANOS);
    }
    while (1) {
        int seen = EMPTY;
        if (!atomic_compare_exchange_strong(word, &seen, SLEEPER) && seen == SIGNALLED) {
            atomic_store(word, EMPTY);
            return;
        }
        syscall(SYS_futex, word, FUTEX_WAIT, SLEEPER, NULL, NULL, 0);
    }
}

static void signal_other(atomic_int *word)
{
    if (atomic_exchange(word, SIGNALLED) == SLEEPER)
        syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static long long round_trips(long i)
{
    (void)i;
    long long start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        signal_other(&words[0]);
        await(&words[16]);
    }
    return now_nanos() - start;
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: futex_ping_pong PROCESSOR PROCESSOR\n");
        return 2;
    }
    int near = atoi(arguments[1]);
    int far = atoi(arguments[2]);
    spins = near != far;
    words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (words == MAP_FAILED)
        fail("mmap");
    pid_t other = fork();
    if (other < 0)
        fail("fork");
    if (other == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        use_processor(far);
        while (1) {
            await(&words[0]);
            signal_other(&words[16]);
        }
    }
    use_processor(near);
    answer_counts(round_trips);
    return 0;
}
