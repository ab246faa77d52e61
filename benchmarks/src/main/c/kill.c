/*
 * From SIGKILL of a process until another has noticed: the waiter for a robust mutex or a lock of a file that it held, or the reader
 * of a pipe that it alone could write to. The waiter is a thread of this process, asleep by the time of the kill.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/wait.h>
#include "processes.h"

enum { MILLIS_TO_FALL_ASLEEP = 2 };

static const char *kind;
static pthread_mutex_t *mutex;
static char path[] = "/dev/shm/basenamed-benchmark-kill-XXXXXX";
static int locked_file, broken_pipe;
static double noticed;

static int is(const char *word)
{
    return strcmp(kind, word) == 0;
}

static void own(int ready, int held)
{
    int failed = 0;
    if (is("robust"))
        failed = pthread_mutex_lock(mutex);
    else if (is("flock"))
        failed = flock(open(path, O_RDWR | O_CLOEXEC), LOCK_EX);
    if (failed || write(ready, "!", 1) != 1)
        fail("own");
    (void)held;
    while (1)
        pause();
}

static void *await(void *unused)
{
    char byte;
    if (is("robust") && pthread_mutex_lock(mutex) == EOWNERDEAD) {
        noticed = now_nanos();
        pthread_mutex_consistent(mutex);
        pthread_mutex_unlock(mutex);
    } else if (is("flock") && flock(locked_file, LOCK_EX) == 0) {
        noticed = now_nanos();
        flock(locked_file, LOCK_UN);
    } else if (is("pipe") && read(broken_pipe, &byte, 1) == 0) {
        noticed = now_nanos();
    } else {
        fail("await");
    }
    return unused;
}

static double kill_one(long i)
{
    int ready[2], held[2];
    char byte;
    pthread_t waiter;
    (void)i;
    if (pipe(ready) != 0 || pipe(held) != 0)
        fail("pipe");
    pid_t owner = fork_bound();
    if (owner == 0)
        own(ready[1], held[1]);
    close(held[1]);
    broken_pipe = held[0];
    if (read(ready[0], &byte, 1) != 1 || pthread_create(&waiter, NULL, await, NULL) != 0)
        fail("ready");
    struct timespec nap = {0, MILLIS_TO_FALL_ASLEEP * 1000000};
    nanosleep(&nap, NULL);
    double killed = now_nanos();
    if (kill(owner, SIGKILL) != 0)
        fail("kill");
    pthread_join(waiter, NULL);
    waitpid(owner, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    close(held[0]);
    return noticed - killed;
}

int main(int count, char **arguments)
{
    pthread_mutexattr_t attributes;
    if (count != 2)
        usage("robust|flock|pipe");
    kind = arguments[1];
    mutex = share(sizeof *mutex);
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    if (pthread_mutex_init(mutex, &attributes) != 0)
        fail("pthread_mutex_init");
    if (is("flock") && (locked_file = mkstemp(path)) < 0)
        fail("mkstemp");
    answer_counts(kill_one);
    if (is("flock"))
        unlink(path);
    return 0;
}
