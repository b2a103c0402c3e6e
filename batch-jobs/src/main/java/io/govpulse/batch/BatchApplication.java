package io.govpulse.batch;

import io.govpulse.batch.audit.AuditReport;
import io.govpulse.batch.refresh.RefreshRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of the Spark jobs; the README beside this module says what each command does. */
public final class BatchApplication {
    private static final Logger LOG = LoggerFactory.getLogger(BatchApplication.class);

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String USAGE =
            "Usage: serve | refresh [--generation N] | audit [--generation N] | upkeep";

    private BatchApplication() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        Optional<Command> command = Command.parse(arguments);
        if (command.isEmpty()) {
            System.err.println(
                    "Cannot run: '%s'; %s".formatted(String.join(" ", arguments), USAGE));
            return WRONG_USAGE;
        }
        BatchSettings settings;
        try {
            settings = BatchSettings.of(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return WRONG_USAGE;
        }
        try (BatchJobs jobs = BatchJobs.open(settings)) {
            return run(jobs, settings, command.get());
        } catch (Exception e) {
            LOG.error("Cannot finish {}", command.get().name(), e);
            return FAILED;
        }
    }

    private static int run(BatchJobs jobs, BatchSettings settings, Command command)
            throws InterruptedException {
        switch (command.name()) {
            case "serve" -> new JobScheduler(jobs, settings).run();
            case "refresh" ->
                    System.out.println(
                            jobs.refresh(command.generation())
                                    .map(RefreshRow::line)
                                    .orElse("refresh: no facts yet"));
            case "audit" -> {
                AuditReport report = jobs.audit(command.generation());
                System.out.println(report.text());
                return report.clean() ? OK : FAILED;
            }
            case "upkeep" -> System.out.println(jobs.upkeep().line());
            default -> throw new IllegalStateException(command.name());
        }
        return OK;
    }

    /**
     * What to do.
     *
     * @param name serve, refresh, audit or upkeep
     * @param generation the generation, where one is asked for
     */
    record Command(String name, Optional<Integer> generation) {
        private static final List<String> NAMES = List.of("serve", "refresh", "audit", "upkeep");
        private static final List<String> OF_A_GENERATION = List.of("refresh", "audit");

        /** Reads the arguments; empty when they are none of the usage. */
        static Optional<Command> parse(String... arguments) {
            List<String> words = new ArrayList<>(Arrays.asList(arguments));
            if (words.isEmpty() || !NAMES.contains(words.get(0))) {
                return Optional.empty();
            }
            String name = words.get(0);
            if (words.size() == 1) {
                return Optional.of(new Command(name, Optional.empty()));
            }
            boolean accepted =
                    words.size() == 3
                            && OF_A_GENERATION.contains(name)
                            && words.get(1).equals("--generation")
                            && words.get(2).matches("\\d{1,9}");
            return accepted
                    ? Optional.of(new Command(name, Optional.of(Integer.valueOf(words.get(2)))))
                    : Optional.empty();
        }
    }
}
