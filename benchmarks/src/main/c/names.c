/* Opens and closes a name among many, while many processes hold one of them: POSIX shared memory or a POSIX named semaphore. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <semaphore.h>
#include <sys/resource.h>
#include "processes.h"

static long objects;
static int semaphores;
static unsigned long chosen = 1;

static const char *name_of(long number)
{
    static char name[64];
    snprintf(name, sizeof name, "/basenamed-benchmark-%ld-%ld", (long)getpid(), number);
    return name;
}

static void create(const char *name)
{
    if (semaphores) {
        sem_t *made = sem_open(name, O_CREAT | O_EXCL, 0600, 0);
        if (made == SEM_FAILED || sem_close(made) != 0)
            fail("sem_open");
    } else {
        int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd < 0 || ftruncate(fd, 4096) != 0 || close(fd) != 0)
            fail("shm_open");
    }
}

static void remove_all(void)
{
    for (long n = 0; n < objects; n++)
        semaphores ? sem_unlink(name_of(n)) : shm_unlink(name_of(n));
}

static double open_and_close(long i)
{
    (void)i;
    chosen = chosen * 6364136223846793005UL + 1442695040888963407UL;
    const char *name = name_of((long)((chosen >> 33) % (unsigned long)objects));
    double start = now_nanos();
    if (semaphores) {
        sem_t *opened = sem_open(name, 0);
        if (opened == SEM_FAILED || sem_close(opened) != 0)
            fail("sem_open");
    } else {
        int fd = shm_open(name, O_RDWR, 0);
        if (fd < 0 || close(fd) != 0)
            fail("shm_open");
    }
    return now_nanos() - start;
}

int main(int count, char **arguments)
{
    if (count != 4 || (objects = atol(arguments[2])) < 1)
        usage("mapping|event OBJECTS CLIENTS");
    semaphores = strcmp(arguments[1], "event") == 0;
    for (long n = 0; n < objects; n++)
        create(name_of(n));
    const char *held = name_of(0);
    for (int n = 1; n < atoi(arguments[3]); n++) {
        if (fork_bound() == 0) {
            void *kept = semaphores ? (void *)sem_open(held, 0) : (void *)(long)shm_open(held, O_RDWR, 0);
            (void)kept;
            while (1)
                pause();
        }
    }
    answer_counts(open_and_close);
    remove_all();
    return 0;
}
