/** Conformance suites and fault injection, for this project and for whoever embeds it. */
module org.basenamed.testkit {
    requires org.basenamed.win32;
    requires org.basenamed.client;
    requires org.basenamed.linux;
    requires static org.jspecify;
}
