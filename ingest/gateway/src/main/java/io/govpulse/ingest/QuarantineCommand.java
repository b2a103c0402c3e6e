package io.govpulse.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lists what waits in quarantine. Exit codes: 0 listed, 1 Kafka does not answer or a payload does
 * not open, 2 wrong usage.
 */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists the events that could not be accepted, oldest first.")
public final class QuarantineCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--payload", description = "Show what came, in clear: it may hold identities.")
    private boolean payload;

    @Option(names = "--id", paramLabel = "ID", description = "Only the entry of this id.")
    private @Nullable String id;

    private int entries;
    private int shut;

    /** With the settings of the environment; see {@link GatewaySettings}. */
    public QuarantineCommand() {
        this(System.getenv());
    }

    QuarantineCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new QuarantineCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        GatewaySettings settings = GatewaySettings.of(environment);
        PrintWriter out = commandLine().getOut();
        PrintWriter err = commandLine().getErr();
        Path secrets = settings.home().resolve("secrets");
        if (payload && !QuarantineVault.hasKey(secrets)) {
            err.printf(
                    "Cannot open payloads: no key in %s; set GOVPULSE_HOME to the intake's home%n",
                    secrets);
            return 1;
        }
        Optional<QuarantineVault> vault =
                payload ? Optional.of(new QuarantineVault(new Secrets(secrets))) : Optional.empty();
        int repeats;
        try {
            repeats =
                    new QuarantineReader(settings.kafkaBootstrap())
                            .forEach(entry -> print(entry, vault, out));
        } catch (KafkaException e) {
            err.printf(
                    "Cannot read the quarantine: Kafka does not answer at %s, or no intake has run"
                            + " there yet (%s). Start the platform with ./govpulse up.%n",
                    settings.kafkaBootstrap(), e.getMessage());
            return 1;
        }
        out.printf("%d entries%s%n", entries, repeats == 0 ? "" : ", sent again " + repeats + "×");
        return shut == 0 ? 0 : 1;
    }

    private void print(QuarantineRecord entry, Optional<QuarantineVault> vault, PrintWriter out) {
        if (id != null && !id.equals(entry.id())) {
            return;
        }
        entries++;
        out.printf(
                "%s  %s  %s %s%n    %s%n",
                entry.at(),
                entry.id(),
                printable(entry.source().orElse("-")),
                printable(entry.eventId().orElse("-")),
                printable(entry.reason()));
        vault.ifPresent(opened -> out.printf("    %s%n", opened(entry, opened)));
    }

    private String opened(QuarantineRecord entry, QuarantineVault vault) {
        if (entry.payload().isEmpty()) {
            return "(refused by the stream; it lies in Kafka at the partition and offset of the id)";
        }
        try {
            return printable(new String(vault.open(entry), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            shut++;
            return "Cannot open the payload: it was encrypted under another key; restore secrets/ from"
                    + " the backup";
        }
    }

    /** What a stranger sent must not steer the reader's terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        return spec.commandLine();
    }
}
