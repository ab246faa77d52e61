package org.basenamed.testkit.driver;

/** Where the processes of scenarios come from. */
@FunctionalInterface
interface ProcessSource {

    /** A process that no scenario has used yet. */
    ScenarioProcess take() throws InterruptedException;
}
