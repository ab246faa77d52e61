package org.basenamed.model.security;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The aliases of two letters (security.md, 6.2). Those of a domain or machine stand for nobody here. */
final class SidAlias {
    private static final String TABLE = """
            WD=S-1-1-0 CO=S-1-3-0 CG=S-1-3-1 OW=S-1-3-4
            NU=S-1-5-2 IU=S-1-5-4 SU=S-1-5-6 AN=S-1-5-7 ED=S-1-5-9 PS=S-1-5-10 AU=S-1-5-11 RC=S-1-5-12
            SY=S-1-5-18 LS=S-1-5-19 NS=S-1-5-20 WR=S-1-5-33
            BA=S-1-5-32-544 BU=S-1-5-32-545 BG=S-1-5-32-546 PU=S-1-5-32-547 AO=S-1-5-32-548 SO=S-1-5-32-549
            PO=S-1-5-32-550 BO=S-1-5-32-551 RE=S-1-5-32-552 RU=S-1-5-32-554 RD=S-1-5-32-555 NO=S-1-5-32-556
            MU=S-1-5-32-558 LU=S-1-5-32-559 IS=S-1-5-32-568 CY=S-1-5-32-569 ER=S-1-5-32-573 CD=S-1-5-32-574
            RA=S-1-5-32-575 ES=S-1-5-32-576 MS=S-1-5-32-577 HA=S-1-5-32-578 AA=S-1-5-32-579 RM=S-1-5-32-580
            HO=S-1-5-32-584 SH=S-1-5-32-585
            AC=S-1-15-2-1 UD=S-1-5-84-0-0-0-0-0 SS=S-1-18-2
            LW=S-1-16-4096 ME=S-1-16-8192 MP=S-1-16-8448 HI=S-1-16-12288 SI=S-1-16-16384
            """;

    private static final Map<String, Sid> SIDS = new HashMap<>();
    private static final Map<Sid, String> ALIASES = new HashMap<>();

    static {
        Arrays.stream(TABLE.strip().split("\\s+", -1)).forEach(entry -> {
            String[] pair = entry.split("=", 2);
            Sid.parse(pair[1]).map(sid -> ALIASES.put(sid, pair[0]));
        });
        ALIASES.forEach((sid, alias) -> SIDS.put(alias, sid));
    }

    private SidAlias() {}

    /** Whose alias it is, in whatever case. */
    static Optional<Sid> sidOf(String alias) {
        return Optional.ofNullable(SIDS.get(alias.toUpperCase(Locale.ROOT)));
    }

    /** How SDDL calls it. */
    static String nameOf(Sid sid) {
        return ALIASES.getOrDefault(sid, sid.toString());
    }
}
