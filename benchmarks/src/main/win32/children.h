/* Other processes of a program: this program again, with more arguments, ended with it by a job. */
#ifndef CHILDREN_H
#define CHILDREN_H

#include "samples.h"

static HANDLE children;

static inline HANDLE start_child(const char *arguments)
{
    char program[MAX_PATH], command[MAX_PATH + 256];
    STARTUPINFOA startup = {.cb = sizeof startup};
    PROCESS_INFORMATION started;
    if (children == NULL) {
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
        children = CreateJobObjectA(NULL, NULL);
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        if (!SetInformationJobObject(children, JobObjectExtendedLimitInformation, &limits, sizeof limits))
            fail("SetInformationJobObject");
    }
    GetModuleFileNameA(NULL, program, sizeof program);
    snprintf(command, sizeof command, "\"%s\" %s", program, arguments);
    if (!CreateProcessA(program, command, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &started))
        fail("CreateProcess");
    if (!AssignProcessToJobObject(children, started.hProcess))
        fail("AssignProcessToJobObject");
    CloseHandle(started.hThread);
    return started.hProcess;
}

/* An object that this program and its children know. */
static inline const char *shared_name(const char *what, unsigned long run)
{
    static char name[128];
    snprintf(name, sizeof name, "Local\\benchmark-%s-%lu", what, run);
    return name;
}

static inline void await(HANDLE object)
{
    if (WaitForSingleObject(object, INFINITE) != WAIT_OBJECT_0)
        fail("WaitForSingleObject");
}

/* Memory that children see under the same name. */
static inline void *share(const char *what, unsigned long run, unsigned long bytes)
{
    HANDLE mapping = CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, bytes, shared_name(what, run));
    void *memory = mapping == NULL ? NULL : MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, 0);
    if (memory == NULL)
        fail("CreateFileMapping");
    return memory;
}

#endif
