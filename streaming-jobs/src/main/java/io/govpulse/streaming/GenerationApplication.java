// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.lake.Lake;
import io.govpulse.process.Generation;
import io.govpulse.rules.Rules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Settles by the catalog which generation runs, and finds the one that a rebuild makes: the next
 * that can begin, or that a former rebuild began and that can go on. One that cannot is left behind
 * with its reason; readers never saw it. Exit codes: 0 settled, 1 the catalog cannot be read, 2 a
 * setting has to be changed.
 */
@Command(
        name = "generation",
        mixinStandardHelpOptions = true,
        description = "Settles by the catalog which generation of facts runs.")
public final class GenerationApplication implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--next", description = "Plan the generation that a rebuild makes.")
    private boolean next;

    GenerationApplication(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(
                FailureHandler.commandLine(new GenerationApplication(System.getenv()))
                        .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        StreamSettings settings = StreamSettings.of(environment);
        FlinkCatalog.of(settings.lake());
        try (Lake lake = Lake.open(settings.lake(), FlinkCatalog.hadoop())) {
            lake.createMissing();
            int running =
                    PublishedGeneration.of(lake)
                            .orElseGet(() -> Generation.running(settings.home()));
            Generation.switchTo(settings.home(), running);
            if (next) {
                Generation.plan(settings.home(), planned(settings, running, lake));
            }
        }
        return 0;
    }

    private int planned(StreamSettings settings, int running, Lake lake) {
        Rules rules = settings.readRules();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (int candidate = running + 1; ; candidate++) {
            StreamSettings of = settings.withGeneration(candidate);
            Optional<String> obstacle = new GenerationState(of).whyNotContinued(rules, lake);
            if (obstacle.isEmpty()) {
                return candidate;
            }
            out.printf(
                    "Generation %d, which an earlier rebuild began, is left: %s%n",
                    candidate, obstacle.get().split(";", 2)[0]);
        }
    }
}
