// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import io.govpulse.platform.broker.BrokerProcess;
import io.govpulse.platform.broker.BrokerSettings;
import io.govpulse.process.Generation;
import io.govpulse.process.RecentFailures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The platform as a whole: start, stop, and the change to a new generation. */
public final class Platform {
    private static final String NEXT = "streaming-next";
    private static final String STREAMING_READY = "Streaming generation";
    private static final String LAG = "io.govpulse.streaming.LagApplication";

    private final PlatformSettings settings;
    private final Processes processes;
    private final Readiness readiness = new Readiness();
    private final PrintWriter out;

    /**
     * The platform with these settings.
     *
     * @param out where it says what it does
     */
    public Platform(PlatformSettings settings, PrintWriter out) {
        this.settings = settings;
        this.processes = new Processes(settings);
        this.out = out;
    }

    public PlatformSettings settings() {
        return settings;
    }

    public Processes processes() {
        return processes;
    }

    /**
     * Starts the components that do not run yet, and returns when all of them answer.
     *
     * @throws PlatformException when one does not, or the stream runs and fails over and over
     */
    public void up() {
        long begin = System.nanoTime();
        start(EnumSet.copyOf(settings.components()));
        refuseFailingStream();
        out.printf("Govpulse is up (%d s).%n", (System.nanoTime() - begin) / 1_000_000_000L);
        printAddresses();
    }

    /** Prints where the platform answers, and where its state is. */
    public void printAddresses() {
        out.printf(
                "  Pages and API   http://127.0.0.1:%d/%n  Intake          http://127.0.0.1:%d/v1/events%n  State and logs  %s%n",
                settings.port(Component.SERVICE), settings.port(Component.INTAKE), settings.home());
        out.flush();
    }

    /** Starts those of these components that do not run yet, and returns when they answer. */
    public void start(Set<Component> wanted) {
        Set<Component> missing = EnumSet.noneOf(Component.class);
        for (Component component : wanted) {
            if (processes.running(component.processName()).isEmpty()) {
                missing.add(component);
                component
                        .port()
                        .ifPresent(
                                port ->
                                        Readiness.refuseUsedPort(
                                                component, settings.port(component)));
            }
        }
        if (missing.contains(Component.KAFKA)) {
            say("kafka …");
            startKafka();
        }
        if (missing.contains(Component.INTAKE)) {
            processes.start(Component.INTAKE.processName(), Component.INTAKE, Map.of());
        }
        // The stream creates the tables: an empty catalog bears only one first visitor.
        if (missing.contains(Component.STREAMING)) {
            say("streaming …");
            startStreaming(Component.STREAMING.processName(), generation());
        }
        List<Component> rest =
                List.of(Component.INTAKE, Component.BATCH, Component.SERVICE, Component.DEMO)
                        .stream()
                        .filter(missing::contains)
                        .toList();
        rest.stream()
                .filter(component -> component != Component.INTAKE)
                .forEach(
                        component -> processes.start(component.processName(), component, Map.of()));
        for (Component component : rest) {
            say(component.processName() + " …");
            component
                    .port()
                    .ifPresent(
                            port ->
                                    readiness.awaitHealth(
                                            component.processName(),
                                            running(component),
                                            settings.port(component),
                                            processes.log(component.processName()),
                                            this::refuseFailingStream));
        }
        wanted.forEach(this::running);
    }

    /**
     * Returns the failures of the running stream since its last checkpoint; empty when it gets on.
     *
     * @throws PlatformException when the file that keeps them cannot be read
     */
    public Optional<RecentFailures> streamFailures() {
        try {
            return RecentFailures.ofStream(settings.home());
        } catch (UncheckedIOException e) {
            throw PlatformException.outside(String.valueOf(e.getMessage()), e);
        }
    }

    /** A stream that was only just started is not blamed for the failures of the one before. */
    private void refuseFailingStream() {
        String streaming = Component.STREAMING.processName();
        Optional<Instant> started =
                processes.running(streaming).flatMap(process -> process.info().startInstant());
        streamFailures()
                .filter(RecentFailures::unhealthy)
                .filter(failures -> started.filter(failures.last()::isBefore).isEmpty())
                .ifPresent(
                        failures -> {
                            throw PlatformException.outside(
                                    "Cannot bring the platform up: streaming %s; see ./govpulse logs streaming"
                                            .formatted(failures.sentence()));
                        });
    }

