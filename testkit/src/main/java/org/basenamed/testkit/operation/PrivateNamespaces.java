package org.basenamed.testkit.operation;

import java.util.List;
import org.basenamed.win32.Advapi32;
import org.basenamed.win32.NamespaceApi;
import org.basenamed.win32.SECURITY_ATTRIBUTES;

/** Private name spaces. */
final class PrivateNamespaces {

    private PrivateNamespaces() {}

    static List<Row> rows() {
        return List.of(
                Row.of("CreateBoundaryDescriptor", "name", PrivateNamespaces::boundary),
                Row.of("AddSIDToBoundaryDescriptor", "b sid", PrivateNamespaces::addSid),
                Row.of("CreatePrivateNamespace", "b alias sa= inherit=", PrivateNamespaces::create),
                Row.of("OpenPrivateNamespace", "b alias", PrivateNamespaces::open),
                Row.of("ClosePrivateNamespace", "ns flags", PrivateNamespaces::close));
    }

    private static Answer boundary(Arguments a) {
        return Answers.opened(() -> NamespaceApi.CreateBoundaryDescriptor(a.text("name"), 0));
    }

    /** The function may move the boundary: its new place is the value of the step. */
    private static Answer addSid(Arguments a) {
        long[] boundary = {a.number("b")};
        byte[][] sid = {new byte[0]};
        Advapi32.ConvertStringSidToSid(a.text("sid"), sid);
        Answer answer = Answers.decided(() -> NamespaceApi.AddSIDToBoundaryDescriptor(boundary, sid[0]));
        return Answer.of(answer.text(), boundary[0]);
    }

    private static Answer create(Arguments a) {
        SECURITY_ATTRIBUTES attributes = Security.attributes(a);
        return Answers.opened(() -> NamespaceApi.CreatePrivateNamespace(attributes, a.number("b"), a.text("alias")));
    }

    private static Answer open(Arguments a) {
        return Answers.opened(() -> NamespaceApi.OpenPrivateNamespace(a.number("b"), a.text("alias")));
    }

    private static Answer close(Arguments a) {
        return Answers.decided(() -> NamespaceApi.ClosePrivateNamespace(a.number("ns"), a.dword("flags")));
    }
}
