package org.basenamed.broker;

/** The broker's process. */
public final class Main {
    private Main() {}

    /**
     * Prints which version this is.
     *
     * @param arguments none are known yet
     */
    public static void main(String[] arguments) {
        System.out.println("basenamed broker " + Main.class.getPackage().getImplementationVersion());
    }
}
