package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.SECURITY_ATTRIBUTES;
import org.jspecify.annotations.Nullable;

/** Security descriptors, and the attributes that carry them to a Create function. */
final class Security {

    private Security() {}

    static List<Row> rows() {
        return List.of(Row.missing("GetSecurity", "h"), Row.missing("SetSecurity", "h sa"));
    }

    /** What {@code sa=} and {@code inherit=} of a Create operation say, or null if neither is there. */
    static @Nullable SECURITY_ATTRIBUTES attributes(Arguments a) {
        if (a.text("sa") != null) {
            throw new MissingFunctionException("sa=");
        }
        if (!a.has("inherit")) {
            return null;
        }
        SECURITY_ATTRIBUTES attributes = new SECURITY_ATTRIBUTES();
        attributes.bInheritHandle = a.flag("inherit");
        return attributes;
    }
}
