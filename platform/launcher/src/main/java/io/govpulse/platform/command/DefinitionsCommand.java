// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Label;
import io.govpulse.indicator.Scorecard;
import io.govpulse.process.Failure;
import io.govpulse.process.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./govpulse definitions}. */
@Command(
        name = "definitions",
        description = "Checks the definitions and prints what every figure means.")
final class DefinitionsCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--file",
            description = "A YAML of your own instead of the shipped one (GOVPULSE_DEFINITIONS).")
    private String file;

    DefinitionsCommand(Settings settings) {
        this.file = settings.text("GOVPULSE_DEFINITIONS", "");
    }

    @Override
    public Integer call() {
        Definitions definitions;
        try {
            definitions = file.isEmpty() ? Definitions.standard() : Definitions.load(Path.of(file));
        } catch (IllegalArgumentException | Failure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Indicator indicator : definitions.indicators()) {
            out.printf(
                    "%s  %s  %s%n  = %s%n  / %s%n",
                    indicator.name(),
                    indicator.label().zh(),
                    indicator.label().en(),
                    parts(definitions, indicator.numerator()),
                    parts(definitions, indicator.denominator()));
            if (!indicator.supporting().isEmpty()) {
                out.println("  supporting: " + parts(definitions, indicator.supporting()));
            }
        }
        for (Scorecard scorecard : definitions.scorecards()) {
            out.printf(
                    "scorecard %s  %s  %s: %s, at least %d cases%n",
                    scorecard.name(),
                    scorecard.label().zh(),
                    scorecard.label().en(),
                    scorecard.indicators().stream()
                            .map(part -> part.name() + " × " + part.weight())
                            .collect(Collectors.joining(", ")),
                    scorecard.minimumDenominator());
        }
        out.println("hash " + definitions.hash());
        return 0;
    }

    private static String parts(Definitions definitions, List<String> names) {
        return names.stream()
                .map(name -> name + " (" + label(definitions, name).zh() + ")")
                .collect(Collectors.joining(" + "));
    }

    private static Label label(Definitions definitions, String name) {
        return definitions
                .measure(name)
                .map(measure -> measure.label())
                .orElseGet(() -> definitions.stock(name).orElseThrow().label());
    }
}
