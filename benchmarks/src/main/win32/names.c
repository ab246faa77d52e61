/* Opens and closes a name among many, while many processes hold one of them: a file mapping or an event. */
#include "children.h"

static long objects;
static int events;
static unsigned long run;
static unsigned long long chosen = 1;

static const char *name_of(long number)
{
    static char what[64];
    snprintf(what, sizeof what, "name-%ld", number);
    return shared_name(what, run);
}

static HANDLE create(const char *name)
{
    HANDLE made = events ? CreateEventA(NULL, FALSE, FALSE, name)
                         : CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, 4096, name);
    if (made == NULL)
        fail("create");
    return made;
}

static HANDLE open(const char *name)
{
    HANDLE opened = events ? OpenEventA(EVENT_ALL_ACCESS, FALSE, name) : OpenFileMappingA(FILE_MAP_WRITE, FALSE, name);
    if (opened == NULL)
        fail("open");
    return opened;
}

static double open_and_close(long i)
{
    (void)i;
    chosen = chosen * 6364136223846793005ULL + 1442695040888963407ULL;
    const char *name = name_of((long)((chosen >> 33) % (unsigned long long)objects));
    double start = now_nanos();
    HANDLE opened = open(name);
    double middle = now_nanos();
    CloseHandle(opened);
    double end = now_nanos();
    details[0] = middle - start;
    details[1] = end - middle;
    return end - start;
}

int main(int count, char **arguments)
{
    if (count < 4 || (objects = atol(arguments[2])) < 1)
        usage("mapping|event OBJECTS CLIENTS");
    events = strcmp(arguments[1], "event") == 0;
    int is_client = count > 4;
    run = is_client ? strtoul(arguments[4], NULL, 10) : GetCurrentProcessId();
    HANDLE ready = CreateSemaphoreA(NULL, 0, 10000, shared_name("ready", run));
    if (is_client) {
        open(name_of(0));
        ReleaseSemaphore(ready, 1, NULL);
        Sleep(INFINITE);
    }
    for (long n = 0; n < objects; n++)
        create(name_of(n));
    for (int n = 1; n < atoi(arguments[3]); n++) {
        char more[64];
        snprintf(more, sizeof more, "%s 1 1 %lu", arguments[1], run);
        start_child(more);
    }
    for (int n = 1; n < atoi(arguments[3]); n++)
        await(ready);
    detail_names[0] = "open";
    detail_names[1] = "close";
    answer_counts(open_and_close);
    return 0;
}
