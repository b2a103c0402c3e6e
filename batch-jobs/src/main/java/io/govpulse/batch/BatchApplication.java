// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch;

import io.govpulse.batch.audit.AuditReport;
import io.govpulse.batch.audit.CaseSample;
import io.govpulse.batch.compare.Comparison;
import io.govpulse.batch.refresh.RefreshRow;
import io.govpulse.process.Failure;
import io.govpulse.process.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The process of the Spark jobs; the README beside this module says what each command does. */
@Command(
        name = "batch",
        description = "Publishes figures, checks them and keeps the tables small.",
        mixinStandardHelpOptions = true)
public final class BatchApplication implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchApplication.class);

    private static final int OK = 0;
    private static final int FAILED = 1;

    /** Two generations of facts are not the same. */
    private static final int DIFFERENT = 3;

    private static final int WRONG_USAGE = 2;

    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    private BatchApplication(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** Returns the commands, run with the settings in this environment. */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine commands = new CommandLine(new BatchApplication(environment));
        commands.setParameterExceptionHandler(
                (e, arguments) ->
                        refuse(
                                commands,
                                "Cannot run '%s': %s; expected %s"
                                        .formatted(
                                                String.join(" ", arguments),
                                                e.getMessage(),
                                                usage(commands))));
        commands.setExecutionExceptionHandler(
                (e, command, parsed) -> failed(commands, command.getCommandName(), e));
        return commands;
    }

    private static String usage(CommandLine commands) {
        return String.join(", ", commands.getSubcommands().keySet());
    }

    /** Returns the exit code; a failure is one sentence, and only a fault of ours has a trace. */
    private static int failed(CommandLine commands, String command, Exception e) {
        if (e instanceof Failure failure && failure.origin() != Failure.Origin.OURS) {
            return failure.origin() == Failure.Origin.CALLER
                    ? refuse(commands, failure.getMessage())
                    : print(commands, failure.getMessage(), FAILED);
        }
        LOG.error("Cannot finish {}", command, e);
        return FAILED;
    }

    private static int refuse(CommandLine commands, String message) {
        return print(commands, message, WRONG_USAGE);
    }

    private static int print(CommandLine commands, String message, int exitCode) {
        PrintWriter errors = commands.getErr();
        errors.println(message);
        errors.flush();
        return exitCode;
    }

    /** Refuses a call without a command. */
    @Override
    public void run() {
        throw new ParameterException(commandLine(), "no command");
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("Cannot read the commands: picocli has not set them");
        }
        return spec.commandLine();
    }

    @Command(
            name = "serve",
            description =
                    "Refreshes and keeps the tables small, again and again, until it is ended.",
            mixinStandardHelpOptions = true)
    int serve() throws InterruptedException {
        BatchSettings settings = settings();
        try (BatchJobs jobs = BatchJobs.open(settings)) {
            new JobScheduler(jobs, settings).run();
        }
        return OK;
    }

    @Command(
            name = "refresh",
            description = "Publishes the figures once.",
            mixinStandardHelpOptions = true)
    int refresh(
            @Option(
                            names = "--generation",
                            paramLabel = "N",
                            description = "Switch readers to this generation of the facts.")
                    @Nullable Integer generation,
            @Option(
                            names = "--compare",
                            paramLabel = "M",
                            description =
                                    "First compare it with this generation, and publish only if its facts are the same; 3 if not.")
                    @Nullable Integer former,
            @Option(
                            names = "--accept-differences",
                            description = "Publish it although they are not the same.")
                    boolean accepted)
            throws InterruptedException {
        check(generation);
        check(former);
        try (BatchJobs jobs = BatchJobs.open(settings())) {
            if (generation != null && former != null) {
                Comparison comparison = jobs.compare(former, generation);
                print(comparison.text());
                if (!comparison.same() && !accepted) {
                    return DIFFERENT;
                }
            }
            print(
                    generation == null
                            ? jobs.refresh().map(RefreshRow::line).orElse(JobScheduler.NO_FACTS)
                            : jobs.refresh(generation).line());
        }
        return OK;
    }

    @Command(
            name = "audit",
            description = "Folds and counts everything again and compares; 1 if anything differs.",
            mixinStandardHelpOptions = true)
    int audit(
            @Option(
                            names = "--generation",
                            paramLabel = "N",
                            description = "Audit this generation of the facts.")
                    @Nullable Integer generation,
            @Option(
                            names = "--sample",
                            paramLabel = "N",
                            defaultValue = "1",
                            description =
                                    "Fold one case in N again, each day others; all figures are counted again.")
                    int parts) {
        check(generation);
        if (parts < 1) {
            throw new ParameterException(commandLine(), "sample " + parts + " is not 1 or above");
        }
        CaseSample sample = CaseSample.of(parts, LocalDate.now(ZoneOffset.UTC));
        try (BatchJobs jobs = BatchJobs.open(settings())) {
            AuditReport report =
                    generation == null ? jobs.audit(sample) : jobs.audit(generation, sample);
            print(report.text());
            return report.clean() ? OK : FAILED;
        }
    }

    @Command(
            name = "upkeep",
            description = "Compacts, expires and sweeps once.",
            mixinStandardHelpOptions = true)
    int upkeep() {
        try (BatchJobs jobs = BatchJobs.open(settings())) {
            print(jobs.upkeep().line());
        }
        return OK;
    }

    private BatchSettings settings() {
        return BatchSettings.of(Settings.of(environment));
    }

    private void check(@Nullable Integer generation) {
        if (generation != null && generation < 1) {
            throw new ParameterException(
                    commandLine(), "generation " + generation + " is not 1 or above");
        }
    }

    private void print(String text) {
        PrintWriter output = commandLine().getOut();
        output.println(text);
        output.flush();
    }
}
