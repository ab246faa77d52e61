/** Small programs that show how the library is used, each with its expected output. */
module org.basenamed.examples {
    requires org.basenamed.win32;
    requires org.basenamed.client;
    requires static org.jspecify;
}
