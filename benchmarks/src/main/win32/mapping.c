/* A named file mapping from its creation to its end, its memory used once. */
#include "samples.h"

enum { SIZE_BYTES = 4096 };

static double run_sequence(long value)
{
    double start = now_nanos();
    HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, SIZE_BYTES, L"Local\\benchmark-mapping");
    if (mapping == NULL)
        fail("CreateFileMapping");
    double created = now_nanos();
    volatile long *memory = MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    if (memory == NULL)
        fail("MapViewOfFile");
    *memory = value;
    double mapped = now_nanos();
    if (!UnmapViewOfFile((void *)memory))
        fail("UnmapViewOfFile");
    double unmapped = now_nanos();
    if (!CloseHandle(mapping))
        fail("CloseHandle");
    double closed = now_nanos();
    details[0] = created - start;
    details[1] = mapped - created;
    details[2] = unmapped - mapped;
    details[3] = closed - unmapped;
    return closed - start;
}

int main(void)
{
    detail_names[0] = "create";
    detail_names[1] = "map+touch";
    detail_names[2] = "unmap";
    detail_names[3] = "close";
    answer_counts(run_sequence);
    return 0;
}
