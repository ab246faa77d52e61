package org.basenamed.testkit.scenario;

/** A name for a handle, an address or a number, belonging to one process of a scenario. */
public record Variable(String process, String name) {

    @Override
    public String toString() {
        return process + ":" + name;
    }
}
