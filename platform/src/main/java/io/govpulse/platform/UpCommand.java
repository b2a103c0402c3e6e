package io.govpulse.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse up}. */
@Command(name = "up", description = "Starts the platform and returns when it answers.")
final class UpCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Govpulse.platform(spec).up();
        return 0;
    }
}