    /** Prints a line at once. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    private ProcessHandle running(Component component) {
        return processes
                .running(component.processName())
                .orElseThrow(
                        () ->
                                PlatformException.outside(
                                        "Cannot start %s: it ended. The end of its log (%s):%n%s"
                                                .formatted(
                                                        component.processName(),
                                                        processes.log(component.processName()),
                                                        Readiness.lastLines(
                                                                processes.log(
                                                                        component
                                                                                .processName())))));
    }

    private void startKafka() {
        BrokerProcess broker =
                BrokerProcess.start(
                        BrokerSettings.in(settings.home().resolve("kafka"))
                                .withPort(settings.port(Component.KAFKA))
                                .withLog(processes.log(Component.KAFKA.processName())));
        processes.remember(
                Component.KAFKA.processName(), ProcessHandle.of(broker.pid()).orElseThrow());
    }

    private void startStreaming(String name, int generation) {
        Path log = processes.log(name);
        long offset = log.toFile().length();
        ProcessHandle process =
                processes.start(
                        name,
                        Component.STREAMING,
                        Map.of("GOVPULSE_GENERATION", Integer.toString(generation)));
        readiness.awaitLine(name, process, log, offset, STREAMING_READY);
    }

    /** Stops everything, the last started first. */
    public void down() {
        List<Component> order = new ArrayList<>(List.of(Component.values()));
        Collections.reverse(order);
        processes.stop(NEXT);
        int stopped = 0;
        for (Component component : order) {
            if (processes.stop(component.processName())) {
                say("stopped " + component.processName());
                stopped++;
            }
        }
        say(
                stopped == 0
                        ? "Nothing was running."
                        : "Govpulse is down; its data stay in " + settings.home());
    }

    /** The number of the generation of facts that the running stream writes. */
    public int generation() {
        try {
            return Generation.running(settings.home());
        } catch (UncheckedIOException e) {
            throw PlatformException.outside(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Makes a new generation beside the running one, and switches to it once it has caught up: the
     * readers by one published refresh, then the stream. Returns the exit code.
     */
    public int rebuild() {
        refuseUnlessRunning(Component.KAFKA);
        int next = generation() + 1;
        say("Generation " + next + ": reading all raw events, then Kafka …");
        processes.stop(NEXT);
        startStreaming(NEXT, next);
        int caughtUp =
                processes.run(
                        Component.STREAMING,
                        LAG,
                        Map.of("GOVPULSE_GENERATION", Integer.toString(next)),
                        List.of("--until-zero", "3600"));
        if (caughtUp != 0) {
            processes.stop(NEXT);
            throw PlatformException.outside(
                    "Cannot switch to generation %d: it did not catch up; the running generation is untouched. See %s"
                            .formatted(next, processes.log(NEXT)));
        }
        say("Caught up. Publishing generation " + next + " …");
        int published = batch(List.of("refresh", "--generation", Integer.toString(next)));
        if (published != 0) {
            processes.stop(NEXT);
            throw PlatformException.outside(
                    "Cannot publish generation %d; readers still see the one before. See the lines above"
                            .formatted(next));
        }
        processes.stop(Component.STREAMING.processName());
        processes.rename(NEXT, Component.STREAMING.processName());
        try {
            Generation.switchTo(settings.home(), next);
        } catch (IOException e) {
            throw PlatformException.outside("Cannot note the generation " + next, e);
        }
        say("Generation " + next + " is published and runs.");
        return 0;
    }

    /** Runs a program of the batch jobs to its end, and returns its exit code. */
    public int batch(List<String> args) {
        if (!Files.isDirectory(settings.home().resolve("lake"))
                && settings.environment().keySet().stream()
                        .noneMatch(name -> name.startsWith("GOVPULSE_CATALOG_"))) {
            throw PlatformException.caller(
                    "Cannot %s: there are no tables in %s yet; run ./govpulse up first"
                            .formatted(args.get(0), settings.home()));
        }
        return processes.run(Component.BATCH, Component.BATCH.mainClass(), Map.of(), args);
    }

    /**
     * Prints how many events the running stream has yet to commit.
     *
     * @param args {@code --until-zero SECONDS} to wait until there are none
     * @return 0, or 1 when there were still some after that time
     */
    public int lag(List<String> args) {
        return processes.run(
                Component.STREAMING,
                LAG,
                Map.of("GOVPULSE_GENERATION", Integer.toString(generation())),
                args);
    }

    /** Throws unless this component runs. */
    public void refuseUnlessRunning(Component component) {
        if (processes.running(component.processName()).isEmpty()) {
            throw PlatformException.caller(
                    "Cannot do this: "
                            + component.processName()
                            + " does not run; run ./govpulse up first");
        }
    }
}
