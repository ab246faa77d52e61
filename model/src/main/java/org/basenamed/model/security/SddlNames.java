package org.basenamed.model.security;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rights and flags of entries that SDDL has two letters for (security.md, 6.1), in the order in which they are printed. */
final class SddlNames {
    private static final Map<String, Integer> BITS =
            table("CC=1 DC=2 LC=4 SW=8 RP=10 WP=20 DT=40 LO=80 CR=100 SD=10000 RC=20000 WD=40000 WO=80000"
                    + " GA=10000000 GX=20000000 GW=40000000 GR=80000000");

    /** Read, but never printed: they stand for several bits, or for bits that have another name. */
    private static final Map<String, Integer> COMBINATIONS =
            table("FA=1F01FF FR=120089 FW=120116 FX=1200A0" + " KA=F003F KR=20019 KW=20006 KX=20019 NW=1 NR=2 NX=4");

    private static final Map<String, Integer> FLAGS = table("OI=1 CI=2 NP=4 IO=8 ID=10 SA=40 FA=80");

    private SddlNames() {}

    private static Map<String, Integer> table(String entries) {
        Map<String, Integer> table = new LinkedHashMap<>();
        Arrays.stream(entries.split(" ", -1)).forEach(entry -> {
            String[] pair = entry.split("=", 2);
            table.put(pair[0], Integer.parseUnsignedInt(pair[1], 16));
        });
        return table;
    }

    static Optional<Integer> right(String letters) {
        String name = letters.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(BITS.getOrDefault(name, COMBINATIONS.get(name)));
    }

    static Optional<Integer> flag(String letters) {
        return Optional.ofNullable(FLAGS.get(letters.toUpperCase(Locale.ROOT)));
    }

    /** A mask in letters if every bit of it has some, else as a hexadecimal number (security.md, 6.4). */
    static String ofRights(int mask) {
        StringBuilder letters = new StringBuilder();
        return named(mask, BITS, letters) ? letters.toString() : "0x" + Integer.toHexString(mask);
    }

    static String ofFlags(int flags) {
        StringBuilder letters = new StringBuilder();
        named(flags, FLAGS, letters);
        return letters.toString();
    }

    private static boolean named(int bits, Map<String, Integer> names, StringBuilder letters) {
        int left = bits;
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            if ((bits & name.getValue()) != 0) {
                letters.append(name.getKey());
                left &= ~name.getValue();
            }
        }
        return left == 0;
    }
}
