/** The OS floor: descriptors, memory, futexes, sockets and the other kernel objects; the only native calls of the project. */
module org.basenamed.linux {
    requires static org.jspecify;
}
