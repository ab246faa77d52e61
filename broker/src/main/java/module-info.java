/**
 * The process that names live in: it meets clients at a socket, keeps names, handles and rights, and notices the death of
 * processes.
 */
module org.basenamed.broker {
    requires org.basenamed.dispatcher;
    requires org.basenamed.linux;
    requires org.basenamed.model;
    requires org.basenamed.protocol;
    requires static org.jspecify;
}
