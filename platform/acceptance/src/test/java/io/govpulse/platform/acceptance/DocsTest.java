// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every link, path, file, class and package that the documents name exists. */
class DocsTest {
    private static final Path ROOT =
            Path.of(System.getProperty("govpulse.root")).toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".govpulse", "node_modules");

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PATH = Pattern.compile("\\.?[\\w-]+(/[\\w.-]+)+/?");
    private static final Pattern FILE = Pattern.compile("[A-Za-z][\\w-]*\\.(java|yaml|js|html)");
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w*(Test|IT)");
    private static final Pattern PACKAGE = Pattern.compile("io\\.govpulse(\\.[a-z]\\w*)*");
    private static final Pattern CLASS_IN_PACKAGE =
            Pattern.compile("`([A-Z]\\w*)` in `(io\\.govpulse(?:\\.[a-z]\\w*)*)`");

    /** All files and directories of the repository, relative to its root, with slashes. */
    private static final Set<String> TREE = new HashSet<>();

    private static final List<Path> DOCUMENTS = new ArrayList<>();

    @BeforeAll
    static void readTree() throws IOException {
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        if (NOT_OURS.contains(directory.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        TREE.add(relative(directory));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        TREE.add(relative(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
        try (Stream<String> files = TREE.stream()) {
            files.filter(DocsTest::isDocument).sorted().map(ROOT::resolve).forEach(DOCUMENTS::add);
        }
        assertThat(DOCUMENTS).as("documents").hasSizeGreaterThan(30);
    }

    /** Pages for people: those of the root and of docs, and the README of each module. */
    private static boolean isDocument(String path) {
        return path.endsWith(".md")
                && (!path.contains("/") || path.startsWith("docs/") || path.endsWith("/README.md"));
    }

    @Test
    void relativeLinksLeadToWhatExists() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            for (String link : all(LINK, prose(document))) {
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(relative(document) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty()
                        ? document
                        : document.resolveSibling(path).toAbsolutePath().normalize();
        if (!TREE.contains(relative(target))) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** The anchors that GitHub gives to headings. */
    private static List<String> anchors(Path document) throws IOException {
        return all(HEADING, prose(document)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void pathsFilesAndTestsExist() throws IOException {
        Set<String> names = new HashSet<>();
        TREE.forEach(path -> names.add(path.substring(path.lastIndexOf('/') + 1)));
        List<String> missing = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            for (String code : all(CODE, prose(document))) {
                if (isOurPath(code) && !exists(document, code)
                        || FILE.matcher(code).matches() && !names.contains(code)
                        || TEST.matcher(code).matches() && !names.contains(code + ".java")) {
                    missing.add(relative(document) + ": " + code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A path that begins with a directory of the repository's root; others lie in a home. */
    private static boolean isOurPath(String code) {
        return PATH.matcher(code).matches()
                && TREE.contains(code.substring(0, code.indexOf('/')))
                && !code.contains("NNNN");
    }

    private static boolean exists(Path document, String code) {
        String path = code.endsWith("/") ? code.substring(0, code.length() - 1) : code;
        return TREE.contains(path)
                // The README of a module names its own files.
                || TREE.contains(relative(document.resolveSibling(path).normalize()))
                // What the build writes.
                || path.contains("/target");
    }

    @Test
    void classesAndPackagesExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            String prose = prose(document);
            CLASS_IN_PACKAGE
                    .matcher(prose)
                    .results()
                    .filter(
                            found ->
                                    !isSource(
                                            found.group(2).replace('.', '/')
                                                    + "/"
                                                    + found.group(1)
                                                    + ".java"))
                    .forEach(found -> missing.add(relative(document) + ": " + found.group()));
            for (String code : all(CODE, prose)) {
                // A type of event is named like a package.
                if (PACKAGE.matcher(code).matches()
                        && !code.startsWith("io.govpulse.case.")
                        && !isSource(code.replace('.', '/'))) {
                    missing.add(relative(document) + ": " + code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isSource(String path) {
        return TREE.stream()
                .anyMatch(
                        each ->
                                each.endsWith("/src/main/java/" + path)
                                        || each.endsWith("/src/test/java/" + path));
    }

    private static String prose(Path document) throws IOException {
        return CODE_BLOCK.matcher(Files.readString(document)).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    private static String relative(Path path) {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }
}
