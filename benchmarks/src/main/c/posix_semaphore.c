/* Batches of sem_post and sem_wait on a semaphore in shared memory. */
#define _GNU_SOURCE
#include <semaphore.h>
#include <sys/mman.h>
#include "samples.h"

enum { BATCH = 1000 };

static sem_t *semaphore;

static long long post_and_wait(long i)
{
    (void)i;
    long long start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (sem_post(semaphore) != 0 || sem_wait(semaphore) != 0)
            fail("sem");
    }
    return now_nanos() - start;
}

int main(void)
{
    semaphore = mmap(NULL, sizeof *semaphore, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (semaphore == MAP_FAILED)
        fail("mmap");
    if (sem_init(semaphore, 1, 0) != 0)
        fail("sem_init");
    answer_counts(post_and_wait);
    return 0;
}
