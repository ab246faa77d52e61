package org.basenamed.broker.operation;

import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.basenamed.broker.process.Claim;
import org.basenamed.broker.process.ClaimTable;
import org.basenamed.broker.process.ProcessTask;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.model.Result;
import org.basenamed.protocol.message.PrepareChildReply;

/*
 * A parent that dies between the start of a child and its word which process that is leaves handles behind for a child that nobody
 * knows. The child has the token in its environment, where it can be seen; but for the moment in which the Java platform's starter of
 * processes has been told what to start and has not become that yet. So every process that is such a starter may be the one.
 */
/** Looks for the child of a parent that has died too early to say who it is. */
final class ChildSearch {
    /** Who starts processes for the Java platform. */
    private static final String STARTER = "jspawnhelper";

    private static final String SAID = PrepareChildReply.TOKEN_VARIABLE + "=";

    private ChildSearch() {}

    /** Keeps what a dead process has prepared as long as there is a process that may claim it. */
    static void parentGone(List<ClaimTable.Token> tokens, ProcessStore processes) {
        if (tokens.isEmpty()) {
            return;
        }
        Set<ClaimTable.Token> kept = new HashSet<>();
        String[] numbers = new File("/proc").list((directory, name) -> Character.isDigit(name.charAt(0)));
        for (String name : numbers == null ? new String[0] : numbers) {
            int number = Integer.parseInt(name);
            List<ClaimTable.Token> claimable = claimable(number, tokens);
            if (!claimable.isEmpty()
                    && processes.tasks().process(number) instanceof Result.Granted<ProcessTask>(ProcessTask task)) {
                kept.addAll(claimable);
                claimable.forEach(token -> processes.claims().mayBeFor(token, task));
            }
        }
        for (ClaimTable.Token token : tokens) {
            Claim claim = processes.claims().find(token);
            if (claim != null && !kept.contains(token)) {
                processes.claims().remove(token, processes.tasks());
                processes.drop(claim.handles());
            }
        }
    }

    private static List<ClaimTable.Token> claimable(int number, List<ClaimTable.Token> tokens) {
        if (ProcessFacts.command(number).equals(STARTER)) {
            return tokens;
        }
        String environment = ProcessFacts.environment(number);
        return environment.contains(SAID)
                ? tokens.stream()
                        .filter(token -> environment.contains(SAID + token.text()))
                        .toList()
                : List.of();
    }
}
