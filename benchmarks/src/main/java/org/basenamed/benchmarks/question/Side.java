package org.basenamed.benchmarks.question;

import java.util.List;

/**
 * One of those that are compared: a program that takes samples when it is told to.
 *
 * @param name for people; the same in all results
 * @param language what the program is written in
 * @param program its name, or its class
 * @param arguments what it is told at its start
 * @param broker 0 for the broker of the whole run, else the number of one of its own; of Wine, then a server that is new
 */
public record Side(String name, Language language, String program, List<String> arguments, int broker) {
    /** What our own side is called where there is only one. */
    public static final String BASENAMED = "Basenamed";

    /** What Wine is called. */
    public static final String WINE = "Wine";

    /** A copy of the arguments is kept. */
    public Side {
        arguments = List.copyOf(arguments);
    }

    /** A class of this room, on top of Basenamed. */
    public static Side ours(Class<?> program, String... arguments) {
        return java(BASENAMED, program, arguments);
    }

    /** A class of this room. */
    public static Side java(String name, Class<?> program, String... arguments) {
        return new Side(name, Language.JAVA, program.getName(), List.of(arguments), 0);
    }

    /** A program in C. */
    public static Side c(String name, String program, String... arguments) {
        return new Side(name, Language.C, program, List.of(arguments), 0);
    }

    /** A program for Windows, run by Wine. */
    public static Side wine(String program, String... arguments) {
        return new Side(WINE, Language.WIN32, program, List.of(arguments), 0);
    }

    /** A program in another language. */
    public static Side other(Language language, String name, String program, String... arguments) {
        return new Side(name, language, program, List.of(arguments), 0);
    }

    /** The same with a broker that no other side meets. */
    public Side withBroker(int number) {
        return new Side(name, language, program, arguments, number);
    }

    /** The same under another name. */
    public Side named(String other) {
        return new Side(other, language, program, arguments, broker);
    }
}
