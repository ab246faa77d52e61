package org.basenamed.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.basenamed.broker.job.EngineChoice;
import org.basenamed.protocol.Rendezvous;
import org.jspecify.annotations.Nullable;

/**
 * How a broker was told to run.
 *
 * @param rendezvous where clients meet it
 * @param idle how long it stays without any client
 * @param jobs what keeps jobs together
 * @param aotCache where the cache belongs that lets the next broker start faster; null for none
 */
record BrokerOptions(
        Rendezvous rendezvous,
        Duration idle,
        EngineChoice jobs,
        @Nullable Path aotCache) {
    static final String USAGE = "usage: --directory DIR --idle-millis N [--aot-cache FILE] [--jobs auto|tracking]";

    static BrokerOptions parse(String[] args) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            values.put(args[i], args[i + 1]);
        }
        String directory = values.remove("--directory");
        String idleMillis = values.remove("--idle-millis");
        String aotCache = values.remove("--aot-cache");
        String jobs = values.remove("--jobs");
        if (directory == null || idleMillis == null || !values.isEmpty() || args.length % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        Duration idle = Duration.ofMillis(Long.parseLong(idleMillis));
        if (idle.isNegative()) {
            throw new IllegalArgumentException("a broker cannot be idle for " + idleMillis + " ms");
        }
        return new BrokerOptions(
                new Rendezvous(Path.of(directory)),
                idle,
                jobs == null ? EngineChoice.AUTO : EngineChoice.of(jobs),
                aotCache == null ? null : Path.of(aotCache));
    }
}
