// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ./govpulse down}. */
@Command(name = "down", description = "Stops the platform; its data stay.")
final class DownCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    DownCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        platform.get().down();
        return 0;
    }
}
