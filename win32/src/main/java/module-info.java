/**
 * The Win32 face: functions, constants and error codes under their own names, for code that is being ported.
 *
 * <p>Start with {@link org.basenamed.win32.Kernel32}.
 */
// Win32 is the name of what this is
@SuppressWarnings("module")
module org.basenamed.win32 {
    requires org.basenamed.client;
    requires org.basenamed.model;
    requires static transitive org.jspecify;

    exports org.basenamed.win32;
}
