// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one broker, and the class path it runs on. */
final class BrokerFiles {
    private static final int TAIL_LINES = 20;

    private final BrokerSettings settings;

    BrokerFiles(BrokerSettings settings) {
        this.settings = settings;
    }

    Path serverProperties() {
        return settings.directory().resolve("server.properties");
    }

    Path logging() {
        return settings.directory().resolve("log4j2.xml");
    }

    private Path data() {
        return settings.directory().resolve("data");
    }

    /**
     * Whether the storage is formatted. Kafka writes this file last, so a format that broke off is
     * done again.
     */
    boolean formatted() {
        return Files.exists(data().resolve("meta.properties"));
    }

    void write(int port, int controllerPort) {
        try {
            Files.createDirectories(settings.directory());
            Files.createDirectories(settings.log().getParent());
            Files.writeString(
                    serverProperties(),
                    resource("server.properties")
                            .replace("@port@", Integer.toString(port))
                            .replace("@controllerPort@", Integer.toString(controllerPort))
                            .replace("@data@", escaped(data())));
            Files.writeString(logging(), resource("log4j2.xml"));
        } catch (IOException e) {
            throw new BrokerException(
                    "Cannot start Kafka: %s is not writable (%s); give it another directory"
                            .formatted(settings.directory(), e.getMessage()),
                    e);
        }
    }

    /** A backslash in a path would be an escape in a properties file. */
    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\");
    }

    /**
     * The class path that the build wrote.
     *
     * @throws BrokerException when a jar on it is gone
     */
    static String classPath() {
        String classPath = resource("runtime.classpath").strip();
        for (String jar : classPath.split(System.getProperty("path.separator"))) {
            if (!Files.exists(Path.of(jar))) {
                throw new BrokerException(
                        "Cannot start Kafka: "
                                + jar
                                + " is gone; build again with ./mvnw package -DskipTests -Dquick");
            }
        }
        return classPath;
    }

    /** The last lines of the broker's log, indented, for a message. */
    String tailOfLog() {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(settings.log()), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                    .map(line -> "  " + line + System.lineSeparator())
                    .reduce("", String::concat);
        } catch (IOException e) {
            return "  (no log: " + e.getMessage() + ")";
        }
    }

    private static String resource(String name) {
        try (InputStream in = BrokerFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BrokerException(
                        "Cannot start Kafka: this build lacks "
                                + name
                                + "; build again with ./mvnw package -DskipTests -Dquick");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
