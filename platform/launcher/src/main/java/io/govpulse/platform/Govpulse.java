// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform;

import io.govpulse.platform.command.GovpulseCommand;
import io.govpulse.platform.core.Platform;
import io.govpulse.platform.core.PlatformSettings;
import io.govpulse.process.Failure;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The program behind {@code ./govpulse}. */
public final class Govpulse {
    private Govpulse() {}

    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("govpulse.root", ".")).toAbsolutePath().normalize();
        CommandLine commandLine =
                commandLine(
                        root,
                        System.getenv(),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
    }

    /** The commands of the program that lies in this directory, in this environment. */
    static CommandLine commandLine(
            Path root, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return GovpulseCommand.with(
                        () -> new Platform(PlatformSettings.of(root, environment), out),
                        Settings.of(environment))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(
                        (exception, command, parsed) -> {
                            if (exception instanceof Failure) {
                                command.getErr().println(exception.getMessage());
                                return exception instanceof SettingException
                                        ? ExitCode.USAGE
                                        : ExitCode.SOFTWARE;
                            }
                            throw exception;
                        });
    }
}
