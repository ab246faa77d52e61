package org.basenamed.client.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.basenamed.linux.Epoll;
import org.basenamed.linux.Errno;
import org.basenamed.linux.Fd;
import org.basenamed.linux.LinuxException;
import org.basenamed.linux.Pidfd;
import org.basenamed.linux.Pipe;
import org.basenamed.linux.ProcessCalls;
import org.basenamed.protocol.message.LaunchReply;

/*
 * A child that is not to take its first step yet is started as a shell that reads one line from a pipe of this process, says on a second one
 * that it has, and then becomes the program. If this process dies before it has written the line, the shell reads the end of the pipe,
 * and ends. The shell opens both pipes by the descriptors of this process, which therefore have to stay open until it has answered. The
 * shell itself does not say what job it is in: it is not in it before it has been put there, and whoever looks for members is not to find
 * it too early.
 *
 * Shells have variables of their own, which they set, or forget, and hand on. Those travel by other names, and are set right at the end.
 */
/** What one child stands still behind before its first step. */
final class Gate implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final byte LINE_END = '\n';
    private static final String CARRIED = "BASENAMED_GATE_";
    private static final List<String> SHELLS_OWN = List.of("PATH", "PWD", "OLDPWD", "SHLVL", "PS1", "PS2", "PS4");

    /** Not even those can be handed on by every shell. */
    private static final Set<String> SHELLS_ALONE = Set.of(
            "IFS",
            "OPTIND",
            "LINENO",
            "PPID",
            "UID",
            "EUID",
            "GROUPS",
            "SHELLOPTS",
            "BASHOPTS",
            "BASH_VERSINFO",
            "POSIXLY_CORRECT");

    private static final Pattern SHELLS_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Pipe line;
    private final Pipe passed;

    Gate() {
        line = Pipe.create();
        try {
            passed = Pipe.create();
        } catch (LinuxException e) {
            line.close();
            throw e;
        }
    }

    /** Whether a child can stand behind a gate, and gets the variables of an environment unchanged all the same. */
    static boolean keeps(Map<String, String> environment) {
        return Files.isExecutable(SHELL)
                && ProcessCalls.isDumpable()
                && environment.keySet().stream()
                        .allMatch(name -> SHELLS_NAME.matcher(name).matches() && !SHELLS_ALONE.contains(name));
    }

    /**
     * What is started in place of a command.
     *
     * @param mark what the child's environment is to say of its job; empty for nothing
     * @param environment the child's, which is changed until {@link #restore}
     */
    List<String> before(List<String> command, String mark, Map<String, String> environment) {
        StringBuilder script = new StringBuilder(
                "{ IFS= read -r BASENAMED_GATE < \"$0\" && echo > \"$1\"; } 2> /dev/null && unset BASENAMED_GATE");
        for (String name : SHELLS_OWN) {
            String value = environment.remove(name);
            if (value == null) {
                script.append(" && unset ").append(name);
            } else {
                environment.put(CARRIED + name, value);
                script.append(" && export ")
                        .append(name + "=\"$" + CARRIED + name + '"')
                        .append(" && unset " + CARRIED + name);
            }
        }
        // one shell counts itself out again when it becomes the program, whether or not there is a count
        String count = environment.containsKey(CARRIED + "SHLVL") ? "SHLVL=\"$SHLVL\"" : "-u SHLVL";
        script.append(" && if test -n \"$2\"; then export " + LaunchReply.MARK_VARIABLE + "=\"$2\"; fi && shift 2")
                .append(" && if test -n \"${BASH_VERSION-}\"; then exec /usr/bin/env " + count + " \"$@\"; fi")
                .append(" && exec \"$@\"");
        String descriptors = "/proc/" + ProcessCalls.getpid() + "/fd/";
        List<String> words = new ArrayList<>(List.of(SHELL.toString(), "-c", script.toString()));
        words.add(descriptors + line.reading().number());
        words.add(descriptors + passed.writing().number());
        words.add(mark);
        words.addAll(command);
        return words;
    }

    /** Gives an environment back what {@link #before} has taken from it. */
    static void restore(Map<String, String> environment) {
        for (String name : SHELLS_OWN) {
            String value = environment.remove(CARRIED + name);
            if (value != null) {
                environment.put(name, value);
            }
        }
    }

    /** Lets the child through, and returns when it has passed, or has ended. */
    void open(Process child) {
        line.write(LINE_END);
        int opened = Pidfd.open((int) child.pid());
        if (opened == -Errno.ESRCH) {
            return;
        }
        LinuxException.check(opened, "pidfd_open", child);
        try (Fd end = Fd.own(opened);
                Epoll either = Epoll.create()) {
            LinuxException.check(either.add(end.number(), Epoll.EPOLLIN, 0), "epoll_ctl", end);
            LinuxException.check(
                    either.add(passed.reading().number(), Epoll.EPOLLIN, 0), "epoll_ctl", passed.reading());
            // a number that has come to mean another process is that of one that is not alive
            if (child.isAlive()) {
                LinuxException.check(either.await(Epoll.FOREVER), "epoll_pwait", end);
            }
        }
    }

    /** A child that has not passed by now ends. */
    @Override
    public void close() {
        passed.close();
        line.close();
    }
}
