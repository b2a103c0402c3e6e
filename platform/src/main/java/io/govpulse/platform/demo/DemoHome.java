package io.govpulse.platform.demo;

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

/** What a platform's home knows of its demo city. */
public final class DemoHome {
    private static final String SEED = "seed";
    private static final String CASES = "cases";
    private static final String BEGUN = "begun";
    private static final String SENT = "sent";

    private final Path file;
    private final Path units;

    /** Of the platform that lives here. */
    public DemoHome(Path home) {
        this.file = home.resolve("demo").resolve("city.properties");
        this.units = home.resolve("reference").resolve("units.csv");
    }

    /** Whether a demo city lives here. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether all of its history has been sent: from then on it can live. */
    public boolean lives() {
        return exists() && Boolean.parseBoolean(read().getProperty(SENT));
    }

    /** The city that lives here. */
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
            throw new IllegalStateException(
                    "Cannot read " + file + "; it needs seed, cases and begun", e);
        }
    }

    private Properties read() {
        Properties city = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            city.load(reader);
            return city;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** Notes the city, and whether all of its history has been sent. */
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
