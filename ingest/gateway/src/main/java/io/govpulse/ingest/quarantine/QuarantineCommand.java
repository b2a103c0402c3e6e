// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.quarantine;

import io.govpulse.ingest.privacy.Secrets;
import io.govpulse.process.Failure;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
 * not open, 2 wrong usage or setting.
 */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists the events that could not be accepted, oldest first.")
public final class QuarantineCommand implements Callable<Integer> {
    private final Settings settings;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--payload", description = "Show what came, in clear: it may hold identities.")
    private boolean payload;

    @Option(names = "--id", paramLabel = "ID", description = "Only the entry of this id.")
    private @Nullable String id;

    private int entries;
    private int unopened;

    /** Creates the command with the settings of this process's environment. */
    public QuarantineCommand() {
        this(Settings.of(System.getenv()));
    }

    /** Creates the command with these settings, of which it reads the home and where Kafka is. */
    public QuarantineCommand(Settings settings) {
        this.settings = settings;
    }

    /** Runs the command as a process of its own. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new QuarantineCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try {
            return list();
        } catch (Failure e) {
            commandLine().getErr().println(e.getMessage());
            return e instanceof SettingException ? 2 : 1;
        }
    }

    private int list() throws IOException {
        PrintWriter out = commandLine().getOut();
        PrintWriter err = commandLine().getErr();
        Path secrets = settings.home().resolve("secrets");
        if (payload && !QuarantineVault.hasKey(secrets)) {
            err.printf(
                    "Cannot open payloads: no key in %s; set GOVPULSE_HOME to the intake's home%n",
                    secrets);
            return 1;
        }
        QuarantineVault vault = payload ? new QuarantineVault(new Secrets(secrets)) : null;
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
        return unopened == 0 ? 0 : 1;
    }

    private void print(QuarantineRecord entry, @Nullable QuarantineVault vault, PrintWriter out) {
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
        if (vault != null) {
            out.printf("    %s%n", opened(entry, vault));
        }
    }

    private String opened(QuarantineRecord entry, QuarantineVault vault) {
        if (entry.payload().isEmpty()) {
            return placeOf(entry.id());
        }
        try {
            return printable(new String(vault.open(entry), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            unopened++;
            return "Cannot open the payload: it was encrypted under another key; restore secrets/ from"
                    + " the backup";
        }
    }

    /** The stream repeats no payload; its ids say where the events are. */
    private static String placeOf(String id) {
        if (id.startsWith("case-")) {
            return "(a case set aside by the stream; its events lie in raw.events)";
        }
        return id.startsWith("raw-events-")
                ? "(refused by the stream; it lies in raw.events)"
                : "(refused by the stream; it lies in Kafka at the partition and offset of the id)";
    }

    /** The content of an event must not control the reader's terminal. */
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
