/*
 * A lock on a futex that hands over: whoever releases it while somebody sleeps for it gives it to a sleeper, and nobody overtakes, the
 * releaser least of all: a grant is for those who slept before it was given.
 * Word: 0..14 sleepers, 15..29 grants, 30 held, 32..63 grants so far. Looks before it sleeps, for as long as looking has been worth it
 * lately.
 */
#ifndef HAND_OFF_H
#define HAND_OFF_H

#include <limits.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "samples.h"

enum { MAX_SPIN_NANOS = 40000, MIN_SPIN_NANOS = 1000, PAUSES_OF_LOOK = 64 };

static const unsigned long SLEEPER = 1;
static const unsigned long GRANT = 1ul << 15;
static const unsigned long FIELD = (1ul << 15) - 1;
static const unsigned long HELD = 1ul << 30;
static const unsigned long GIVEN = 1ul << 32;

struct hand_off {
    atomic_ulong word;
    atomic_uint sequence;
};

static double hand_off_spin = MAX_SPIN_NANOS;

static inline int hand_off_try(struct hand_off *lock)
{
    unsigned long seen = atomic_load(&lock->word);
    while (!(seen & HELD)) {
        if (atomic_compare_exchange_weak(&lock->word, &seen, seen | HELD))
            return 1;
    }
    return 0;
}

static inline int hand_off_look(struct hand_off *lock)
{
    double start = now_nanos();
    do {
        if (hand_off_try(lock)) {
            hand_off_spin = hand_off_spin * 2 > MAX_SPIN_NANOS ? MAX_SPIN_NANOS : hand_off_spin * 2;
            return 1;
        }
        if (atomic_load(&lock->word) >> 15 & FIELD) {
            /* whoever has the grant may be waiting for this very processor */
            sched_yield();
            continue;
        }
        for (int n = 0; n < PAUSES_OF_LOOK; n++)
            __builtin_ia32_pause();
    } while (now_nanos() - start < hand_off_spin);
    hand_off_spin = hand_off_spin / 2 < MIN_SPIN_NANOS ? MIN_SPIN_NANOS : hand_off_spin / 2;
    return 0;
}

static inline void hand_off_sleep(struct hand_off *lock)
{
    unsigned long seen = atomic_load(&lock->word);
    while (!atomic_compare_exchange_weak(&lock->word, &seen, seen & HELD ? seen + SLEEPER : seen | HELD))
        ;
    if (!(seen & HELD))
        return;
    unsigned long given = seen / GIVEN;
    int woken = 0;
    double start = now_nanos();
    while (1) {
        unsigned sequence = atomic_load(&lock->sequence);
        seen = atomic_load(&lock->word);
        int grants = (seen >> 15 & FIELD) != 0;
        if (grants && seen / GIVEN != given) {
            if (atomic_compare_exchange_weak(&lock->word, &seen, seen - SLEEPER - GRANT))
                break;
            continue;
        }
        if (grants && woken)
            /* it was meant for somebody else */
            syscall(SYS_futex, &lock->sequence, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
        woken = syscall(SYS_futex, &lock->sequence, FUTEX_WAIT, sequence, NULL, NULL, 0) == 0;
    }
    if (now_nanos() - start < 2 * MAX_SPIN_NANOS)
        hand_off_spin = MAX_SPIN_NANOS;
}

static inline void hand_off_acquire(struct hand_off *lock)
{
    if (!hand_off_try(lock) && !hand_off_look(lock))
        hand_off_sleep(lock);
}

static inline void hand_off_release(struct hand_off *lock)
{
    unsigned long seen = atomic_load(&lock->word);
    int grant;
    do {
        grant = (seen & FIELD) > (seen >> 15 & FIELD);
    } while (!atomic_compare_exchange_weak(&lock->word, &seen, grant ? seen + GRANT + GIVEN : seen & ~HELD));
    if (grant) {
        atomic_fetch_add(&lock->sequence, 1);
        syscall(SYS_futex, &lock->sequence, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
}

#endif
