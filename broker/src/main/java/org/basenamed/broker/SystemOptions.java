package org.basenamed.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.basenamed.protocol.Rendezvous;
import org.basenamed.protocol.SystemRendezvous;

/**
 * How a broker for the whole machine was told to run.
 *
 * @param rendezvous where clients meet it
 * @param configuration what the administrator says of it
 * @param configured whether that file was named, and has to be there
 */
record SystemOptions(Rendezvous rendezvous, Path configuration, boolean configured) {
    static final String OPTION = "--system";
    static final String USAGE = "usage: --system [--directory DIR] [--configuration FILE]";

    static SystemOptions parse(List<String> args, Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 1; i + 1 < args.size(); i += 2) {
            values.put(args.get(i), args.get(i + 1));
        }
        String directory = values.remove("--directory");
        String configuration = values.remove("--configuration");
        if (!values.isEmpty() || args.size() % 2 == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        if (directory == null) {
            directory = environment.get(SystemRendezvous.DIRECTORY_VARIABLE);
        }
        if (configuration == null) {
            configuration = environment.get(SystemRendezvous.CONFIGURATION_VARIABLE);
        }
        return new SystemOptions(
                new Rendezvous(
                        directory == null
                                ? SystemRendezvous.DIRECTORY
                                : Path.of(directory).toAbsolutePath()),
                configuration == null ? SystemRendezvous.CONFIGURATION : Path.of(configuration),
                configuration != null);
    }
}
