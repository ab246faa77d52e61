/**
 * The library: named objects of Windows for Java processes on Linux, in Java idiom.
 *
 * <p>Start with {@link org.basenamed.client.FileMapping}.
 */
// win32 is built after this room, so it is not there to be found yet
@SuppressWarnings("module")
module org.basenamed.client {
    requires org.basenamed.dispatcher;
    requires org.basenamed.linux;
    requires transitive org.basenamed.model;
    requires org.basenamed.protocol;
    requires static transitive org.jspecify;

    exports org.basenamed.client;
    // the face for ported code is a translation of the same calls, with error codes in place of exceptions
    exports org.basenamed.client.core to
            org.basenamed.win32;
}
