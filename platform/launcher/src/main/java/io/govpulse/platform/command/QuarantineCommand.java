// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Component;
import io.govpulse.platform.core.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code ./govpulse quarantine}. A program of the gateway, which holds the keys; it gets all
 * arguments, {@code --help} too.
 */
@Command(name = "quarantine", description = "Lists what could not be accepted, and why.")
final class QuarantineCommand implements Callable<Integer> {
    private static final String PROGRAM = "io.govpulse.ingest.quarantine.QuarantineCommand";

    private final Supplier<Platform> platform;

    @Unmatched private List<String> arguments = new ArrayList<>();

    QuarantineCommand(Supplier<Platform> platform) {
        this.platform = platform;
    }

    @Override
    public Integer call() {
        return platform.get().processes().run(Component.INTAKE, PROGRAM, Map.of(), arguments);
    }
}
