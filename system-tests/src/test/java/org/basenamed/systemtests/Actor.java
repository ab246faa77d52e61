package org.basenamed.systemtests;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.basenamed.client.Access;
import org.basenamed.client.BasenamedException;
import org.basenamed.client.Broker;
import org.basenamed.client.FileMapping;
import org.basenamed.client.View;
import org.basenamed.win32.Kernel32;

/**
 * A process of its own that uses the library as it is told to, one line at a time, and answers each with one line: {@code ok} and
 * what there is to say, or {@code error}, the number of the error, and its message.
 */
public final class Actor {
    private final List<FileMapping> mappings = new ArrayList<>();
    private final List<View> views = new ArrayList<>();

    private Actor() {}

    public static void main(String[] args) throws IOException {
        Actor actor = new Actor();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        System.out.println("ok up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(actor.answer(line.split(" ", -1)));
        }
    }

    private String answer(String[] words) {
        try {
            return "ok " + obey(words);
        } catch (BasenamedException e) {
            return "error " + e.error().code() + " "
                    + String.valueOf(e.getMessage()).replace('\n', ' ');
        } catch (RuntimeException e) {
            return "error 0 " + e;
        }
    }

    private Object obey(String[] words) {
        return switch (words[0]) {
            case "create" -> opened(FileMapping.create(words[1], Long.parseLong(words[2])));
            case "open" -> opened(FileMapping.open(words[1], Access.valueOf(words[2])));
            case "map" -> mapped(mappings.get(number(words[1])).map(Access.valueOf(words[2])));
            case "put" -> put(number(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
            case "get" -> views.get(number(words[1])).segment().get(JAVA_LONG, Long.parseLong(words[2]));
            case "is-open" -> mappings.get(number(words[1])).isOpen();
            case "close" -> closed(mappings.get(number(words[1])));
            case "unmap" -> closed(views.get(number(words[1])));
            case "fill" -> fill(Long.parseLong(words[1]));
            case "status" -> Broker.status().map(Broker.Status::toString).orElse("none");
            case "broker" -> Broker.status().orElseThrow().processId();
            case "win32-open" -> win32Open(words[1]);
            case "property" -> String.valueOf(System.setProperty(words[1], words[2]));
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private String opened(FileMapping mapping) {
        mappings.add(mapping);
        return (mapping.existed() ? "existed " : "new ") + (mappings.size() - 1);
    }

    private int mapped(View view) {
        views.add(view);
        return views.size() - 1;
    }

    private String put(int view, long offset, long value) {
        views.get(view).segment().set(JAVA_LONG, offset, value);
        return "written";
    }

    private static String closed(AutoCloseable resource) {
        switch (resource) {
            case FileMapping mapping -> mapping.close();
            case View view -> view.close();
            default -> throw new IllegalArgumentException(resource.toString());
        }
        return "closed";
    }

    /** Creates mappings until that is refused, and answers how many there were. */
    private String fill(long sizeBytes) {
        int count = 0;
        while (true) {
            try {
                mappings.add(FileMapping.createUnnamed(sizeBytes));
                count++;
            } catch (BasenamedException e) {
                return count + " " + e.error().code();
            }
        }
    }

    private static String win32Open(String name) {
        long handle = Kernel32.OpenFileMapping(4, false, name);
        return handle + " " + Kernel32.GetLastError();
    }
}
