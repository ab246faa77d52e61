package org.basenamed.broker.operation;

import java.util.Arrays;
import java.util.List;
import org.basenamed.linux.ProcessFacts;
import org.basenamed.linux.ProcessUsage;
import org.basenamed.model.Result;
import org.basenamed.model.Win32Error;

/*
 * A container counts its processes anew. What it calls number 7 is another process to the broker, perhaps one of the same user outside.
 * The kernel tells which numbers a process has, but not to a stranger whether two processes count alike: so of the processes in a
 * container the one that asks is known, and its children, which are counted where it is, or below that; and no other.
 */
/** What the numbers of processes and threads mean that a process speaks of. */
final class NumberSpace {
    private final int processNumber;
    private final List<Integer> own;

    /** Those of the process that has this number here; 0 if it has none. */
    NumberSpace(int processNumber) {
        this.processNumber = processNumber;
        this.own = ProcessFacts.numbers(processNumber);
    }

    /** Whether it counts otherwise than is done here; false for one that is gone. */
    boolean isElsewhere() {
        return own.size() > 1;
    }

    private boolean isHere() {
        return own.size() == 1;
    }

    /** The process that is meant, by its number here. */
    Result<Integer> process(int number) {
        if (isHere()) {
            return Result.granted(number);
        }
        return !own.isEmpty() && own.getLast() == number
                ? Result.granted(processNumber)
                : Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
    }

    /** The child of it that is meant, by its number here; refused with 87 if it has none of that number. */
    Result<Integer> child(int number) {
        if (isHere()) {
            return Result.granted(number);
        }
        if (own.isEmpty()) {
            return Result.refused(Win32Error.ERROR_NOT_SUPPORTED);
        }
        return Arrays.stream(ProcessUsage.all())
                .filter(other -> ProcessUsage.of(other)
                        .filter(usage -> usage.parent() == processNumber)
                        .isPresent())
                .filter(child -> isCalledHere(child, number))
                .boxed()
                .findFirst()
                .map(Result::granted)
                .orElse(Result.refused(Win32Error.ERROR_INVALID_PARAMETER));
    }

    private boolean isCalledHere(int child, int number) {
        List<Integer> numbers = ProcessFacts.numbers(child);
        return numbers.size() >= own.size() && numbers.get(own.size() - 1) == number;
    }

    /** The thread that is meant, by its number here. */
    Result<Integer> thread(int number) {
        if (isHere()) {
            return Result.granted(number);
        }
        return ProcessFacts.threads(processNumber).stream()
                .filter(thread -> isCalled(thread, number))
                .findFirst()
                .map(Result::granted)
                .orElse(Result.refused(Win32Error.ERROR_NOT_SUPPORTED));
    }

    private static boolean isCalled(int thread, int number) {
        List<Integer> numbers = ProcessFacts.numbers(thread);
        return !numbers.isEmpty() && numbers.getLast() == number;
    }
}
