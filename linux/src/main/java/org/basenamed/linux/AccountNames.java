package org.basenamed.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The names and numbers of users and groups in {@code /etc/passwd} and {@code /etc/group}. Accounts that a directory service alone knows
 * are not found; a name that is a number stands for that number, as it does where the system has no name to show.
 */
public final class AccountNames {
    private static final Path USERS = Path.of("/etc/passwd");
    private static final Path GROUPS = Path.of("/etc/group");
    private static final int NAME = 0;
    private static final int NUMBER = 2;

    private AccountNames() {}

    /** The number of the user with that name. */
    public static Optional<Integer> uidOf(String name) {
        return numberOf(USERS, name);
    }

    /** The number of the group with that name. */
    public static Optional<Integer> gidOf(String name) {
        return numberOf(GROUPS, name);
    }

    /** The name of the user with that number. */
    public static Optional<String> userOf(int uid) {
        return field(USERS, fields -> number(fields[NUMBER]).equals(Optional.of(uid)), NAME);
    }

    /** The name of the group with that number. */
    public static Optional<String> groupOf(int gid) {
        return field(GROUPS, fields -> number(fields[NUMBER]).equals(Optional.of(gid)), NAME);
    }

    private static Optional<Integer> numberOf(Path file, String name) {
        return field(file, fields -> fields[NAME].equals(name), NUMBER)
                .flatMap(AccountNames::number)
                .or(() -> number(name));
    }

    private static Optional<Integer> number(String digits) {
        try {
            return Optional.of(Integer.parseUnsignedInt(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> field(Path file, Predicate<String[]> wanted, int wantedField) {
        try {
            // bytes that are no text spoil no other line
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > NUMBER && wanted.test(fields))
                    .map(fields -> fields[wantedField])
                    .findFirst();
        } catch (IOException e) {
            // a system without the file has no names
            return Optional.empty();
        }
    }
}
