package org.basenamed.model.quota;

/**
 * What one user has, and how much more he may get.
 *
 * <p>An object is on the account of the user who made it for as long as he has a handle to it. When only others have it open it goes to
 * the account of one of them: nobody can use up the quota of somebody else by keeping his objects.
 */
public final class Account {
    private final Quota quota;
    private final long[] used = new long[Resource.COUNT];

    /** One on which nothing is. */
    public Account(Quota quota) {
        this.quota = quota;
    }

    /** What its user may have at most. */
    public Quota quota() {
        return quota;
    }

    /** How much is on it; more than the limit if something has come to it from another account. */
    public long used(Resource resource) {
        return used[resource.index()];
    }

    /** Whether so much more is within the limit. */
    public boolean hasRoom(Resource resource, long amount) {
        return amount <= quota.of(resource) - used[resource.index()];
    }

    /** Puts something on it, if that is within the limit. */
    public boolean take(Resource resource, long amount) {
        if (!hasRoom(resource, amount)) {
            return false;
        }
        add(resource, amount);
        return true;
    }

    /** Puts something on it that is there in any case. */
    public void add(Resource resource, long amount) {
        used[resource.index()] += amount;
    }

    /** Takes something from it. */
    public void give(Resource resource, long amount) {
        used[resource.index()] -= amount;
        if (used[resource.index()] < 0) {
            throw new IllegalStateException("less than none of " + resource);
        }
    }

    /** Whether nothing is on it. */
    boolean isEmpty() {
        for (long amount : used) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }
}
