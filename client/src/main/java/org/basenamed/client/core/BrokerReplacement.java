package org.basenamed.client.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.basenamed.linux.ProcessCalls;

/** Makes this process the broker: it keeps its number, its descriptors and whoever waits for it, as a service manager has it. */
public final class BrokerReplacement {
    private BrokerReplacement() {}

    /**
     * Runs the broker in place of this program.
     *
     * @param options what it is told
     * @throws BrokerUnreachableException if that cannot be; nothing has changed then
     */
    public static void run(List<String> options) throws BrokerUnreachableException {
        BrokerImage found = BrokerImage.unpacked();
        // nobody is left here to see that nothing comes of it
        BrokerImage image = found.isWhole() ? found : BrokerImage.unpackedAnew();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(image.javaOptions());
        command.addAll(List.of("-jar", image.jar().toString()));
        command.addAll(options);
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeAll(BrokerStarter.OPTIONS_OF_JAVA_MACHINES);
        List<String> assignments = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        throw new BrokerUnreachableException("cannot start " + command.getFirst() + ": "
                + ProcessCalls.exec(command, assignments).getMessage());
    }
}
