package org.basenamed.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A page of Markdown in the checkout.
 *
 * @param path where it is
 * @param lines what is in it
 */
record Page(Path path, List<String> lines) {
    static final Path CHECKOUT = Path.of(Objects.requireNonNull(
            System.getProperty("basenamed.checkout"), "the build names the checkout to its tests"));

    private static final String FENCE = "```";

    Page {
        lines = List.copyOf(lines);
    }

    static Page at(Path path) {
        try {
            return new Page(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page by its path in the checkout. */
    static Page named(String path) {
        return at(CHECKOUT.resolve(path));
    }

    /** Every page of the checkout, those of built and hidden folders excepted. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> belongsToTheSources(CHECKOUT.relativize(file)))
                    .map(Page::at)
                    .toList();
        }
    }

    private static boolean belongsToTheSources(Path path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(i -> path.getName(i).toString())
                .noneMatch(name -> name.equals("target") || name.startsWith("."));
    }

    /** The lines outside of blocks of code. */
    List<String> prose() {
        boolean[] inCode = {false};
        return lines.stream()
                .filter(line -> {
                    boolean fence = line.startsWith(FENCE);
                    inCode[0] ^= fence;
                    return !fence && !inCode[0] && !line.startsWith("    ");
                })
                .toList();
    }

    /** The only block of code in a language. */
    List<String> code(String language) {
        int start = lines.indexOf(FENCE + language);
        List<String> rest = lines.subList(start + 1, lines.size());
        if (start < 0 || rest.contains(FENCE + language)) {
            throw new AssertionError(path + " has no block of " + language + ", or several");
        }
        return rest.subList(0, rest.indexOf(FENCE));
    }

    /** The rows, without its head, of the first table after the line that is {@code heading}. */
    List<List<String>> table(String heading) {
        int start = lines.indexOf(heading);
        if (start < 0) {
            throw new AssertionError(path + " has no line " + heading);
        }
        return lines.subList(start, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Page::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toList();
    }

    /** The names by which links lead to its headings. */
    List<String> anchors() {
        return prose().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }
}
