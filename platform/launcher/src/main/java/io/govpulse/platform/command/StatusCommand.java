// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.process.RecentFailures;
import io.govpulse.process.Settings;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse status}: the processes, their memory, and how far the stream is behind. */
@Command(
        name = "status",
        description =
                "Shows what runs; exit code 1 when something that should run does not, or fails over and over.")
final class StatusCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;
    private final Settings environment;

    @Spec private CommandSpec spec;

    StatusCommand(Supplier<Platform> platform, Settings environment) {
        this.platform = platform;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Platform target = platform.get();
        PlatformSettings settings = target.settings();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-10s %-8s %-8s %-6s %-8s %s%n",
                "PROCESS", "STATE", "PID", "PORT", "MEMORY", "UP SINCE");
        Optional<RecentFailures> failures = target.streamFailures();
        boolean failing = failures.filter(RecentFailures::unhealthy).isPresent();
        int running = 0;
        for (Component component : settings.components()) {
            Optional<ProcessHandle> process = target.processes().running(component.processName());
            running += process.isPresent() ? 1 : 0;
            out.printf(
                    "%-10s %-8s %-8s %-6s %-8s %s%n",
                    component.processName(),
                    state(process.isPresent(), failing && component == Component.STREAMING),
                    process.map(handle -> Long.toString(handle.pid())).orElse("-"),
                    component.port().isPresent() ? settings.port(component) : "-",
                    process.flatMap(handle -> residentMegabytes(handle.pid()))
                            .map(megabytes -> megabytes + " MB")
                            .orElse("-"),
                    process.flatMap(handle -> handle.info().startInstant())
                            .map(StatusCommand::since)
                            .orElse("-"));
        }
        failures.filter(
                        recent ->
                                failing
                                        || target.processes()
                                                .running(Component.STREAMING.processName())
                                                .isEmpty())
                .ifPresent(recent -> out.println("streaming " + recent.sentence()));
        out.printf("generation %d, state in %s%n", target.generation(), settings.home());
        out.flush();
        if (running > 0 && target.processes().running(Component.KAFKA.processName()).isPresent()) {
            target.lag(List.of());
        }
        calendarNotices().forEach(out::println);
        out.flush();
        if (running == 0) {
            out.println("Nothing runs; start with ./govpulse up");
            return 1;
        }
        return running == settings.components().size() && !failing ? 0 : 1;
    }

    private List<String> calendarNotices() {
        try {
            Rules rules =
                    environment.path("GOVPULSE_RULES").map(Rules::load).orElseGet(Rules::standard);
            return CalendarNotice.warnings(rules, Instant.now());
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** A process that starts over and over runs, and is not healthy. */
    private static String state(boolean runs, boolean failing) {
        if (!runs) {
            return "stopped";
        }
        return failing ? "failing" : "running";
    }

    private static String since(Instant started) {
        Duration up = Duration.between(started, Instant.now());
        return "%d:%02d:%02d ago".formatted(up.toHours(), up.toMinutesPart(), up.toSecondsPart());
    }

    /** Memory of a process, from /proc; elsewhere than on Linux the column stays empty. */
    private static Optional<Long> residentMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
