// SPDX-License-Identifier: Apache-2.0
package io.govpulse.streaming;

import io.govpulse.process.RecentFailures;
import java.util.ArrayList;
import java.util.List;

/** Stack traces as text, the form in which Flink keeps why a job failed. */
final class StackTraces {
    private static final String CAUSED_BY = "Caused by: ";
    private static final String OURS = StreamException.class.getName() + ": ";

    private StackTraces() {}

    /**
     * Returns why it failed in one sentence, chosen as {@link RecentFailures#causeOf} does: our own
     * where there is one, else the innermost.
     */
    static String cause(String stackTrace) {
        List<String> causes = new ArrayList<>();
        for (String line : stackTrace.lines().toList()) {
            if (line.startsWith(CAUSED_BY)) {
                causes.add(line.substring(CAUSED_BY.length()));
            } else if (causes.isEmpty()) {
                causes.add(line);
            }
        }
        return causes.stream()
                .filter(cause -> cause.startsWith(OURS))
                .map(cause -> cause.substring(OURS.length()))
                .findFirst()
                .orElseGet(
                        () -> causes.isEmpty() ? "unknown" : plain(causes.get(causes.size() - 1)));
    }

    /** From {@code java.lang.ArithmeticException: long overflow} the message, then the kind. */
    private static String plain(String cause) {
        int colon = cause.indexOf(": ");
        String type = colon < 0 ? cause : cause.substring(0, colon);
        String kind = type.substring(type.lastIndexOf('.') + 1);
        return colon < 0 ? kind : cause.substring(colon + 2) + " (" + kind + ")";
    }
}
