package org.basenamed.model.quota;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much of everything one user may have.
 *
 * @param limits the most of each; what is not in it has no limit
 */
public record Quota(Map<Resource, Long> limits) {
    /** No limits at all. */
    public static final Quota UNLIMITED = new Quota(Map.of());

    /** Copies {@code limits}. */
    public Quota {
        limits = Map.copyOf(limits);
    }

    /** The most that one may have; {@link Long#MAX_VALUE} where there is no limit. */
    public long of(Resource resource) {
        return limits.getOrDefault(resource, Long.MAX_VALUE);
    }

    /** The same with another limit for one resource. */
    public Quota with(Resource resource, long limit) {
        Map<Resource, Long> changed = new EnumMap<>(Resource.class);
        changed.putAll(limits);
        changed.put(resource, limit);
        return new Quota(changed);
    }
}
