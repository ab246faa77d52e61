package org.basenamed.client.core;

import java.util.HexFormat;
import java.util.Optional;
import org.basenamed.protocol.message.ClaimChildRequest;
import org.basenamed.protocol.message.PrepareChildReply;
import org.jspecify.annotations.Nullable;

/** What a child shows that handles have been set aside for it: a token in its environment. It is good for one process, and once. */
final class InheritanceClaim {
    private static final int DIGITS = 16;

    private InheritanceClaim() {}

    /** The claim of this process; empty if it has none. */
    static Optional<ClaimChildRequest> ofThisProcess() {
        return parse(System.getenv(PrepareChildReply.TOKEN_VARIABLE));
    }

    /** The text of a claim, as {@link #parse} reads it. */
    static String text(PrepareChildReply token) {
        return HexFormat.of().toHexDigits(token.tokenHigh()) + HexFormat.of().toHexDigits(token.tokenLow());
    }

    /** What a text claims; empty if it is no claim. */
    static Optional<ClaimChildRequest> parse(@Nullable String text) {
        boolean valid =
                text != null && text.length() == 2 * DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
        return valid
                ? Optional.of(new ClaimChildRequest(
                        Long.parseUnsignedLong(text, 0, DIGITS, DIGITS),
                        Long.parseUnsignedLong(text, DIGITS, 2 * DIGITS, DIGITS),
                        0))
                : Optional.empty();
    }
}
