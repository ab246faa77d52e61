package org.basenamed.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A room, the rooms that its classes may use, and the libraries beside the JDK that they may use. */
enum Room {
    LINUX(Set.of()),
    MODEL(Set.of()),
    PROTOCOL(Set.of("model")),
    DISPATCHER(Set.of("model", "linux")),
    BROKER(Set.of("protocol", "dispatcher", "linux", "model")),
    CLIENT(Set.of("protocol", "dispatcher", "linux", "model")),
    WIN32(Set.of("client", "model")),
    CLI(Set.of("client"), "picocli"),
    TESTKIT(Set.of("win32", "client", "linux")),
    EXAMPLES(Set.of("win32", "client"));

    /** The packages of all rooms are below this one. */
    static final String ROOT = "org.basenamed";

    private final Set<String> usable;
    private final Set<String> libraries;

    Room(Set<String> usable, String... libraries) {
        this.usable = usable;
        this.libraries = Set.of(libraries);
    }

    /** The room that a class belongs to; none for classes of others. */
    static Optional<Room> of(JavaClass type) {
        return Arrays.stream(values()).filter(room -> room.contains(type)).findFirst();
    }

    String packageName() {
        return ROOT + "." + name().toLowerCase(Locale.ROOT);
    }

    boolean contains(JavaClass type) {
        return isWithin(packageName(), type);
    }

    /** Whether classes of this room may use a class: its own, the JDK's, annotations of nullness, or what its row names. */
    boolean mayUse(JavaClass type) {
        return contains(type)
                || isWithin("java", type)
                || isWithin("org.jspecify.annotations", type)
                || usable.stream().anyMatch(room -> isWithin(ROOT + "." + room, type))
                || libraries.stream().anyMatch(library -> isWithin(library, type));
    }

    /** The modules of other rooms that its descriptor has to name. */
    Set<String> modules() {
        return usable.stream().map(room -> ROOT + "." + room).collect(Collectors.toSet());
    }

    private static boolean isWithin(String packageName, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }
}
