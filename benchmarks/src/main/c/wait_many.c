/*
 * Waits for any of many eventfds of which the last is ready (poll), or for all of many System V semaphores (semop, which waits for all or takes
 * none): to be zero, which they are; or the last of them to count one, which is taken by that, and given back.
 */
#define _GNU_SOURCE
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include "processes.h"

enum { BATCH = 1000, MAX_OBJECTS = 64 };

static int objects;
static int set;
static struct pollfd events[MAX_OBJECTS];
static struct sembuf wanted[MAX_OBJECTS];
static struct sembuf given_back = {.sem_op = 1};
static int taken;

static double any(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (poll(events, (nfds_t)objects, -1) != 1)
            fail("poll");
    }
    return (now_nanos() - start) / BATCH;
}

static double all(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (semop(set, wanted, (size_t)objects) != 0)
            fail("semop");
        if (taken && semop(set, &given_back, 1) != 0)
            fail("semop");
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    if (count != 3 || (objects = atoi(arguments[2])) < 1 || objects > MAX_OBJECTS)
        usage("any|all|taken OBJECTS");
    if (strcmp(arguments[1], "any") == 0) {
        for (int n = 0; n < objects; n++) {
            events[n].fd = eventfd(n == objects - 1, EFD_CLOEXEC);
            events[n].events = POLLIN;
            if (events[n].fd < 0)
                fail("eventfd");
        }
        answer_counts(any);
        return 0;
    }
    set = semget(IPC_PRIVATE, objects, 0600);
    if (set < 0)
        fail("semget");
    for (int n = 0; n < objects; n++)
        wanted[n].sem_num = (unsigned short)n;
    taken = strcmp(arguments[1], "taken") == 0;
    if (taken) {
        wanted[objects - 1].sem_op = -1;
        given_back.sem_num = (unsigned short)(objects - 1);
        if (semop(set, &given_back, 1) != 0)
            fail("semop");
    }
    answer_counts(all);
    semctl(set, 0, IPC_RMID);
    return 0;
}
