package org.basenamed.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.basenamed.linux.ProcessCalls;
import org.junit.jupiter.api.Assumptions;

/** A user that nobody is, as which root can start processes. */
public record OtherUser(int uid) {
    private static final int FIRST_UID = 54_000_000;

    /** One that no other run of the tests uses at this time; skips the test, with the reason, where there can be none. */
    public static OtherUser assumed() {
        Assumptions.assumeTrue(ProcessCalls.geteuid() == 0, "only root can start processes of other users");
        OtherUser user = new OtherUser(FIRST_UID + (int) ProcessHandle.current().pid());
        Assumptions.assumeTrue(user.canRun("true"), "setpriv of util-linux cannot start processes of other users here");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Assumptions.assumeTrue(user.canRun("test", "-x", java.toString()), "other users cannot run " + java);
        return user;
    }

    /** Another one yet. */
    public OtherUser next() {
        return new OtherUser(uid + 10_000_000);
    }

    /** What starts a command as this user, in no group but its own. */
    public List<String> launcher() {
        return List.of("setpriv", "--reuid", "" + uid, "--regid", "" + uid, "--clear-groups", "--");
    }

    /** Whether a command succeeds for this user. */
    public boolean canRun(String... command) {
        try {
            Process process = new ProcessBuilder(Stream.concat(launcher().stream(), Stream.of(command))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A site for processes of this user, which may not be able to read where the sources lie. */
    Site site() throws IOException {
        Site site = new Site().launchedBy(launcher().toArray(String[]::new));
        site.environment("XDG_CACHE_HOME", site.root().toString());
        List<Path> classes = Site.classes();
        for (int i = 0; i < classes.size(); i++) {
            copy(classes.get(i), site.root().resolve("classes-" + i));
        }
        site.classPath(Stream.iterate(0, i -> i < classes.size(), i -> i + 1)
                .map(i -> site.root().resolve("classes-" + i))
                .toList());
        Files.setAttribute(site.root(), "unix:uid", uid);
        // so that it is the broker's own directory that keeps others out
        Files.setPosixFilePermissions(site.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return site;
    }

    /** Copies classes to where every user can read them. */
    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                String mode = Files.isDirectory(copy) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(mode));
            }
        }
    }
}
