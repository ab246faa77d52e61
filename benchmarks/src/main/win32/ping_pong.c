/* Two processes, each on its processor, that signal each other in turn by two events or two semaphores. */
#include "children.h"

enum { BATCH = 10 };

static HANDLE there, back;
static int events;

static HANDLE create(const char *what, unsigned long run)
{
    const char *name = shared_name(what, run);
    HANDLE made = events ? CreateEventA(NULL, FALSE, FALSE, name) : CreateSemaphoreA(NULL, 0, 1, name);
    if (made == NULL)
        fail("create");
    return made;
}

static void signal_object(HANDLE object)
{
    if (!(events ? SetEvent(object) : ReleaseSemaphore(object, 1, NULL)))
        fail("signal");
}

static double round_trips(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        signal_object(there);
        await(back);
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    if (count < 4)
        usage("event|semaphore PROCESSOR PROCESSOR");
    events = strcmp(arguments[1], "event") == 0;
    int is_other = count > 4;
    unsigned long run = is_other ? strtoul(arguments[4], NULL, 10) : GetCurrentProcessId();
    there = create("there", run);
    back = create("back", run);
    if (!SetThreadAffinityMask(GetCurrentThread(), (DWORD_PTR)1 << atoi(arguments[is_other ? 3 : 2])))
        fail("SetThreadAffinityMask");
    if (is_other) {
        while (1) {
            await(there);
            signal_object(back);
        }
    }
    char more[64];
    snprintf(more, sizeof more, "%s %s %s %lu", arguments[1], arguments[2], arguments[3], run);
    start_child(more);
    answer_counts(round_trips);
    return 0;
}
