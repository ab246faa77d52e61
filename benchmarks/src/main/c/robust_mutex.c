/* Batches of lock and unlock of a mutex as other processes may use it: robust, recursive, in shared memory. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sys/mman.h>
#include "samples.h"

enum { BATCH = 1000 };

static pthread_mutex_t *mutex;

static long long lock_and_unlock(long i)
{
    (void)i;
    long long start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (pthread_mutex_lock(mutex) != 0 || pthread_mutex_unlock(mutex) != 0)
            fail("pthread_mutex");
    }
    return now_nanos() - start;
}

int main(void)
{
    pthread_mutexattr_t attributes;
    mutex = mmap(NULL, sizeof *mutex, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (mutex == MAP_FAILED)
        fail("mmap");
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    if (pthread_mutex_init(mutex, &attributes) != 0)
        fail("pthread_mutex_init");
    answer_counts(lock_and_unlock);
    return 0;
}
