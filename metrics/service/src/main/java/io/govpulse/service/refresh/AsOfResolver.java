// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the refresh that a request means: by id, by instant, or the newest. */
@Component
public final class AsOfResolver {
    private static final int SUGGESTIONS = 5;

    private final PublishedRefreshes refreshes;
    private final Clock clock;

    AsOfResolver(PublishedRefreshes refreshes, Clock clock) {
        this.refreshes = refreshes;
        this.clock = clock;
    }

    /**
     * Returns the newest refresh. The same request will mean a later one once that is published.
     *
     * @throws ServiceFailure when nothing was published yet
     */
    public ChosenRefresh newest() {
        if (refreshes.newest().isEmpty()) {
            refreshes.poll();
        }
        return new ChosenRefresh(refreshes.newest().orElseThrow(this::nothingPublished), false);
    }

    /**
     * Returns the refresh of this id, or the last one published until this instant.
     *
     * @param asOf id of a refresh, or an instant with an offset
     * @throws ServiceFailure when there is none; the message says what is expected
     */
    public ChosenRefresh resolve(String asOf) {
        newest();
        return byId(asOf)
                .or(() -> instant(asOf).map(this::publishedUntil))
                .or(
                        () -> {
                            // It may have been published since the last look.
                            refreshes.poll();
                            return byId(asOf);
                        })
                .orElseThrow(() -> unknownRefresh(asOf));
    }

    private Optional<ChosenRefresh> byId(String id) {
        return refreshes.byId(id).map(refresh -> new ChosenRefresh(refresh, true));
    }

    private static Optional<Instant> instant(String text) {
        try {
            // A plus sign in a query reads as a space where the client did not encode it.
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ChosenRefresh publishedUntil(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            throw futureInstant(instant);
        }
        refreshes.poll();
        List<Refresh> descending = refreshes.newest(Integer.MAX_VALUE);
        Refresh chosen =
                descending.stream()
                        .filter(refresh -> !refresh.publishedAt().isAfter(instant))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        beforeFirstRefresh(
                                                instant, descending.get(descending.size() - 1)));
        // After the newest one, a refresh that is just being published may still come in between.
        return new ChosenRefresh(chosen, !chosen.equals(descending.get(0)));
    }

    private ServiceFailure nothingPublished() {
        return ServiceFailure.of(
                Kind.UNAVAILABLE,
                "nothing-published",
                "No ranking published yet",
                "No ranking published yet; the first appears with the first refresh: send events or"
                        + " import a file, then run ./govpulse refresh or wait for the next one."
                        + refreshes
                                .trouble()
                                .map(why -> " The lake cannot be read: " + why + ".")
                                .orElse(""));
    }

    private ServiceFailure unknownRefresh(String asOf) {
        List<Refresh> newest = refreshes.newest(SUGGESTIONS);
        return ServiceFailure.of(
                Kind.UNKNOWN,
                "unknown-refresh",
                "Unknown refresh",
                ("Cannot find refresh: '%s'; expected for asOf the id of a published refresh (listed"
                                + " at /api/v1/refreshes) or an instant such as %s")
                        .formatted(asOf, newest.get(0).publishedAt()),
                Map.of("expected", newest.stream().map(Refresh::id).toList()));
    }

    private static ServiceFailure futureInstant(Instant instant) {
        return ServiceFailure.of(
                Kind.INVALID,
                "future-instant",
                "The instant has not come yet",
                "Cannot answer as of "
                        + instant
                        + ": it lies in the future, where rankings may still change; expected a"
                        + " past instant, or no 'asOf'",
                Map.of("parameter", "asOf"));
    }

    private static ServiceFailure beforeFirstRefresh(Instant instant, Refresh first) {
        return ServiceFailure.of(
                Kind.UNKNOWN,
                "before-first-refresh",
                "Nothing was published by then",
                "Cannot answer as of %s: the first refresh was published at %s; expected that instant or a later one"
                        .formatted(instant, first.publishedAt()),
                Map.of("expected", List.of(first.id())));
    }
}
