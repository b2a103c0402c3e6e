// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import io.govpulse.platform.core.PlatformException;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.platform.demo.city.City;
import io.govpulse.platform.demo.city.DemoHome;
import io.govpulse.platform.demo.city.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./govpulse demo}: the platform with an invented city.
 *
 * <p>The batch process starts when the history is in the tables, not before: so the first ranking
 * has all of it, and Spark and Flink do not contend for the processors.
 */
@Command(
        name = "demo",
        description = {
            "Starts the platform with an invented city whose cases come in all the time.",
            "Running it again continues with the same city."
        })
final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 2019;
    private static final int CASES = 12_000;
    private static final EnumSet<Component> BEFORE_HISTORY =
            EnumSet.of(Component.KAFKA, Component.STREAMING, Component.INTAKE, Component.SERVICE);

    private final Supplier<Platform> platform;

    @Spec private CommandSpec spec;

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "Cases of history, 1 to 30000 (default " + CASES + ").")
    private Optional<Integer> cases = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another number gives another city (default " + SEED + ").")
    private Optional<Long> seed = Optional.empty();

    DemoCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Platform target = platform.get();
        PlatformSettings settings = target.settings();
        DemoHome home = new DemoHome(settings.home());
        Plan plan = plan(settings, home);
        City city = City.of(plan.seed());
        home.writeNames(city.units());
        if (!home.historySent()) {
            home.write(plan, false);
            boolean refreshing =
                    target.processes().running(Component.BATCH.processName()).isPresent();
            target.start(EnumSet.copyOf(BEFORE_HISTORY));
            new DemoHistory(settings, target).send(city, plan);
            home.write(plan, true);
            if (refreshing && target.batch(List.of("refresh")) != 0) {
                throw PlatformException.outside(
                        "Cannot publish the history; see the lines above, then run ./govpulse demo again");
            }
        }
        target.start(EnumSet.copyOf(settings.components()));
        target.say("first ranking …");
        new FirstRanking(settings.port(Component.SERVICE)).await();
        printSummary(target, (System.nanoTime() - begin) / 1_000_000_000L);
        return 0;
    }

    private Plan plan(PlatformSettings settings, DemoHome home) {
        Optional<Plan> known = home.plan();
        if (known.isPresent()) {
            Plan plan = known.get();
            if (cases.orElse(plan.cases()) != plan.cases()
                    || seed.orElse(plan.seed()) != plan.seed()) {
                throw PlatformException.caller(
                        "Cannot change the city in %s: it has seed %d and %d cases; leave the options out to go on, or make another one: ./govpulse down, then GOVPULSE_HOME=<an empty directory> ./govpulse demo"
                                .formatted(settings.home(), plan.seed(), plan.cases()));
            }
            return plan;
        }
        Plan plan = wanted();
        if (Files.isDirectory(settings.home().resolve("lake"))) {
            throw PlatformException.caller(
                    "Cannot make a demo city in %s: there is a platform already, and invented cases must not mix with real ones; run ./govpulse down, then GOVPULSE_HOME=<an empty directory> ./govpulse demo"
                            .formatted(settings.home()));
        }
        return plan;
    }

    private Plan wanted() {
        try {
            return new Plan(
                    seed.orElse(SEED),
                    cases.orElse(CASES),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void printSummary(Platform target, long seconds) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("The demo city Yunze (云泽市) runs; its ranking is published (%d s).%n", seconds);
        target.printAddresses();
        out.println(
                "Everybody on this machine can see it, and nobody else: there is no login, all is bound to loopback.");
        out.println(
                "The city is invented. Cases come in all the time, and the figures move every minute. Look at");
        out.println(
                "  the page              rankings of departments, districts, townships, villages, windows and items");
        out.println("  ./govpulse quarantine invalid events of the departments");
        out.println("  ./govpulse status     the processes; ./govpulse logs demo: the events sent");
        out.println("  ./govpulse down       stops all of it; ./govpulse demo goes on");
        out.flush();
    }
}
