/** The wire between client and broker: one catalogue of operations, its codec and its versions. */
module org.basenamed.protocol {
    requires org.basenamed.model;
    requires static org.jspecify;
}
