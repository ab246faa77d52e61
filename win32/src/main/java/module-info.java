/** The Win32 face: the functions by their own names and error codes, translated onto the client. */
// The digits are those of the API that this module is named for, not a version.
@SuppressWarnings("module")
module org.basenamed.win32 {
    requires org.basenamed.client;
    requires org.basenamed.model;
    requires static org.jspecify;
}
