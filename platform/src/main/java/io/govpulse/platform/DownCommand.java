package io.govpulse.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse down}. */
@Command(name = "down", description = "Stops the platform; its data stay.")
final class DownCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Govpulse.platform(spec).down();
        return 0;
    }
}
