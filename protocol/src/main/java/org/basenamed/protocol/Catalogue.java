package org.basenamed.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/*
 * The operations stand in a class for each area, as a client that has just begun pays for each line: it makes only those that it uses.
 */
/** Every operation that a broker knows. */
public final class Catalogue {
    private Catalogue() {}

    /** How many descriptors come with a request of that number. */
    public static int descriptorsWith(int number) {
        return number == FileCatalogue.OPEN_FILE.number() ? 1 : 0;
    }

    /** All of them, by number. */
    public static List<Operation<?, ?>> all() {
        return Stream.of(
                        SessionCatalogue.ALL,
                        MappingCatalogue.ALL,
                        FileCatalogue.ALL,
                        InspectionCatalogue.ALL,
                        WaitableCatalogue.ALL,
                        TimerCatalogue.ALL,
                        ProcessCatalogue.ALL,
                        SecurityCatalogue.ALL,
                        JobCatalogue.ALL)
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Operation::number))
                .toList();
    }
}
