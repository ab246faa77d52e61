package org.basenamed.model.object;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.basenamed.model.quota.Account;
import org.basenamed.model.quota.Resource;

/**
 * What an object costs, and whom: the user who made it while he has it open, and then one of those who have.
 *
 * <p>Quotas say what users may do to each other, so this counts handles by account and not by process.
 */
public final class Charge {
    private Account payer;
    private int payersHandles;
    private Map<Account, Integer> othersHandles = Map.of();
    private final long[] costs = new long[Resource.COUNT];

    Charge(Account payer) {
        this.payer = payer;
        add(Resource.OBJECTS, 1);
    }

    /** Whose account it is on. */
    public Account payer() {
        return payer;
    }

    /** Makes it cost more, whether or not that is within the limit: who asks has looked before. */
    public void add(Resource resource, long amount) {
        costs[resource.index()] += amount;
        payer.add(resource, amount);
    }

    /** What it costs of one resource. */
    public long of(Resource resource) {
        return costs[resource.index()];
    }

    void handleOpened(Account account) {
        if (account == payer) {
            payersHandles++;
        } else {
            if (othersHandles.isEmpty()) {
                othersHandles = new LinkedHashMap<>();
            }
            othersHandles.merge(account, 1, Integer::sum);
        }
    }

    void handleClosed(Account account) {
        if (account == payer) {
            payersHandles--;
            if (payersHandles == 0) {
                moveToOther();
            }
        } else {
            othersHandles.computeIfPresent(account, (other, count) -> count == 1 ? null : count - 1);
        }
    }

    private void moveToOther() {
        othersHandles.entrySet().stream().findFirst().ifPresent(heir -> {
            give();
            payer = heir.getKey();
            payersHandles = heir.getValue();
            othersHandles.remove(payer);
            for (Resource resource : Resource.values()) {
                payer.add(resource, of(resource));
            }
        });
    }

    /** Takes it off the account. */
    private void give() {
        for (Resource resource : Resource.values()) {
            payer.give(resource, of(resource));
        }
    }

    /** The object has ended. */
    void end() {
        give();
        Arrays.fill(costs, 0);
    }
}
