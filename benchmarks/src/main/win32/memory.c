/* By how much the resident memory of Wine's server grows for each of many; its process is told by the harness. */
#include "children.h"

static HANDLE first;
static long wanted, made;

static double resident(void)
{
    const char *server = getenv("BENCH_WINESERVER");
    char path[64], line[256];
    double kib = -1;
    snprintf(path, sizeof path, "Z:\\proc\\%s\\status", server == NULL ? "unknown" : server);
    FILE *status = fopen(path, "r");
    if (status == NULL)
        fail(path);
    while (fgets(line, sizeof line, status) != NULL)
        sscanf(line, "VmRSS: %lf", &kib);
    fclose(status);
    return kib * 1024;
}

static HANDLE make(const char *kind)
{
    char what[64];
    snprintf(what, sizeof what, "memory-%ld", made++);
    const char *name = shared_name(what, 0);
    if (strcmp(kind, "event") == 0)
        return CreateEventA(NULL, FALSE, FALSE, name);
    if (strcmp(kind, "mapping") == 0)
        return CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, name);
    if (strcmp(kind, "handle") == 0)
        return OpenEventA(EVENT_ALL_ACCESS, FALSE, shared_name("first", 0));
    return start_child("child");
}

static const char *kind;

/* Nothing is closed: the server would use its memory again for the next sample, and not grow. */
static double grow(long i)
{
    (void)i;
    if (make("event") == NULL)
        fail("make");
    double before = resident();
    for (long n = 0; n < wanted; n++) {
        if (make(kind) == NULL)
            fail("make");
        if (strcmp(kind, "process") == 0)
            await(first);
    }
    return (resident() - before) / (double)wanted;
}

int main(int count, char **arguments)
{
    first = CreateEventA(NULL, FALSE, FALSE, shared_name("first", 0));
    if (count == 2) {
        SetEvent(first);
        Sleep(INFINITE);
    }
    if (count != 3 || (wanted = atol(arguments[2])) < 1)
        usage("event|mapping|handle|process COUNT");
    kind = arguments[1];
    if (first == NULL)
        fail("create");
    answer_counts(grow);
    return 0;
}
