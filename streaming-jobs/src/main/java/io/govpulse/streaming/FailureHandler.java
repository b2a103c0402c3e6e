// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.process.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports a {@link Failure} as its one sentence. The exit code is 2 when the caller has to change
 * something, otherwise 1. Anything else that is thrown is a fault and keeps its stack trace.
 */
final class FailureHandler implements IExecutionExceptionHandler {
    private FailureHandler() {}

    /** Returns a command that reports its failures this way. */
    static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new FailureHandler());
    }

    @Override
    public int handleExecutionException(
            Exception exception, CommandLine command, ParseResult parsed) throws Exception {
        if (exception instanceof Failure failure) {
            command.getErr().println(failure.getMessage());
            return failure.origin() == Failure.Origin.CALLER
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        }
        throw exception;
    }
}
