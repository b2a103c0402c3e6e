// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./govpulse audit}. */
@Command(
        name = "audit",
        description = "Folds all raw events again and compares with the facts and figures.")
final class AuditCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "Fold only one case in N again, each day others; all figures are counted again.")
    private @Nullable Integer sample;

    AuditCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return platform.get()
                .batch(
                        sample == null
                                ? List.of("audit")
                                : List.of("audit", "--sample", sample.toString()));
    }
}
