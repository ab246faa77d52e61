package org.basenamed.broker.process;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.basenamed.model.object.ProcessRecord;
import org.jspecify.annotations.Nullable;

/**
 * What children are to inherit that have been prepared for and are not known yet. Whoever shows the token first gets it, and nobody
 * after that.
 */
public final class ClaimTable {
    private final Map<Token, Claim> claims = new HashMap<>();

    /** Made when the first token is: it takes longer than all else that a broker does before it serves. */
    private static final class Source {
        static final SecureRandom RANDOM = new SecureRandom();

        private Source() {}
    }

    /** What a child shows. */
    public record Token(long high, long low) {
        /** As it stands in the child's environment. */
        public String text() {
            return String.format("%016x%016x", high, low);
        }
    }

    public ClaimTable() {}

    /** Sets handles aside. */
    public Token add(Claim claim) {
        Token token = new Token(Source.RANDOM.nextLong(), Source.RANDOM.nextLong());
        claims.put(token, claim);
        return token;
    }

    /** What the token stands for; null if it stands for nothing, or not any more. */
    public @Nullable Claim find(Token token) {
        return claims.get(token);
    }

    /** The handles have gone to whom they are for, or to nobody. */
    public void remove(Token token, TaskTable tasks) {
        Claim claim = claims.remove(token);
        if (claim != null) {
            for (ProcessTask candidate : tasks.processes()) {
                if (candidate.claims().remove(claim)) {
                    tasks.forgetIfUnneeded(candidate);
                }
            }
        }
    }

    /** Says that a process may turn out to be the one that a claim is for: the claim lasts as long as such a process. */
    public void mayBeFor(Token token, ProcessTask candidate) {
        Claim claim = claims.get(token);
        if (claim != null) {
            candidate.claims().add(claim);
        }
    }

    /** A process has ended: drops what only it could have claimed. */
    public void ended(ProcessTask process, TaskTable tasks, Consumer<Claim> dropped) {
        List<Claim> lost = List.copyOf(process.claims());
        process.claims().clear();
        for (Claim claim : lost) {
            if (tasks.processes().stream().noneMatch(task -> task.claims().contains(claim))) {
                claims.values().remove(claim);
                dropped.accept(claim);
            }
        }
    }

    /** What a process has prepared and nobody has claimed. */
    public List<Token> of(ProcessRecord parent) {
        return claims.entrySet().stream()
                .filter(entry -> entry.getValue().parent() == parent)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether there is anything that somebody may come for. */
    public boolean isEmpty() {
        return claims.isEmpty();
    }
}
