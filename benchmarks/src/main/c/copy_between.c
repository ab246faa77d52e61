/* 1 GiB through shared memory: this process copies it in, its child copies it out. */
#define _GNU_SOURCE
#include "processes.h"

static const long SIZE_BYTES = 1L << 30;
static const long PIECE_BYTES = 64L << 20;

static int to_reader[2];
static int from_reader[2];
static char *shared;
static char *piece;

static void *map_shared(int fd)
{
    void *memory = mmap(NULL, SIZE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    return memory;
}

static void copy_out(void)
{
    char told;
    while (read(to_reader[0], &told, 1) == 1) {
        for (long offset = 0; offset < SIZE_BYTES; offset += PIECE_BYTES)
            memcpy(piece, shared + offset, PIECE_BYTES);
        if (write(from_reader[1], &told, 1) != 1)
            fail("write");
    }
    exit(0);
}

static double copy_in(long i)
{
    char told = (char)i;
    double start = now_nanos();
    for (long offset = 0; offset < SIZE_BYTES; offset += PIECE_BYTES)
        memcpy(shared + offset, piece, PIECE_BYTES);
    if (write(to_reader[1], &told, 1) != 1 || read(from_reader[0], &told, 1) != 1)
        fail("pipe");
    return now_nanos() - start;
}

int main(void)
{
    int fd = memfd_create("copy", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, SIZE_BYTES) != 0 || pipe(to_reader) != 0 || pipe(from_reader) != 0)
        fail("setup");
    piece = malloc(PIECE_BYTES);
    if (piece == NULL)
        fail("malloc");
    memset(piece, 1, PIECE_BYTES);
    pid_t reader = fork_bound();
    shared = map_shared(fd);
    if (reader == 0)
        copy_out();
    answer_counts(copy_in);
    return 0;
}
