// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./govpulse rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Makes a new generation of all facts from the raw events, and switches to it.")
final class RebuildCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    @Option(
            names = "--accept-loss",
            description =
                    "Go on where Kafka has dropped events that no table has; without it, that ends the rebuild.")
    private boolean acceptLoss;

    @Option(
            names = "--accept-differences",
            description =
                    "Publish the new generation also where its facts differ without a known reason.")
    private boolean acceptDifferences;

    RebuildCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        Set<Platform.Accepted> accepted = EnumSet.noneOf(Platform.Accepted.class);
        if (acceptLoss) {
            accepted.add(Platform.Accepted.LOSS);
        }
        if (acceptDifferences) {
            accepted.add(Platform.Accepted.DIFFERENCES);
        }
        return platform.get().rebuild(accepted);
    }
}
