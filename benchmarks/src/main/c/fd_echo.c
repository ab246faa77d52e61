/*
 * What a name costs at the least when another process keeps it: requests over a SOCK_SEQPACKET, each answered at once with a message
 * and a descriptor (SCM_RIGHTS), which is closed. Two of them are one sample, as an open and a close are two requests.
 */
#define _GNU_SOURCE
#include <sys/socket.h>
#include "processes.h"

enum { MESSAGE_BYTES = 64, REQUESTS = 2 };

static int near, memory_fd;

union control {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr aligned;
};

static void answer(int socket)
{
    char message[MESSAGE_BYTES];
    while (recv(socket, message, sizeof message, 0) > 0) {
        union control control = {0};
        struct iovec part = {message, sizeof message};
        struct msghdr reply = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
        struct cmsghdr *header = CMSG_FIRSTHDR(&reply);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &memory_fd, sizeof memory_fd);
        if (sendmsg(socket, &reply, 0) != sizeof message)
            fail("sendmsg");
    }
    exit(0);
}

static void request(void)
{
    char message[MESSAGE_BYTES] = {1};
    union control control;
    struct iovec part = {message, sizeof message};
    struct msghdr reply = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (send(near, message, sizeof message, 0) != sizeof message || recvmsg(near, &reply, MSG_CMSG_CLOEXEC) != sizeof message)
        fail("request");
    int received;
    memcpy(&received, CMSG_DATA(CMSG_FIRSTHDR(&reply)), sizeof received);
    close(received);
}

static double requests(long i)
{
    (void)i;
    double start = now_nanos();
    for (int n = 0; n < REQUESTS; n++)
        request();
    return now_nanos() - start;
}

int main(void)
{
    int sockets[2];
    memory_fd = memfd_create("echo", MFD_CLOEXEC);
    if (memory_fd < 0 || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets) != 0)
        fail("socketpair");
    near = sockets[0];
    if (fork_bound() == 0) {
        close(sockets[0]);
        answer(sockets[1]);
    }
    close(sockets[1]);
    answer_counts(requests);
    return 0;
}
