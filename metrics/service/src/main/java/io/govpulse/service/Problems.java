package io.govpulse.service;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What can go wrong, as RFC 9457 problems: each says what was asked and what to do. */
final class Problems {
    private Problems() {}

    private static ErrorResponseException problem(
            HttpStatus status,
            String name,
            String title,
            String detail,
            Map<String, Object> properties) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("urn:govpulse:problem:" + name));
        body.setTitle(title);
        properties.forEach(body::setProperty);
        ErrorResponseException problem = new ErrorResponseException(status, body, null);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            problem.getHeaders().set("Retry-After", "10");
        }
        return problem;
    }

    static ErrorResponseException nothingPublished(Optional<String> trouble) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "nothing-published",
                "No ranking published yet",
                "No ranking published yet; the first appears with the first refresh: send events or"
                        + " import a file, then run ./govpulse refresh or wait for the next one."
                        + trouble.map(why -> " The lake cannot be read: " + why + ".").orElse(""),
                Map.of());
    }

    static ErrorResponseException lakeUnreadable(String why) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "lake-unreadable",
                "The lake cannot be read",
                "Cannot read the lake: "
                        + why
                        + "; try again, and look at ./govpulse status if it stays so",
                Map.of());
    }

    static ErrorResponseException tooManySubscribers(int most) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-subscribers",
                "Too many listen to the stream",
                "Cannot subscribe: " + most + " listen already; ask again later, or poll",
                Map.of());
    }

    static ErrorResponseException missing(String parameter, List<String> accepted) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "missing-parameter",
                "A parameter is missing",
                "Cannot answer without '%s'; accepted: %s"
                        .formatted(parameter, String.join(", ", accepted)),
                Map.of("parameter", parameter, "accepted", accepted));
    }

    static ErrorResponseException notAccepted(
            String parameter, String value, List<String> accepted) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "parameter-not-accepted",
                "A parameter is not accepted",
                "Cannot accept %s: '%s'; accepted: %s"
                        .formatted(parameter, value, String.join(", ", accepted)),
                Map.of("parameter", parameter, "accepted", accepted));
    }

    static ErrorResponseException unknownParameter(String parameter, List<String> accepted) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                "Unknown parameter",
                "Cannot accept parameter: '%s'; accepted: %s"
                        .formatted(
                                parameter,
                                accepted.isEmpty() ? "none" : String.join(", ", accepted)),
                Map.of("parameter", parameter, "accepted", accepted));
    }

    static ErrorResponseException parentNotSupported(String parent) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "parent-not-supported",
                "Rankings below one unit are not published",
                "Cannot rank below parent: '"
                        + parent
                        + "'; rankings cover all units of a level; leave 'parent' out",
                Map.of("parameter", "parent"));
    }

    static ErrorResponseException unknown(String what, String value, List<String> accepted) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-" + what,
                "Unknown " + what,
                "Cannot find %s: '%s'; accepted: %s"
                        .formatted(what, value, String.join(", ", accepted)),
                Map.of("accepted", accepted));
    }

    static ErrorResponseException unknownRefresh(String asOf, List<Refresh> newest) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-refresh",
                "Unknown refresh",
                ("Cannot find refresh: '%s'; accepted for asOf: the id of a published refresh (listed"
                                + " at /api/v1/refreshes) or an instant such as %s")
                        .formatted(asOf, newest.get(0).publishedAt()),
                Map.of("accepted", newest.stream().map(Refresh::id).toList()));
    }

    static ErrorResponseException futureInstant(Instant instant) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "future-instant",
                "The instant has not come yet",
                "Cannot answer as of "
                        + instant
                        + ": it lies in the future, where rankings may still change; ask for a past"
                        + " instant or leave 'asOf' out",
                Map.of("parameter", "asOf"));
    }

    static ErrorResponseException beforeFirstRefresh(Instant instant, Refresh first) {
        return problem(
                HttpStatus.NOT_FOUND,
                "before-first-refresh",
                "Nothing was published by then",
                "Cannot answer as of %s: the first refresh was published at %s"
                        .formatted(instant, first.publishedAt()),
                Map.of("accepted", List.of(first.id())));
    }

    static ErrorResponseException nothingForPeriod(
            String scorecard, String level, String period, Refresh refresh, List<String> nearest) {
        return problem(
                HttpStatus.NOT_FOUND,
                "nothing-published-for-period",
                "Nothing published for this period",
                "Nothing was published for %s of %s in %s up to refresh %s; nearest published: %s"
                        .formatted(
                                scorecard,
                                level,
                                period,
                                refresh.id(),
                                nearest.isEmpty()
                                        ? "none of this kind"
                                        : String.join(", ", nearest)),
                Map.of("nearest", nearest));
    }

    static ErrorResponseException unknownCase(String id, Refresh refresh) {
        return problem(
                HttpStatus.NOT_FOUND,
                "unknown-case",
                "Unknown case",
                ("Cannot find case: '%s' up to refresh %s; a case id is SOURCE:NUMBER, and a case"
                                + " shows with the first refresh after it arrived")
                        .formatted(id, refresh.id()),
                Map.of());
    }

    static ErrorResponseException inconsistentCase(String id, String why) {
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "inconsistent-case",
                "The facts of this case do not add up",
                "Cannot net the facts of case: '" + id + "': " + why + "; run ./govpulse audit",
                Map.of());
    }
}
