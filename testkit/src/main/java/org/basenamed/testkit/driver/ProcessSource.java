package org.basenamed.testkit.driver;

/** Where the processes of scenarios come from. */
@FunctionalInterface
interface ProcessSource {

    /** A process that no scenario has used yet. */
    ScenarioProcess take() throws InterruptedException;

    /** Makes ready for a process that another process of the scenario will start. */
    default Expected expect() {
        throw new IllegalStateException("no process can be started by another one here");
    }

    /** A process that is to come. */
    interface Expected {

        /** What starts it. */
        String commandLine();

        /** The process, which has been started. */
        ScenarioProcess await() throws InterruptedException;
    }
}
