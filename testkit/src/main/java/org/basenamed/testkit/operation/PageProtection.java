package org.basenamed.testkit.operation;

/** The words for what a page may be used for. */
final class PageProtection {

    private static final int MODIFIERS_BEGIN = 0x100;

    private static final int GUARD = 0x100;
    private static final int NOCACHE = 0x200;
    private static final int WRITECOMBINE = 0x400;

    private PageProtection() {}

    static String describe(int protection) {
        int use = protection & MODIFIERS_BEGIN - 1;
        return switch (use) {
                    case 0x01 -> "NOACCESS";
                    case 0x02 -> "READONLY";
                    case 0x04 -> "READWRITE";
                    case 0x08 -> "WRITECOPY";
                    case 0x10 -> "EXECUTE";
                    case 0x20 -> "EXECUTE_READ";
                    case 0x40 -> "EXECUTE_READWRITE";
                    case 0x80 -> "EXECUTE_WRITECOPY";
                    default -> String.valueOf(use);
                }
                + ((protection & GUARD) != 0 ? "|GUARD" : "")
                + ((protection & NOCACHE) != 0 ? "|NOCACHE" : "")
                + ((protection & WRITECOMBINE) != 0 ? "|WRITECOMBINE" : "");
    }
}
