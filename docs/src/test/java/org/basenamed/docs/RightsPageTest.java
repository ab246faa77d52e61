package org.basenamed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.basenamed.model.rights.AccessMask;
import org.basenamed.model.rights.ObjectType;
import org.basenamed.model.rights.ProcessRights;
import org.basenamed.protocol.Catalogue;
import org.basenamed.protocol.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of rights and the catalogue agree. */
class RightsPageTest {
    private static final Page PAGE = Page.named("docs/reference/rights.md");

    @Test
    void the_page_tells_of_every_operation_on_a_handle_what_it_takes() {
        List<List<String>> expected = Catalogue.all().stream()
                .filter(operation -> operation.subject() != null)
                .map(RightsPageTest::row)
                .toList();
        assertThat(PAGE.table("## Operations on a handle"))
                .as("the table should be:\n%s", text(expected))
                .isEqualTo(expected);
    }

    private static List<String> row(Operation<?, ?> operation) {
        Operation.Subject subject = operation.subject();
        if (subject == null) {
            throw new IllegalArgumentException(operation + " is on no handle");
        }
        ObjectType type = subject.type();
        return List.of(
                operation.name(),
                type == null ? "any" : type.noun(),
                right(type, subject.rights()),
                "0x" + Integer.toHexString(subject.rights()));
    }

    private static String right(@Nullable ObjectType type, int rights) {
        if (rights == 0) {
            return "none";
        }
        if (rights == AccessMask.SYNCHRONIZE) {
            return "`SYNCHRONIZE`";
        }
        if (type == null) {
            throw new IllegalArgumentException("a right of no type");
        }
        if (type == ObjectType.PROCESS && rights == ProcessRights.TERMINATE) {
            return "`PROCESS_TERMINATE`";
        }
        if (type == ObjectType.JOB) {
            return switch (rights) {
                case 2 -> "`JOB_OBJECT_SET_ATTRIBUTES`";
                case 4 -> "`JOB_OBJECT_QUERY`";
                case 8 -> "`JOB_OBJECT_TERMINATE`";
                default -> "0x" + Integer.toHexString(rights);
            };
        }
        String noun = type == ObjectType.FILE
                ? "FILE"
                : type == ObjectType.COMPLETION_PORT
                        ? "IO_COMPLETION"
                        : type.noun().toUpperCase(java.util.Locale.ROOT);
        return switch (rights) {
            case 1 -> "`" + (type == ObjectType.MUTEX ? "MUTANT" : noun) + "_QUERY_STATE`";
            case 2 -> "`" + noun + (type == ObjectType.FILE ? "_WRITE_DATA`" : "_MODIFY_STATE`");
            default -> "0x" + Integer.toHexString(rights);
        };
    }

    private static String text(List<List<String>> rows) {
        return String.join(
                "\n",
                rows.stream().map(row -> "| " + String.join(" | ", row) + " |").toList());
    }

    @Test
    void the_page_names_every_operation_whose_rights_depend_on_the_request() {
        List<String> named = PAGE.table("## What depends on the request").stream()
                .map(List::getFirst)
                .distinct()
                .toList();
        assertThat(Catalogue.all().stream().map(Operation::name)).containsAll(named);
        assertThat(named).contains("GetSecurity", "SetSecurity", "CloseNamespace", "Wait", "CreateFileMapping");
    }
}
