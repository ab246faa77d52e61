/*
 * Several processes acquire and release a mutex for a while, as often as they can. Tells how long one acquisition took all of them, and
 * how many the least lucky had for each of the luckiest.
 */
#include "children.h"

enum { WINDOW_MILLIS = 100, MAX_PROCESSES = 64 };

struct shared {
    volatile long running;
    long guarded;
    struct { volatile long acquired; char apart[124]; } process[MAX_PROCESSES];
};

static struct shared *shared;
static int processes;
static HANDLE mutex, opened;

static void contend(int self)
{
    while (1) {
        if (!shared->running)
            await(opened);
        await(mutex);
        shared->guarded++;
        ReleaseMutex(mutex);
        InterlockedIncrement(&shared->process[self].acquired);
    }
}

static double window(long i)
{
    long all = 0, least = -1, most = 0;
    (void)i;
    for (int n = 0; n < processes; n++)
        shared->process[n].acquired = 0;
    double start = now_nanos();
    InterlockedExchange(&shared->running, 1);
    SetEvent(opened);
    Sleep(WINDOW_MILLIS);
    ResetEvent(opened);
    InterlockedExchange(&shared->running, 0);
    double nanos = now_nanos() - start;
    for (int n = 0; n < processes; n++) {
        long acquired = shared->process[n].acquired;
        all += acquired;
        least = least < 0 || acquired < least ? acquired : least;
        most = acquired > most ? acquired : most;
    }
    details[0] = most == 0 ? 0 : (double)least / (double)most;
    return nanos / (double)(all == 0 ? 1 : all);
}

int main(int count, char **arguments)
{
    if (count < 2 || (processes = atoi(arguments[1])) < 1 || processes > MAX_PROCESSES)
        usage("PROCESSES");
    unsigned long run = count > 2 ? strtoul(arguments[3], NULL, 10) : GetCurrentProcessId();
    shared = share("memory", run, sizeof *shared);
    mutex = CreateMutexA(NULL, FALSE, shared_name("mutex", run));
    opened = CreateEventA(NULL, TRUE, FALSE, shared_name("event", run));
    if (mutex == NULL || opened == NULL)
        fail("create");
    if (count > 2)
        contend(atoi(arguments[2]));
    for (int n = 0; n < processes; n++) {
        char more[64];
        snprintf(more, sizeof more, "%d %d %lu", processes, n, run);
        start_child(more);
    }
    detail_names[0] = "fairness";
    answer_counts(window);
    return 0;
}
