/** The rules of the object manager as pure functions and values: no I/O, no threads, no clocks. */
module org.basenamed.model {
    requires static org.jspecify;
}
