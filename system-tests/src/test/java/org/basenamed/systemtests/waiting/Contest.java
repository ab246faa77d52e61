package org.basenamed.systemtests.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.basenamed.client.Broker;
import org.basenamed.client.Wait;
import org.basenamed.linux.ProcessCalls;

/** The judge of contenders, of which some live on and one is killed: it sees that nothing is lost or doubled but what is explained. */
final class Contest implements AutoCloseable {
    private static final int SURVIVORS = 2;
    /** The number of the one that is killed, and of the next in its place. */
    private static final int VICTIM = SURVIVORS;

    private static final Duration WATCHDOG = Duration.ofSeconds(100);
    private static final Wish MUTEX = Wish.WISHES.getFirst();

    private final Ledger ledger = Ledger.open();
    private final Prizes prizes = Prizes.open();
    private final List<Contender> survivors = new ArrayList<>();

    private Contest() {}

    static Contest begin(ContenderImage image, Random random) throws IOException {
        Contest contest = new Contest();
        contest.prizes.gate().reset();
        contest.ledger.setPaused(true);
        for (int number = 0; number < SURVIVORS; number++) {
            Contender survivor = image.start();
            contest.survivors.add(survivor);
            survivor.go(number, random.nextLong());
        }
        return contest;
    }

    /** Until it is ready nobody moves, so that it is soon. */
    void admit(Contender victim, long seed) throws IOException {
        ledger.clear(VICTIM);
        victim.go(VICTIM, seed);
        resume();
    }

    /** Until the victim has done so many steps, or has killed itself. */
    void awaitSteps(Contender victim, int steps) throws IOException {
        await("steps of the victim", () -> ledger.steps(VICTIM) >= steps || !victim.isAlive());
    }

    /**
     * The victim is dead: all that it had comes back, everybody else goes on, and the broker knows no more of it. Nobody moves
     * afterwards.
     *
     * @return what it had at stake
     */
    Stake settle() throws IOException, InterruptedException {
        Stake stake = ledger.stake(VICTIM);
        if (stake.concerns(Prize.EVENT)) {
            // whoever waits for the event would wait for the dead; once too often is seen as one signal, as it is an
            // event
            ledger.setSurplus(Prize.EVENT.isIn(stake.open()));
            if (Prize.EVENT.isIn(stake.held())) {
                ledger.clearEventUser();
            }
            prizes.give(Prize.EVENT);
        }
        awaitRoundsOfAll();
        pause();
        audit(stake);
        return stake;
    }

    /** Two: the first may have begun before. */
    private void awaitRoundsOfAll() throws IOException {
        for (int number = 0; number < SURVIVORS; number++) {
            int survivor = number;
            long rounds = ledger.rounds(survivor) + 2;
            await("rounds of contender " + survivor, () -> ledger.rounds(survivor) >= rounds);
        }
    }

    private void pause() throws IOException {
        prizes.gate().reset();
        ledger.setPaused(true);
        for (int number = 0; number < SURVIVORS; number++) {
            int survivor = number;
            await("contender " + survivor + " to rest", () -> ledger.stake(survivor)
                    .atGate());
        }
    }

    private void resume() {
        ledger.setSurplus(false);
        ledger.clearEventUser();
        ledger.setPaused(false);
        prizes.gate().set();
    }

    /** Nobody holds anything, and the broker has heard of the death before it answers. */
    private void audit(Stake stake) throws InterruptedException {
        Broker.Status status = Broker.status().orElseThrow();
        assertThat(status.processes()).as("processes at the broker").isEqualTo(SURVIVORS + 1);
        assertThat(status.handles()).as("handles at the broker").isEqualTo(status.objects() * (SURVIVORS + 1));
        Wait.Outcome outcome = prizes.await(MUTEX, WATCHDOG);
        assertThat(outcome).as("the mutex at rest").isNotEqualTo(new Wait.Outcome.TimedOut());
        boolean abandoned = outcome instanceof Wait.Outcome.Abandoned;
        if (abandoned) {
            ledger.countAbandoned();
        }
        ledger.beginMutex(VICTIM, abandoned);
        ledger.endMutex(VICTIM);
        prizes.give(Prize.MUTEX);
        assertThat(prizes.takeAll(Prize.EVENT)).as("signals of the event").isOne();
        prizes.give(Prize.EVENT);
        int[] lost = new int[Prize.all().size()];
        lost[Prize.MUTEX.index()] = Math.toIntExact(ledger.takeAbandoned());
        lost[Prize.FIRST_SEMAPHORE.index()] = refill(Prize.FIRST_SEMAPHORE);
        lost[Prize.SECOND_SEMAPHORE.index()] = refill(Prize.SECOND_SEMAPHORE);
        expectExplained(stake, lost);
    }

    /** Makes the semaphore whole; how many were missing. */
    private int refill(Prize prize) {
        int found = prizes.takeAll(prize);
        for (int i = 0; i < prize.count(); i++) {
            prizes.give(prize);
        }
        return prize.count() - found;
    }

    private static void expectExplained(Stake stake, int[] lost) {
        List<Integer> ofOpen = new ArrayList<>();
        for (Prize prize : List.of(Prize.MUTEX, Prize.FIRST_SEMAPHORE, Prize.SECOND_SEMAPHORE)) {
            int open = lost[prize.index()] - (prize.isIn(stake.held()) ? 1 : 0);
            assertThat(open)
                    .as("%s lost beyond what was held, of %s", prize, stake)
                    .isBetween(0, prize.isIn(stake.open()) ? 1 : 0);
            if (prize.isIn(stake.open())) {
                ofOpen.add(open);
            }
        }
        if (stake.all()) {
            assertThat(ofOpen.stream().distinct())
                    .as("of all or nothing, %s", stake)
                    .hasSizeLessThan(2);
        } else {
            assertThat(ofOpen.stream().mapToInt(Integer::intValue).sum())
                    .as("of one at the most, %s", stake)
                    .isBetween(0, 1);
        }
    }

    /** Looks until it is so; that takes longer than any machine needs only if somebody hangs. */
    private void await(String what, BooleanSupplier condition) throws IOException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            for (Contender survivor : survivors) {
                assertThat(survivor.isAlive())
                        .as("a survivor, awaiting " + what)
                        .isTrue();
            }
            if (System.nanoTime() - began > WATCHDOG.toNanos()) {
                bark(what);
            }
            ProcessCalls.schedYield();
        }
    }

    private void bark(String what) throws IOException {
        for (int number = 0; number < SURVIVORS; number++) {
            System.err.println("contender " + number + " with " + ledger.stake(number) + " after "
                    + ledger.rounds(number) + " rounds");
            survivors.get(number).showStacks();
        }
        throw new AssertionError("nothing moves, awaiting " + what + "; the victim had " + ledger.stake(VICTIM));
    }

    @Override
    public void close() throws IOException {
        for (Contender survivor : survivors) {
            survivor.close();
        }
        prizes.close();
        ledger.close();
    }
}
