/* Signals an object and waits for it, when nobody has to sleep. */
#include "samples.h"

enum { BATCH = 100 };

static HANDLE object;
static const char *kind;

static int is(const char *word)
{
    return strcmp(kind, word) == 0;
}

static void wait_for_it(void)
{
    if (WaitForSingleObject(object, INFINITE) != WAIT_OBJECT_0)
        fail("WaitForSingleObject");
}

static double mutex(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        wait_for_it();
        ReleaseMutex(object);
    }
    return (now_nanos() - start) / BATCH;
}

static double semaphore(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        ReleaseSemaphore(object, 1, NULL);
        wait_for_it();
    }
    return (now_nanos() - start) / BATCH;
}

static double event(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < BATCH; n++) {
        SetEvent(object);
        wait_for_it();
    }
    return (now_nanos() - start) / BATCH;
}

int main(int count, char **arguments)
{
    kind = count == 2 ? arguments[1] : "";
    if (is("mutex"))
        object = CreateMutexA(NULL, FALSE, "Local\\benchmark-mutex");
    else if (is("semaphore"))
        object = CreateSemaphoreA(NULL, 0, 1, "Local\\benchmark-semaphore");
    else if (is("event"))
        object = CreateEventA(NULL, FALSE, FALSE, "Local\\benchmark-event");
    else
        usage("mutex|semaphore|event");
    if (object == NULL)
        fail("create");
    answer_counts(is("mutex") ? mutex : is("semaphore") ? semaphore : event);
    return 0;
}
