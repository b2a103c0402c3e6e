// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a home keeps which generation of facts is published, and the state of each. The catalog
 * knows it, too: the last refresh names its generation. The file is a copy for processes that do
 * not read the catalog; while it may be wrong the switch is unsettled.
 */
public final class Generation {
    /** The file in the directory of a generation that says how its facts are folded. */
    public static final String FOLD_FILE = "fold.properties";

    private static final int FIRST = 1;

    private Generation() {}

    /**
     * Returns the number of the generation of facts whose stream is the running one; 1 until there
     * was a rebuild.
     *
     * @throws UncheckedIOException when the file that says so cannot be read
     */
    public static int running(Path home) {
        Path file = file(home);
        return Files.exists(file) ? number(file) : FIRST;
    }

    /**
     * Returns whether only the catalog can tell which generation runs: a switch was begun and not
     * completed, or the home has state of streams and no file that says which one runs.
     */
    public static boolean isUnsettled(Path home) {
        return Files.exists(switching(home))
                || !Files.exists(file(home)) && Files.isDirectory(home.resolve("stream"));
    }

    /** Notes that a generation is about to be published; {@link #switchTo} completes it. */
    public static void beginSwitch(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(switching(home), "");
    }

    /** Notes that this generation is the running one, at once or not at all. */
    public static void switchTo(Path home, int generation) throws IOException {
        write(file(home), generation);
        Files.deleteIfExists(switching(home));
    }

    /** Notes the number of the generation that a rebuild makes. */
    public static void plan(Path home, int generation) throws IOException {
        write(planned(home), generation);
    }

    /**
     * Returns the number of the generation that a rebuild makes.
     *
     * @throws UncheckedIOException when none was planned
     */
    public static int planned(Path home, int running) {
        int next = number(planned(home));
        if (next <= running) {
            throw new UncheckedIOException(
                    new IOException(
                            "Cannot rebuild into generation %d: %d runs".formatted(next, running)));
        }
        return next;
    }

    /**
     * Returns by what the folds of two generations differ, as the streams noted it: rules, fold,
     * columns. How state is stored makes no other facts.
     *
     * @throws UncheckedIOException when one of them cannot be read
     */
    public static List<String> foldDifferences(Path home, int one, int other) {
        Properties first = fold(home, one);
        Properties second = fold(home, other);
        Set<String> parts = new TreeSet<>(first.stringPropertyNames());
        parts.addAll(second.stringPropertyNames());
        parts.remove("state");
        parts.removeIf(part -> first.getProperty(part, "").equals(second.getProperty(part, "")));
        return List.copyOf(parts);
    }

    private static Properties fold(Path home, int generation) {
        Path file = directory(home, generation).resolve(FOLD_FILE);
        Properties fold = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            fold.load(reader);
            return fold;
        } catch (IOException e) {
            throw new UncheckedIOException("no " + file, e);
        }
    }

    /** Returns the directory in which the stream of this generation keeps its state. */
    public static Path directory(Path home, int generation) {
        return home.resolve("stream").resolve("generation-" + generation);
    }

    private static void write(Path file, int generation) throws IOException {
        Files.createDirectories(file.getParent());
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(whole, generation + "\n");
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int number(Path file) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + "; expected one number", e);
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file + "; expected one number", new IOException(e));
        }
    }

    private static Path file(Path home) {
        return home.resolve("generation");
    }

    private static Path switching(Path home) {
        return home.resolve("generation.switching");
    }

    private static Path planned(Path home) {
        return home.resolve("generation.next");
    }
}
