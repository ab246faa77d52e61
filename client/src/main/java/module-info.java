/** The library: named objects of Windows in Java idiom, for applications to embed. */
module org.basenamed.client {
    requires org.basenamed.protocol;
    requires org.basenamed.linux;
    requires org.basenamed.model;
    requires static org.jspecify;
}
