package org.basenamed.broker.policy;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.basenamed.linux.AccountNames;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.protocol.SystemRendezvous;

/**
 * What the administrator says of the broker that serves the machine: a file in the format of {@link Properties}. A key that is not
 * there has its default; one that is not known, and a value that is none, keep the broker from starting.
 *
 * @param quota what each user may have
 * @param globalCreators who may make file mappings in {@code Global\}
 */
public record Configuration(Quota quota, Creators globalCreators) {
    private static final String QUOTA = "quota.";
    private static final String GLOBAL_USERS = "global.mappings.users";
    private static final String GLOBAL_GROUPS = "global.mappings.groups";
    private static final String EVERYBODY = "*";
    private static final long KIB = 1024;

    /** The keys, and their values where the file does not say otherwise. */
    static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry(SystemRendezvous.USER_KEY, SystemRendezvous.DEFAULT_USER),
            Map.entry(GLOBAL_USERS, ""),
            Map.entry(GLOBAL_GROUPS, ""),
            Map.entry(QUOTA + Resource.CONNECTIONS.key(), "256"),
            Map.entry(QUOTA + Resource.OBJECTS.key(), "16384"),
            Map.entry(QUOTA + Resource.HANDLES.key(), "65536"),
            Map.entry(QUOTA + Resource.MAPPED_BYTES.key(), "1G"),
            Map.entry(QUOTA + Resource.WAITS.key(), "4096"),
            Map.entry(QUOTA + Resource.DESCRIPTORS.key(), "8192"),
            Map.entry(QUOTA + Resource.TABLE_BYTES.key(), "64M"),
            Map.entry(QUOTA + Resource.TIMERS.key(), "256"));

    /** What the file says. One that is not there says nothing, unless it was {@code named} by whoever started the broker. */
    public static Configuration read(Path file, boolean named) throws IOException {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            said.load(reader);
        } catch (NoSuchFileException e) {
            if (named) {
                throw e;
            }
        }
        return of(said);
    }

    static Configuration of(Properties said) {
        Set<String> unknown = new TreeSet<>(said.stringPropertyNames());
        unknown.removeAll(DEFAULTS.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the configuration has no key " + unknown.iterator().next());
        }
        Map<Resource, Long> limits = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            String key = QUOTA + resource.key();
            limits.put(resource, amount(key, value(said, key)));
        }
        String users = value(said, GLOBAL_USERS);
        String groups = value(said, GLOBAL_GROUPS);
        boolean everybody = users.equals(EVERYBODY);
        Creators creators = new Creators(
                everybody,
                everybody ? Set.of() : numbers(GLOBAL_USERS, users, AccountNames::uidOf),
                numbers(GLOBAL_GROUPS, groups, AccountNames::gidOf));
        return new Configuration(new Quota(limits), creators);
    }

    private static String value(Properties said, String key) {
        String value = said.getProperty(key);
        return value == null ? DEFAULTS.getOrDefault(key, "") : value.strip();
    }

    private static long amount(String key, String text) {
        String digits = text.replaceFirst("[KMG]$", "");
        long unit = digits.equals(text) ? 1 : unit(text.charAt(text.length() - 1));
        try {
            long amount = Math.multiplyExact(Long.parseLong(digits), unit);
            if (amount > 0) {
                return amount;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(notAnAmount(key, text), e);
        }
        throw new IllegalArgumentException(notAnAmount(key, text));
    }

    private static String notAnAmount(String key, String text) {
        return key + " has to be a positive number, perhaps with K, M or G behind it: " + text;
    }

    private static long unit(char letter) {
        return switch (letter) {
            case 'K' -> KIB;
            case 'M' -> KIB * KIB;
            default -> KIB * KIB * KIB;
        };
    }

    private static Set<Integer> numbers(String key, String names, Function<String, Optional<Integer>> numberOf) {
        Set<Integer> numbers = new HashSet<>();
        List<String> listed = Arrays.stream(names.split("[ ,]+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : listed) {
            numbers.add(numberOf.apply(name)
                    .orElseThrow(() -> new IllegalArgumentException(key + ": there is no account " + name)));
        }
        return numbers;
    }
}
