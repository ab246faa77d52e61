/** The process that owns names, handle tables, rights and lifetimes. */
module org.basenamed.broker {
    requires org.basenamed.protocol;
    requires org.basenamed.linux;
    requires org.basenamed.model;
    requires static org.jspecify;

    exports org.basenamed.broker;
}
