// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jar, class path and JVM options of a module, from where the build puts them. */
final class ModulePath {
    private final Path root;

    ModulePath(Path root) {
        this.root = root;
    }

    /** The class path of a module: its jar and what that needs at run time. */
    String classPath(String module) {
        try {
            return jar(module)
                    + ":"
                    + Files.readString(target(module).resolve("runtime.classpath")).strip();
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    /** The class path of a module's benchmarks: its classes, its tests' and what those need. */
    String benchClassPath(String module) {
        Path target = target(module);
        try {
            return target.resolve("test-classes")
                    + ":"
                    + target.resolve("classes")
                    + ":"
                    + Files.readString(target.resolve("bench.classpath")).strip();
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private Path target(String module) {
        return root.resolve(module).resolve("target");
    }

    private Path jar(String module) {
        try (Stream<Path> files = Files.list(target(module))) {
            return files.filter(file -> file.getFileName().toString().matches("govpulse-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(module));
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }

    private PlatformException notBuilt(String module) {
        return PlatformException.caller(
                "Cannot find the built %s; run ./mvnw package -DskipTests -Dquick in %s"
                        .formatted(module, root));
    }

    /** The JVM options that the module's engine needs: one a line in its jar, # for comments. */
    List<String> engineOptions(String module) {
        try (JarFile jar = new JarFile(jar(module).toFile())) {
            Optional<JarEntry> entry =
                    jar.stream().filter(e -> e.getName().endsWith("/jvm-options.txt")).findFirst();
            if (entry.isEmpty()) {
                return List.of();
            }
            try (InputStream options = jar.getInputStream(entry.get())) {
                return new String(options.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
            }
        } catch (IOException e) {
            throw notBuilt(module);
        }
    }
}
