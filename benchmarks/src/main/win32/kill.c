/*
 * From SIGKILL of a process that owns a mutex until the wait of another for it returns. The owner tells its number in Linux and is killed by
 * Linux's own system call, as whatever ends a process from outside of Wine does: TerminateProcess would ask Wine's server, which then
 * need not find out.
 */
#include "children.h"

enum { LINUX_GETPID = 39, LINUX_KILL = 62, LINUX_SIGKILL = 9, MILLIS_TO_FALL_ASLEEP = 3 };

static HANDLE mutex, ready;
static volatile long *owner;
static volatile double noticed;
static unsigned long run;

static long linux_call(long number, long first, long second)
{
    long long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"((long long)number), "D"((long long)first), "S"((long long)second)
                     : "rcx", "r11", "memory");
    return (long)result;
}

static DWORD WINAPI wait_for_mutex(void *unused)
{
    (void)unused;
    if (WaitForSingleObject(mutex, INFINITE) != WAIT_ABANDONED)
        fail("WaitForSingleObject");
    noticed = now_nanos();
    ReleaseMutex(mutex);
    return 0;
}

static double kill_one(long i)
{
    char more[32];
    (void)i;
    snprintf(more, sizeof more, "own %lu", run);
    HANDLE process = start_child(more);
    await(ready);
    HANDLE waiter = CreateThread(NULL, 0, wait_for_mutex, NULL, 0, NULL);
    if (waiter == NULL)
        fail("CreateThread");
    Sleep(MILLIS_TO_FALL_ASLEEP);
    double killed = now_nanos();
    if (linux_call(LINUX_KILL, *owner, LINUX_SIGKILL) != 0)
        fail("kill");
    await(waiter);
    await(process);
    CloseHandle(waiter);
    CloseHandle(process);
    return noticed - killed;
}

int main(int count, char **arguments)
{
    run = count > 2 ? strtoul(arguments[2], NULL, 10) : GetCurrentProcessId();
    mutex = CreateMutexA(NULL, FALSE, shared_name("mutex", run));
    ready = CreateEventA(NULL, FALSE, FALSE, shared_name("ready", run));
    owner = share("owner", run, sizeof *owner);
    if (mutex == NULL || ready == NULL)
        fail("create");
    if (count > 2) {
        await(mutex);
        *owner = linux_call(LINUX_GETPID, 0, 0);
        SetEvent(ready);
        Sleep(INFINITE);
    }
    answer_counts(kill_one);
    return 0;
}
