// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ./govpulse audit}. */
@Command(
        name = "audit",
        description = "Folds all raw events again and compares with the facts and figures.")
final class AuditCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    AuditCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return platform.get().batch(List.of("audit"));
    }
}
