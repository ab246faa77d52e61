package org.basenamed.benchmarks.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the figures were measured on, without saying whose it is. */
public final class Machine {
    private Machine() {}

    /** By name; the date is that of the run. */
    public static Map<String, String> described() throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        // what a distribution or a host adds to the version says nothing about the kernel's speed
        machine.put(
                "kernel",
                System.getProperty("os.name") + " "
                        + System.getProperty("os.version").split("-", 2)[0]);
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
        machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        machine.put(
                "loadAtStart",
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        return machine;
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name") || line.startsWith("CPU part"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
