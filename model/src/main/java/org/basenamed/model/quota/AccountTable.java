package org.basenamed.model.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.basenamed.model.security.Sid;

/** The accounts of all users that have anything. */
public final class AccountTable {
    private final Function<Sid, Quota> quotas;
    private final Map<Sid, Account> accounts = new HashMap<>();

    /** Without accounts yet; {@code quotas} says what a user may have. */
    public AccountTable(Function<Sid, Quota> quotas) {
        this.quotas = quotas;
    }

    /** The account of a user. */
    public Account of(Sid user) {
        return accounts.computeIfAbsent(user, sid -> new Account(quotas.apply(sid)));
    }

    /** Forgets the user's account if nothing is on it: there are more users than one might think. */
    public void settle(Sid user) {
        accounts.computeIfPresent(user, (sid, account) -> account.isEmpty() ? null : account);
    }

    /** How many users have something. */
    public int size() {
        return accounts.size();
    }
}
