/*
 * Acquires and releases a lock that processes share: by one process that nobody disturbs, or by several at once for a while. Of
 * several it tells how long one acquisition took all of them, and how many the least lucky had for each of the luckiest.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/file.h>
#include "hand_off.h"
#include "processes.h"

enum { BATCH = 1000, WINDOW_NANOS = 100000000, MAX_PROCESSES = 64 };

struct shared {
    pthread_mutex_t mutex;
    sem_t semaphore;
    struct hand_off hand_off;
    atomic_long running;
    long guarded;
    struct { atomic_long acquired; char apart[120]; } process[MAX_PROCESSES];
};

static struct shared *shared;
static int processes;
static int locked_file;
static char path[] = "/dev/shm/basenamed-benchmark-lock-XXXXXX";

struct kind {
    const char *name;
    void (*acquire)(void);
    void (*release)(void);
};

static void check(int failed, const char *call)
{
    if (failed)
        fail(call);
}

static void acquire_robust(void) { check(pthread_mutex_lock(&shared->mutex), "pthread_mutex_lock"); }
static void release_robust(void) { check(pthread_mutex_unlock(&shared->mutex), "pthread_mutex_unlock"); }
static void acquire_semaphore(void) { check(sem_wait(&shared->semaphore), "sem_wait"); }
static void release_semaphore(void) { check(sem_post(&shared->semaphore), "sem_post"); }
static void acquire_hand_off(void) { hand_off_acquire(&shared->hand_off); }
static void release_hand_off(void) { hand_off_release(&shared->hand_off); }
static void acquire_flock(void) { check(flock(locked_file, LOCK_EX), "flock"); }
static void release_flock(void) { check(flock(locked_file, LOCK_UN), "flock"); }

static const struct kind kinds[] = {
    {"robust", acquire_robust, release_robust},
    {"semaphore", acquire_semaphore, release_semaphore},
    {"hand-off", acquire_hand_off, release_hand_off},
    {"flock", acquire_flock, release_flock},
};
static const struct kind *kind;

static double alone(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        kind->acquire();
        shared->guarded++;
        kind->release();
    }
    return (now_nanos() - start) / BATCH;
}

/* A child: acquires while it may, and sleeps until the next window. */
static void contend(int self)
{
    if (strcmp(kind->name, "flock") == 0) {
        locked_file = open(path, O_RDWR);
        check(locked_file < 0, "open");
    }
    while (1) {
        while (!atomic_load(&shared->running))
            syscall(SYS_futex, &shared->running, FUTEX_WAIT, 0, NULL, NULL, 0);
        kind->acquire();
        shared->guarded++;
        kind->release();
        atomic_fetch_add_explicit(&shared->process[self].acquired, 1, memory_order_relaxed);
    }
}

static double together(long i)
{
    (void)i;
    for (int n = 0; n < processes; n++)
        atomic_store(&shared->process[n].acquired, 0);
    double start = now_nanos();
    atomic_store(&shared->running, 1);
    syscall(SYS_futex, &shared->running, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
    struct timespec window = {0, WINDOW_NANOS};
    clock_nanosleep(CLOCK_MONOTONIC, 0, &window, NULL);
    atomic_store(&shared->running, 0);
    double nanos = now_nanos() - start;
    long all = 0, least = -1, most = 0;
    for (int n = 0; n < processes; n++) {
        long acquired = atomic_load(&shared->process[n].acquired);
        all += acquired;
        least = least < 0 || acquired < least ? acquired : least;
        most = acquired > most ? acquired : most;
    }
    details[0] = most == 0 ? 0 : (double)least / (double)most;
    return nanos / (double)(all == 0 ? 1 : all);
}

static void prepare(void)
{
    pthread_mutexattr_t attributes;
    shared = share(sizeof *shared);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    check(pthread_mutex_init(&shared->mutex, &attributes), "pthread_mutex_init");
    check(sem_init(&shared->semaphore, 1, 1), "sem_init");
    if (strcmp(kind->name, "flock") == 0) {
        locked_file = mkstemp(path);
        check(locked_file < 0, "mkstemp");
    }
}

int main(int count, char **arguments)
{
    for (size_t n = 0; count == 3 && n < sizeof kinds / sizeof *kinds; n++)
        kind = strcmp(kinds[n].name, arguments[1]) == 0 ? &kinds[n] : kind;
    if (kind == NULL || (processes = atoi(arguments[2])) < 1 || processes > MAX_PROCESSES)
        usage("robust|semaphore|hand-off|flock PROCESSES");
    prepare();
    for (int n = 0; processes > 1 && n < processes; n++) {
        if (fork_bound() == 0)
            contend(n);
    }
    if (processes > 1)
        detail_names[0] = "fairness";
    answer_counts(processes > 1 ? together : alone);
    if (strcmp(kind->name, "flock") == 0)
        unlink(path);
    return 0;
}
