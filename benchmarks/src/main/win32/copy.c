/* Copies private memory into a view and back out of it, in one process. */
#include "samples.h"

static size_t size;
static char *shared, *own;

static double in_and_out(long i)
{
    own[0] = (char)i;
    double start = now_nanos();
    CopyMemory(shared, own, size);
    __asm__ volatile("" ::: "memory");
    CopyMemory(own, shared, size);
    __asm__ volatile("" ::: "memory");
    return now_nanos() - start;
}

int main(int count, char **arguments)
{
    if (count != 2 || (size = strtoul(arguments[1], NULL, 10)) < 1)
        usage("BYTES");
    HANDLE mapping = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, (DWORD)size, NULL);
    if (mapping == NULL)
        fail("CreateFileMapping");
    shared = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    own = malloc(size);
    if (shared == NULL || own == NULL)
        fail("MapViewOfFile");
    memset(own, 1, size);
    memset(shared, 1, size);
    answer_counts(in_and_out);
    return 0;
}
