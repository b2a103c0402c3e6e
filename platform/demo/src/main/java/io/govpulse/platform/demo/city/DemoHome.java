// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The files of the demo city in a platform's home. */
public final class DemoHome {
    private static final String SEED = "seed";
    private static final String CASES = "cases";
    private static final String BEGUN = "begun";
    private static final String SENT = "sent";

    private final Path file;
    private final Path units;

    /** The files in this home. */
    public DemoHome(Path home) {
        this.file = home.resolve("demo").resolve("city.properties");
        this.units = home.resolve("reference").resolve("units.csv");
    }

    /** Whether the home is that of a demo city. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether all of its history has been sent, so that the process {@code demo} can run. */
    public boolean historySent() {
        return exists() && Boolean.parseBoolean(read().getProperty(SENT));
    }

    /** The plan of this home's city; empty when it is not that of a demo city. */
    public Optional<Plan> plan() {
        if (!exists()) {
            return Optional.empty();
        }
        Properties city = read();
        try {
            return Optional.of(
                    new Plan(
                            Long.parseLong(city.getProperty(SEED, "")),
                            Integer.parseInt(city.getProperty(CASES, "")),
                            Instant.parse(city.getProperty(BEGUN, ""))));
        } catch (RuntimeException e) {
            throw new DemoException("Cannot read " + file + "; expected seed, cases and begun", e);
        }
    }

    private Properties read() {
        Properties city = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            city.load(reader);
            return city;
        } catch (IOException e) {
            throw new DemoException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the plan of the city, and whether all of its history has been sent. */
    public void write(Plan plan, boolean sent) throws IOException {
        Properties city = new Properties();
        city.setProperty(SEED, Long.toString(plan.seed()));
        city.setProperty(CASES, Integer.toString(plan.cases()));
        city.setProperty(BEGUN, plan.begun().toString());
        city.setProperty(SENT, Boolean.toString(sent));
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            city.store(writer, "The demo city of ./govpulse demo");
        }
    }

    /** Writes the names that the service shows instead of codes. */
    public void writeNames(List<Unit> named) throws IOException {
        Files.createDirectories(units.getParent());
        StringBuilder csv = new StringBuilder("level,code,zh,en\n");
        for (Unit unit : named) {
            csv.append(
                    "%s,%s,%s,%s\n"
                            .formatted(
                                    unit.level(),
                                    unit.code(),
                                    quoted(unit.zh()),
                                    quoted(unit.en())));
        }
        Files.writeString(units, csv, StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
