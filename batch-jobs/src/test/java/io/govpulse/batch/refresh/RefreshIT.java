package io.govpulse.batch.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.batch.City;
import io.govpulse.batch.FactStream;
import io.govpulse.batch.TestLake;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.Lake;
import io.govpulse.reference.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshIT {
    private static final Instant BEGIN = Instant.parse("2023-11-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2024-04-10T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2024, 4, 10);

    private final Definitions definitions = Definitions.standard();
    private final Reference reference = Reference.standard();
    private final NaiveCount naive = new NaiveCount(definitions);
    private final FactStream stream = new FactStream(reference, 1);
    private Lake lake;

    @BeforeEach
    void makeTables() {
        lake = TestLake.fresh();
    }

    private RefreshJob job() {
        return new RefreshJob(
                TestLake.spark(),
                lake,
                definitions,
                reference,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Step.Listener.NONE);
    }

    private RefreshRow refresh() {
        RefreshRow row = job().run(Optional.empty()).orElseThrow();
        System.out.println(row.line());
        return row;
    }

    private void assertPublishedIsTheRecount(RefreshRow row) {
        naive.count(stream.standing());
        assertThat(PublishedRankings.asOf(row.sequence()))
                .containsExactlyInAnyOrderEntriesOf(naive.rankings(TODAY));
    }

    @Test
    void everyRefreshEqualsARecountFromTheStandingFacts() {
        List<City.Arrival> arrivals = City.arrivals(1, BEGIN, Duration.ofDays(120), 600);
        int sixth = arrivals.size() / 6;
        for (int i = 0; i < 6; i++) {
            stream.take(arrivals.subList(i * sixth, i == 5 ? arrivals.size() : (i + 1) * sixth));
            stream.commit();
            if (i % 2 == 0) {
                stream.take(List.of());
                stream.commit();
            }
            assertPublishedIsTheRecount(refresh());
        }
        stream.passTime(NOW);
        stream.commit();
        assertPublishedIsTheRecount(refresh());
    }
}
