// A named mapping of Boost.Interprocess from its creation to its end, its memory used once.
#include <boost/interprocess/mapped_region.hpp>
#include <boost/interprocess/shared_memory_object.hpp>
#include <unistd.h>
#include "samples.h"

namespace ipc = boost::interprocess;

static char name[64];

static double run_sequence(long value)
{
    double start = now_nanos();
    {
        ipc::shared_memory_object memory(ipc::create_only, name, ipc::read_write);
        memory.truncate(4096);
        ipc::mapped_region region(memory, ipc::read_write);
        *static_cast<volatile long *>(region.get_address()) = value;
    }
    ipc::shared_memory_object::remove(name);
    return now_nanos() - start;
}

int main()
{
    snprintf(name, sizeof name, "basenamed-benchmark-boost-%ld", (long)getpid());
    answer_counts(run_sequence);
    return 0;
}
