package io.govpulse.platform;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse}. */
@Command(
        name = "govpulse",
        description = "Supervision and analytics of government services (政务脉搏).",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ImportCommand.class,
            QuarantineCommand.class,
            RefreshCommand.class,
            AuditCommand.class,
            RebuildCommand.class,
            UpkeepCommand.class,
            DefinitionsCommand.class,
            DueCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
public final class Govpulse implements Runnable {
    @Spec private CommandSpec spec;

    private Govpulse() {}

    public static void main(String[] args) {
        CommandLine commandLine = commandLine();
        System.exit(commandLine.execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Govpulse());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler(
                (exception, command, parsed) -> {
                    if (exception instanceof PlatformException) {
                        command.getErr().println(exception.getMessage());
                        return 1;
                    }
                    throw exception;
                });
        return commandLine;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static PlatformSettings settings() {
        return PlatformSettings.of(
                Path.of(System.getProperty("govpulse.root", ".")).toAbsolutePath().normalize(),
                System.getenv());
    }

    static Platform platform(CommandSpec spec) {
        return new Platform(settings(), spec.commandLine().getOut());
    }
}
