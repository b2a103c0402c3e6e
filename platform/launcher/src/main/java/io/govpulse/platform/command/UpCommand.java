// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ./govpulse up}. */
@Command(name = "up", description = "Starts the platform and returns when it answers.")
final class UpCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    UpCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        platform.get().up();
        return 0;
    }
}
