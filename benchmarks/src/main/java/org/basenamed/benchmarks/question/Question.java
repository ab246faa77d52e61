package org.basenamed.benchmarks.question;

import java.util.List;

/**
 * A section of the README.
 *
 * @param word what it is called in a command
 * @param title what is asked, for people
 * @param method how it is measured, for people
 * @param cases the lines of its table
 */
public record Question(String word, String title, String method, List<Case> cases) {
    /** A copy of the list is kept. */
    public Question {
        cases = List.copyOf(cases);
    }
}
