package io.govpulse.platform;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse audit}. */
@Command(
        name = "audit",
        description = "Folds all raw events again and compares with the facts and figures.")
final class AuditCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        return Govpulse.platform(spec).batch(List.of("audit"));
    }
}
