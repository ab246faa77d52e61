/** Conformance suites and fault injection, for this project and for whoever embeds it. */
module org.basenamed.testkit {
    requires org.basenamed.win32;
    requires org.basenamed.client;
    requires org.basenamed.linux;
    requires static org.jspecify;

    exports org.basenamed.testkit;
    exports org.basenamed.testkit.conformance;
    exports org.basenamed.testkit.driver;
    exports org.basenamed.testkit.expectation;
    exports org.basenamed.testkit.scenario;
}
