/* What all programs here share: work is done as often as standard input says, and each time is told on standard output. */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline void fail(const char *call)
{
    perror(call);
    exit(1);
}

static inline long long now_nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Answers counts until there are no more; sample(i) returns how long the i-th time took. */
static inline void answer_counts(long long (*sample)(long))
{
    long count;
    while (scanf("%ld", &count) == 1 && count > 0) {
        long long *nanos = malloc(count * sizeof *nanos);
        if (nanos == NULL)
            fail("malloc");
        for (long i = 0; i < count; i++)
            nanos[i] = sample(i);
        for (long i = 0; i < count; i++)
            printf("%lld\n", nanos[i]);
        fflush(stdout);
        free(nanos);
    }
}

#endif
