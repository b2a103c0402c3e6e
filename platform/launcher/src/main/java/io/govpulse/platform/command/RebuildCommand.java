// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ./govpulse rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Makes a new generation of all facts from the raw events, and switches to it.")
final class RebuildCommand implements Callable<Integer> {
    private final Supplier<Platform> platform;

    RebuildCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return platform.get().rebuild();
    }
}
