// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ./govpulse upkeep}. */
@Command(name = "upkeep", description = "Expires, compacts and sweeps the tables now.")
final class UpkeepCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    UpkeepCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return platform.get().batch(List.of("upkeep"));
    }
}
