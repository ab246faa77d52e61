package org.basenamed.systemtests.waiting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.basenamed.client.Broker;
import org.basenamed.client.Wait;
import org.jspecify.annotations.Nullable;

/**
 * A process that takes prizes and gives them back, in every way there is to wait, until it is killed or finds that something is wrong.
 * A line tells it its number among the contenders and the seed of its choices.
 */
final class ContenderProgram {
    static final String READY = "ready";
    static final String CONTENDING = "contending";

    /** One in so many waits has a time-out. */
    private static final int TIMED = 4;

    private static final int MOST_MICROS = 1000;

    /** One in so many holds what it has taken for longer than it takes to wait for it. */
    private static final int HOLDING = 4;

    private static final int MOST_SPINS = 50_000;

    private final int number;
    private final Random random;
    private final Ledger ledger;
    private final Prizes prizes;

    private ContenderProgram(int number, Random random, Ledger ledger, Prizes prizes) {
        this.number = number;
        this.random = random;
        this.ledger = ledger;
        this.prizes = prizes;
    }

    static void main() throws IOException, InterruptedException {
        // loads the library without meeting the broker
        Broker.directory();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        String told = input.readLine();
        if (told == null) {
            return;
        }
        String[] words = told.split(" ", -1);
        try (Ledger ledger = Ledger.open();
                Prizes prizes = Prizes.open()) {
            Random random = new Random(Long.parseLong(words[1]));
            ContenderProgram program = new ContenderProgram(Integer.parseInt(words[0]), random, ledger, prizes);
            System.out.println(CONTENDING);
            while (true) {
                program.passGate();
                program.round();
                ledger.countRound(program.number);
            }
        }
    }

    /** The stake is written before the pause is looked for, and the judge does it the other way round: one sees the other. */
    private void passGate() throws InterruptedException {
        ledger.setStake(number, Stake.NONE);
        while (ledger.isPaused()) {
            ledger.setStake(number, Stake.AT_GATE);
            prizes.gate().await();
            ledger.setStake(number, Stake.NONE);
        }
    }

    private void round() throws InterruptedException {
        Wish wish = Wish.WISHES.get(random.nextInt(Wish.WISHES.size()));
        ledger.setStake(number, Stake.taking(wish));
        switch (prizes.await(wish, timeout())) {
            case Wait.Outcome.Signalled(int index) -> use(wish.taken(index), false);
            case Wait.Outcome.Abandoned(int index) -> use(wish.taken(index), true);
            case Wait.Outcome.TimedOut() -> {
                // nothing has been taken: the judge would miss it
            }
        }
    }

    private @Nullable Duration timeout() {
        return random.nextInt(TIMED) == 0 ? Duration.ofNanos(1000L * random.nextInt(MOST_MICROS)) : null;
    }

    private void use(int taken, boolean abandoned) {
        ledger.setStake(number, Stake.holding(taken));
        if (abandoned) {
            ledger.countAbandoned();
        }
        if (abandoned && !Prize.MUTEX.isIn(taken)) {
            throw new IllegalStateException("abandoned without the mutex: " + taken);
        }
        if (Prize.MUTEX.isIn(taken)) {
            ledger.beginMutex(number, abandoned);
        }
        if (Prize.EVENT.isIn(taken)) {
            ledger.beginEvent(number);
        }
        hold();
        if (Prize.EVENT.isIn(taken)) {
            ledger.endEvent(number);
        }
        if (Prize.MUTEX.isIn(taken)) {
            ledger.endMutex(number);
        }
        giveBack(taken);
    }

    private void hold() {
        int spins = random.nextInt(HOLDING) == 0 ? random.nextInt(MOST_SPINS) : 0;
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    private void giveBack(int taken) {
        for (int left = taken; left != 0; left &= left - 1) {
            Prize prize = Prize.first(left);
            ledger.setStake(number, Stake.giving(prize, left & ~prize.mask()));
            prizes.give(prize);
        }
    }
}
