package io.govpulse.platform;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse refresh}. */
@Command(name = "refresh", description = "Publishes the figures now.")
final class RefreshCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        return Govpulse.platform(spec).batch(List.of("refresh"));
    }
}
