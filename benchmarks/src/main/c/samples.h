/*
 * What all programs here share. A program takes a sample as often as standard input says, and tells each on standard output: one
 * number, and whatever else it measured at that time as name=number.
 */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _WIN32
#include <windows.h>
#endif

enum { MAX_DETAILS = 6 };

/* Set by sample() for the sample that it is taking. */
static const char *detail_names[MAX_DETAILS];
static double details[MAX_DETAILS];

static inline void fail(const char *call)
{
#ifdef _WIN32
    fprintf(stderr, "%s: error %lu\n", call, GetLastError());
#else
    perror(call);
#endif
    exit(1);
}

static inline double now_nanos(void)
{
#ifdef _WIN32
    static LARGE_INTEGER frequency;
    LARGE_INTEGER now;
    if (frequency.QuadPart == 0)
        QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&now);
    return (double)now.QuadPart * 1e9 / (double)frequency.QuadPart;
#else
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
#endif
}

static inline void usage(const char *arguments)
{
    fprintf(stderr, "usage: PROGRAM %s\n", arguments);
    exit(2);
}

/* Answers counts until there are no more. */
static inline void answer_counts(double (*sample)(long))
{
    long count;
    while (scanf("%ld", &count) == 1 && count > 0) {
        double *values = (double *)malloc((size_t)count * (1 + MAX_DETAILS) * sizeof *values);
        if (values == NULL)
            fail("malloc");
        for (long i = 0; i < count; i++) {
            double *row = values + i * (1 + MAX_DETAILS);
            row[0] = sample(i);
            memcpy(row + 1, details, sizeof details);
        }
        for (long i = 0; i < count; i++) {
            double *row = values + i * (1 + MAX_DETAILS);
            printf("%.2f", row[0]);
            for (int n = 0; n < MAX_DETAILS && detail_names[n] != NULL; n++)
                printf(" %s=%.2f", detail_names[n], row[1 + n]);
            printf("\n");
        }
        fflush(stdout);
        free(values);
    }
}

#endif
