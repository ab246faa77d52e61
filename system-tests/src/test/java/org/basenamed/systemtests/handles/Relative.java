package org.basenamed.systemtests.handles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.Event;
import org.basenamed.client.Inheritance;
import org.basenamed.client.Mutex;
import org.basenamed.client.Reset;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.PROCESS_INFORMATION;
import org.basenamed.win32.ProcessThreadsApi;
import org.basenamed.win32.STARTUPINFOEX;

/** What the processes of {@link HandlesIT} run: a role each, one line for each thing that they have done. */
final class Relative {
    /** Enough for somebody else to have handles of his own, and none yet by a value that comes after these. */
    private static final int HANDLES_BEFORE = 16;

    private Relative() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        switch (arguments[0]) {
            case "short-lived-parent" -> bearAndDie(arguments[1]);
            case "orphan" -> setWhenOrphaned(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), arguments[3]);
            case "suspending-parent" -> suspend(arguments[1], input);
            case "parent" -> bear(arguments[1]);
            case "child" -> setAndBear(Long.parseLong(arguments[1]));
            case "grandchild" -> set(Long.parseLong(arguments[1]));
            case "ancestor" -> bequeath(arguments[1], input);
            case "holder" -> hold(arguments[1], input);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A command that runs this program once more, with the same Java and the same classes and properties. */
    static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Relative.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder relative(String... arguments) {
        String directory = "-Dbasenamed.directory=" + System.getProperty("basenamed.directory");
        return new ProcessBuilder(command(List.of(directory), arguments)).inheritIO();
    }

    private static Event inheritable(String name) {
        Event event = Event.create(name, Reset.MANUAL);
        event.setInheritable(true);
        return event;
    }

    /** As abruptly as by an operator, if it has not been killed in the middle of it already. */
    private static void bearAndDie(String name) throws IOException {
        Event event = inheritable(name);
        String self = String.valueOf(ProcessHandle.current().pid());
        Inheritance.of(relative("orphan", String.valueOf(event.handleValue()), self, name))
                .start();
        ProcessCalls.kill(ProcessCalls.getpid(), ProcessCalls.SIGKILL);
    }

    /** Starts a child that is not to take a step, says which it is, and stays until it is told to go. */
    private static void suspend(String step, BufferedReader input) throws IOException {
        PROCESS_INFORMATION child = new PROCESS_INFORMATION();
        boolean started = ProcessThreadsApi.CreateProcess(
                null,
                "sh -c \": > " + step + '"',
                false,
                ProcessThreadsApi.CREATE_SUSPENDED,
                null,
                null,
                new STARTUPINFOEX(),
                child);
        System.out.println(started ? child.dwProcessId : -Kernel32.GetLastError());
        input.readLine();
    }

    /** Uses the library only when its parent has gone; its standard streams have gone with that. */
    private static void setWhenOrphaned(long handle, long parent, String name) throws InterruptedException {
        ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
        try (Event event = Event.adopt(handle);
                Event go = Event.create(name + "-go", Reset.AUTO);
                Event end = Event.create(name + "-end", Reset.AUTO)) {
            go.await();
            event.set();
            end.await();
        }
    }

    private static void set(long handle) {
        try {
            Event.adopt(handle).set();
            System.out.println("set");
        } catch (BasenamedException e) {
            System.out.println(e.error());
        }
    }

    private static void bear(String name) throws IOException, InterruptedException {
        Event event = inheritable(name);
        Inheritance.of(relative("child", String.valueOf(event.handleValue())))
                .only(event.handleValue())
                .start()
                .waitFor();
    }

    /** Its own child first gets the claim that it has shown itself, and then one of its own. */
    private static void setAndBear(long handle) throws IOException, InterruptedException {
        set(handle);
        relative("grandchild", String.valueOf(handle)).start().waitFor();
        Inheritance.of(relative("grandchild", String.valueOf(handle))).start().waitFor();
    }

    /** Says what others can have started in its name, and stays until it is told to go. */
    private static void bequeath(String name, BufferedReader input) throws IOException {
        List<Event> before = new ArrayList<>();
        for (int i = 0; i < HANDLES_BEFORE; i++) {
            before.add(Event.create("", Reset.MANUAL));
        }
        try (Event event = inheritable(name)) {
            System.out.println(event.handleValue());
            input.readLine();
        }
        before.forEach(Event::close);
    }

    /** Says what it has; then sets the event whenever it is told to. */
    private static void hold(String name, BufferedReader input) throws IOException {
        Event event = Event.create(name, Reset.MANUAL);
        Mutex mutex = Mutex.create(name + "-mutex", true);
        System.out.println(event.handleValue() + " " + mutex.handleValue());
        while (input.readLine() != null) {
            set(event);
        }
    }

    private static void set(Event event) {
        try {
            event.set();
            System.out.println("set");
        } catch (BasenamedException e) {
            System.out.println(e.error());
        }
    }
}
