// Opens and closes a name of Boost.Interprocess among many.
#include <boost/interprocess/shared_memory_object.hpp>
#include <string>
#include <unistd.h>
#include "samples.h"

namespace ipc = boost::interprocess;

static long objects;
static unsigned long chosen = 1;

static std::string name_of(long number)
{
    return "basenamed-benchmark-boost-" + std::to_string(getpid()) + "-" + std::to_string(number);
}

static double open_and_close(long)
{
    chosen = chosen * 6364136223846793005UL + 1442695040888963407UL;
    std::string name = name_of((long)((chosen >> 33) % (unsigned long)objects));
    double start = now_nanos();
    {
        ipc::shared_memory_object memory(ipc::open_only, name.c_str(), ipc::read_write);
    }
    return now_nanos() - start;
}

int main(int count, char **arguments)
{
    if (count != 2 || (objects = atol(arguments[1])) < 1)
        usage("OBJECTS");
    for (long n = 0; n < objects; n++) {
        ipc::shared_memory_object memory(ipc::create_only, name_of(n).c_str(), ipc::read_write);
        memory.truncate(4096);
    }
    answer_counts(open_and_close);
    for (long n = 0; n < objects; n++)
        ipc::shared_memory_object::remove(name_of(n).c_str());
    return 0;
}
