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
    private static final String GENERATION = "io.govpulse.streaming.GenerationApplication";

    /** The exit code of the batch jobs where two generations are not the same. */
    private static final int DIFFERENT = 3;

    /** What whoever asks for a rebuild accepts, though it would otherwise end it. */
    public enum Accepted {
        /** Events that Kafka has dropped, and no table has. */
        LOSS("lost events are accepted"),
        /** Facts that differ from those of the generation before without a known reason. */
        DIFFERENCES("differences are accepted");

        private final String reason;

        Accepted(String reason) {
            this.reason = reason;
        }
    }

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
        if (wanted.contains(Component.STREAMING)) {
            settleGeneration();
        }
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
            startStreaming(Component.STREAMING.processName(), generation(), false);
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

    private void startStreaming(String name, int generation, boolean acceptLoss) {
        Path log = processes.log(name);
        long offset = log.toFile().length();
        ProcessHandle process =
                processes.start(
                        name,
                        Component.STREAMING,
                        Map.of(
                                "GOVPULSE_GENERATION",
                                Integer.toString(generation),
                                "GOVPULSE_STREAM_ACCEPT_LOSS",
                                acceptLoss ? "yes" : "no"));
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
     * readers by one published refresh, then the stream. Begun again, it goes on where it stopped.
     * Returns the exit code.
     *
     * @param accepted what would otherwise end it
     */
    public int rebuild(Set<Accepted> accepted) {
        refuseUnlessRunning(Component.KAFKA);
        processes.stop(NEXT);
        settleGeneration(List.of("--next"));
        int former = generation();
        int next = planned();
        say("Generation " + next + ": reading all raw events, then Kafka …");
        startStreaming(NEXT, next, accepted.contains(Accepted.LOSS));
        int caughtUp =
                processes.run(
                        Component.STREAMING,
                        LAG,
                        Map.of("GOVPULSE_GENERATION", Integer.toString(next)),
                        List.of("--until-zero", "600"));
        if (caughtUp != 0) {
            processes.stop(NEXT);
            throw PlatformException.outside(
                    "Cannot switch to generation %d: it did not catch up; the running generation is untouched. See %s; ./govpulse rebuild goes on where it stopped"
                            .formatted(next, processes.log(NEXT)));
        }
        List<String> expected = expectedDifferences(former, next, accepted);
        say(
                "Caught up. Comparing generation %d with %d%s, then publishing it …"
                        .formatted(
                                next,
                                former,
                                expected.isEmpty()
                                        ? ""
                                        : " (differences are expected: %s)"
                                                .formatted(String.join(", ", expected))));
        try {
            Generation.beginSwitch(settings.home());
            int published = batch(publish(former, next, expected));
            if (published == DIFFERENT) {
                processes.stop(NEXT);
                throw PlatformException.outside(
                        "Cannot publish generation %1$d: its facts are not those of generation %2$d, which were folded alike; readers still see %2$d. ./govpulse audit --generation %2$d, and %1$d, says which is wrong; ./govpulse rebuild --accept-differences publishes it all the same"
                                .formatted(next, former));
            }
            if (published != 0) {
                processes.stop(NEXT);
                throw PlatformException.outside(
                        "Cannot publish generation %d; readers still see the one before. See the lines above; ./govpulse rebuild tries again"
                                .formatted(next));
            }
            processes.stop(Component.STREAMING.processName());
            processes.rename(NEXT, Component.STREAMING.processName());
            Generation.switchTo(settings.home(), next);
        } catch (IOException e) {
            throw PlatformException.outside(
                    "Cannot note the generation " + next + "; ./govpulse up settles which one runs",
                    e);
        }
        say("Generation " + next + " is published and runs.");
        return 0;
    }

    private static List<String> publish(int former, int next, List<String> expected) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "refresh",
                                "--generation",
                                Integer.toString(next),
                                "--compare",
                                Integer.toString(former)));
        if (!expected.isEmpty()) {
            command.add("--accept-differences");
        }
        return command;
    }

    /** Returns why two generations may differ; empty when they have to be the same. */
    private List<String> expectedDifferences(int former, int next, Set<Accepted> accepted) {
        List<String> reasons = new ArrayList<>();
        accepted.forEach(reason -> reasons.add(reason.reason));
        try {
            Generation.foldDifferences(settings.home(), former, next)
                    .forEach(part -> reasons.add("other " + part));
        } catch (UncheckedIOException e) {
            reasons.add(String.valueOf(e.getMessage()));
        }
        if (processes.running(Component.STREAMING.processName()).isEmpty()) {
            reasons.add("the stream of generation %d does not run".formatted(former));
        }
        return reasons;
    }

    private int planned() {
        try {
            return Generation.planned(settings.home(), generation());
        } catch (UncheckedIOException e) {
            throw PlatformException.outside(String.valueOf(e.getMessage()), e);
        }
    }

    /** Only where the home does not say it: asking the catalog takes seconds. */
    private void settleGeneration() {
        try {
            if (Generation.isUnsettled(settings.home())) {
                settleGeneration(List.of());
            } else {
                Generation.switchTo(settings.home(), generation());
            }
        } catch (IOException e) {
            throw PlatformException.outside("Cannot note which generation runs", e);
        }
    }

    /**
     * Asks the catalog which generation runs. Whoever was killed between publishing another one and
     * noting it left streams behind that readers no longer see.
     */
    private void settleGeneration(List<String> args) {
        int before = generation();
        int settled = processes.run(Component.STREAMING, GENERATION, Map.of(), args);
        if (settled != 0) {
            throw PlatformException.outside(
                    "Cannot tell which generation of facts runs; see the lines above");
        }
        if (generation() != before) {
            say("Generation " + generation() + " is the published one and runs from now on.");
            processes.stop(NEXT);
            processes.stop(Component.STREAMING.processName());
        }
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
