/**
 * The shared memory of waitable objects: where their words lie, and how threads of many processes wait on them without asking
 * anybody.
 */
module org.basenamed.dispatcher {
    requires transitive org.basenamed.linux;
    requires transitive org.basenamed.model;
    requires static transitive org.jspecify;

    exports org.basenamed.dispatcher;
}
