// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.failure;

import io.govpulse.process.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question that the service cannot answer. */
public final class ServiceFailure extends Failure {
    private static final long serialVersionUID = 1L;

    /** The kinds of failure. */
    public enum Kind {
        /** The question is not acceptable. */
        INVALID(Origin.CALLER, false),
        /** There is no such thing as was asked for. */
        UNKNOWN(Origin.CALLER, false),
        /** There is no answer now, but there may be later. */
        UNAVAILABLE(Origin.OUTSIDE, true),
        /** The stored data contradicts itself. */
        INCONSISTENT(Origin.OURS, false);

        private final Origin origin;
        private final boolean retryable;

        Kind(Origin origin, boolean retryable) {
            this.origin = origin;
            this.retryable = retryable;
        }
    }

    private final Kind kind;
    private final String name;
    private final String title;
    private final transient Map<String, Object> details;

    private ServiceFailure(
            Kind kind,
            String name,
            String title,
            String message,
            Map<String, Object> details,
            @Nullable Throwable cause) {
        super(kind.origin, kind.retryable, message, cause);
        this.kind = kind;
        this.name = name;
        this.title = title;
        this.details = Map.copyOf(details);
    }

    /**
     * Creates a failure.
     *
     * @param kind its kind
     * @param name its name for programs, for example {@code unknown-refresh}
     * @param title the same for every failure of this name, for people
     * @param message one sentence, "Cannot X: value; expected …"
     * @param details values for programs, by name
     */
    public static ServiceFailure of(
            Kind kind, String name, String title, String message, Map<String, Object> details) {
        return new ServiceFailure(kind, name, title, message, details, null);
    }

    /** Creates a failure without details for programs. */
    public static ServiceFailure of(Kind kind, String name, String title, String message) {
        return of(kind, name, title, message, Map.of());
    }

    /** Returns the failure to read the lake at all. */
    public static ServiceFailure lakeUnreadable(Throwable cause) {
        return new ServiceFailure(
                Kind.UNAVAILABLE,
                "lake-unreadable",
                "The lake cannot be read",
                "Cannot read the lake: "
                        + cause.getMessage()
                        + "; try again, and look at ./govpulse status if it stays so",
                Map.of(),
                cause);
    }

    /** Its kind. */
    public Kind kind() {
        return kind;
    }

    /** Its name for programs, for example {@code unknown-refresh}. */
    public String name() {
        return name;
    }

    /** Its title, the same for every failure of this name. */
    public String title() {
        return title;
    }

    /** Values for programs, by name. */
    public Map<String, Object> details() {
        return details;
    }
}
