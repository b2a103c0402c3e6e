package io.govpulse.platform;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Makes a new generation of all facts from the raw events, and switches to it.")
final class RebuildCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        return Govpulse.platform(spec).rebuild();
    }
}
