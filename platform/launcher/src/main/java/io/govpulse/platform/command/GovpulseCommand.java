// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.command;

import io.govpulse.platform.core.Platform;
import io.govpulse.process.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./govpulse} itself, which prints the commands there are. */
@Command(
        name = "govpulse",
        description = "Supervision and analytics of government services (政务脉搏).",
        synopsisSubcommandLabel = "COMMAND")
public final class GovpulseCommand implements Runnable {
    @Spec private CommandSpec spec;

    private GovpulseCommand() {}

    /**
     * The command line with all commands.
     *
     * @param platform the platform, read from its settings only by commands that need it: help has
     *     to be there whatever the settings are
     * @param settings settings of commands that need more than the platform or none
     */
    public static CommandLine with(Supplier<Platform> platform, Settings settings) {
        CommandLine commandLine = new CommandLine(new GovpulseCommand());
        List.of(
                        new DemoCommand(platform),
                        new UpCommand(platform),
                        new DownCommand(platform),
                        new StatusCommand(platform, settings),
                        new LogsCommand(platform),
                        new ImportCommand(platform, settings),
                        new QuarantineCommand(platform),
                        new RefreshCommand(platform),
                        new AuditCommand(platform),
                        new RebuildCommand(platform),
                        new UpkeepCommand(platform),
                        new DefinitionsCommand(settings),
                        new DueCommand(Clock.systemUTC()),
                        new BenchCommand(platform),
                        new CompletionCommand(),
                        new HelpCommand())
                .forEach(commandLine::addSubcommand);
        String version = "govpulse " + version();
        addHelp(commandLine, version);
        commandLine.getSubcommands().values().forEach(command -> addHelp(command, version));
        return commandLine;
    }

    private static void addHelp(CommandLine command, String version) {
        CommandSpec spec = command.getCommandSpec();
        spec.version(version);
        // A command that hands on its arguments hands on --help as well.
        if (!spec.helpCommand()
                && !spec.mixinStandardHelpOptions()
                && spec.unmatchedArgsBindings().isEmpty()) {
            spec.mixinStandardHelpOptions(true);
        }
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream resource = GovpulseCommand.class.getResourceAsStream("build.properties")) {
            build.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read build.properties", e);
        }
        return build.getProperty("version");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
