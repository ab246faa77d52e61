package org.basenamed.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;

/** How many descriptors this process may have open: no single user may come to have most of them. */
final class OpenFilesLimit {
    private static final Pattern SOFT = Pattern.compile("(?m)^Max open files +(\\d+) ");
    private static final int SHARE_OF_DESCRIPTORS = 4;
    private static final int SHARE_OF_CONNECTIONS = 16;

    private OpenFilesLimit() {}

    /** What the process may have open now; the Java machine has raised it as far as it may. */
    static long ofThisProcess() throws IOException {
        Matcher line = SOFT.matcher(Files.readString(Path.of("/proc/self/limits")));
        return line.find() ? Long.parseLong(line.group(1)) : Long.MAX_VALUE;
    }

    /** The quota, made less where so many open files could not stand it. */
    static Quota bounded(Quota quota, long openFiles) {
        return quota.with(
                        Resource.DESCRIPTORS,
                        Math.min(quota.of(Resource.DESCRIPTORS), Math.max(1, openFiles / SHARE_OF_DESCRIPTORS)))
                .with(
                        Resource.CONNECTIONS,
                        Math.min(quota.of(Resource.CONNECTIONS), Math.max(1, openFiles / SHARE_OF_CONNECTIONS)));
    }
}
