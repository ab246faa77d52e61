package org.basenamed.testkit.operation;

import java.util.List;

/** Private name spaces. */
final class PrivateNamespaces {

    private PrivateNamespaces() {}

    static List<Row> rows() {
        return List.of(
                Row.missing("CreateBoundaryDescriptor", "name"),
                Row.missing("AddSIDToBoundaryDescriptor", "b sid"),
                Row.missing("CreatePrivateNamespace", "b alias sa= inherit="),
                Row.missing("OpenPrivateNamespace", "b alias"),
                Row.missing("ClosePrivateNamespace", "ns flags"));
    }
}
