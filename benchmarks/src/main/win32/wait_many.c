/*
 * Waits for any of many events of which the last is set, or for all of many that are: of events that stay set, or of which the last is taken
 * by the wait, and set again.
 */
#include "samples.h"

enum { BATCH = 100 };

static HANDLE events[MAXIMUM_WAIT_OBJECTS];
static DWORD objects;
static BOOL all;
static BOOL taken;

static double wait_for_them(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        if (WaitForMultipleObjects(objects, events, all, INFINITE) >= MAXIMUM_WAIT_OBJECTS)
            fail("WaitForMultipleObjects");
        if (taken && !SetEvent(events[objects - 1]))
            fail("SetEvent");
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    if (count != 3 || (objects = (DWORD)atoi(arguments[2])) < 1 || objects > MAXIMUM_WAIT_OBJECTS)
        usage("any|all|taken OBJECTS");
    taken = strcmp(arguments[1], "taken") == 0;
    all = taken || strcmp(arguments[1], "all") == 0;
    for (DWORD n = 0; n < objects; n++) {
        BOOL last = n == objects - 1;
        events[n] = CreateEventA(NULL, !(taken && last), all || last, NULL);
        if (events[n] == NULL)
            fail("CreateEvent");
    }
    answer_counts(wait_for_them);
    return 0;
}
