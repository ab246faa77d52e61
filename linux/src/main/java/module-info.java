/**
 * The OS floor: the only module that makes native calls.
 *
 * <p>Whoever runs it grants {@code --enable-native-access} to this module (or to {@code ALL-UNNAMED} on the class path).
 */
module org.basenamed.linux {
    requires static transitive org.jspecify;

    exports org.basenamed.linux;
}
