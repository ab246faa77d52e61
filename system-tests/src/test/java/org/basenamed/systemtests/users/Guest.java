package org.basenamed.systemtests.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.Broker;
import org.basenamed.client.Event;
import org.basenamed.client.PeerProcess;
import org.basenamed.win32.Kernel32;
import org.basenamed.win32.ProcessThreadsApi;
import org.basenamed.win32.WinNT;

/** A process in a container: told a verb and a name or number in a line, it answers what came of it. */
public final class Guest {
    private Guest() {}

    public static void main(String[] args) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(line.split(" ", 2)));
        }
    }

    private static String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "set" -> set(words[1]);
                case "place" -> Broker.place().toString();
                case "number" -> Long.toString(ProcessHandle.current().pid());
                case "process" ->
                    process(ProcessHandle.of(Long.parseLong(words[1])).orElseThrow());
                case "OpenProcess" -> openProcess(Integer.parseInt(words[1]));
                default -> "no such verb";
            };
        } catch (BasenamedException e) {
            return Integer.toString(e.error().code());
        }
    }

    private static String set(String name) {
        try (Event event = Event.open(name)) {
            event.set();
            return "set";
        }
    }

    private static String process(ProcessHandle handle) {
        PeerProcess.open(handle).close();
        return "opened";
    }

    /** By Win32, which takes numbers that this container knows no process by. */
    private static String openProcess(int number) {
        long handle = ProcessThreadsApi.OpenProcess(WinNT.SYNCHRONIZE, false, number);
        if (handle == 0) {
            return Integer.toString(Kernel32.GetLastError());
        }
        Kernel32.CloseHandle(handle);
        return "opened";
    }
}
