// Acquires and releases a mutex of Boost.Interprocess, or posts a semaphore and waits for it; nobody has to sleep.
#include <boost/interprocess/sync/interprocess_recursive_mutex.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <new>
#include <sys/mman.h>
#include "samples.h"

namespace ipc = boost::interprocess;

static const int BATCH = 1000;

struct shared {
    ipc::interprocess_recursive_mutex mutex;
    ipc::interprocess_semaphore semaphore{0};
    long guarded = 0;
};

static shared *objects;

static double mutex(long)
{
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        objects->mutex.lock();
        objects->guarded++;
        objects->mutex.unlock();
    }
    return (now_nanos() - start) / BATCH;
}

static double semaphore(long)
{
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        objects->semaphore.post();
        objects->semaphore.wait();
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    if (count != 2)
        usage("mutex|semaphore");
    void *memory = mmap(NULL, sizeof(shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    objects = new (memory) shared;
    answer_counts(strcmp(arguments[1], "mutex") == 0 ? mutex : semaphore);
    return 0;
}
