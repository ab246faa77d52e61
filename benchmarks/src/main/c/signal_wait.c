/* Batches of sem_post and sem_wait on a semaphore in shared memory. */
#define _GNU_SOURCE
#include <semaphore.h>
#include "processes.h"

enum { BATCH = 1000 };

static sem_t *semaphore;

static double post_and_wait(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (sem_post(semaphore) != 0 || sem_wait(semaphore) != 0)
            fail("sem");
    }
    return (now_nanos() - start) / BATCH;
}

int main(void)
{
    semaphore = share(sizeof *semaphore);
    if (sem_init(semaphore, 1, 0) != 0)
        fail("sem_init");
    answer_counts(post_and_wait);
    return 0;
}
