/** The command {@code basenamed}, on the public API alone. */
module org.basenamed.cli {
    requires org.basenamed.client;
    requires info.picocli;
    requires static org.jspecify;

    // picocli reads the annotations of the commands and fills their fields.
    opens org.basenamed.cli to
            info.picocli;
    opens org.basenamed.cli.demo to
            info.picocli;
    opens org.basenamed.cli.job to
            info.picocli;
}
