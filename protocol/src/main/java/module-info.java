/**
 * The wire: one catalogue of operations between a client and its broker, the records that travel, their bytes, and the
 * versions.
 */
module org.basenamed.protocol {
    requires transitive org.basenamed.model;
    requires static transitive org.jspecify;

    exports org.basenamed.protocol;
    exports org.basenamed.protocol.message;
    exports org.basenamed.protocol.wire;
}
