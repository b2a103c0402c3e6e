package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rankings over HTTP, out of tables written as the refresh writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RankingIT {
    private static final Instant T1 = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant T2 = Instant.parse("2026-11-20T08:30:00Z");
    private static final Instant T3 = Instant.parse("2026-11-20T09:00:00.123456Z");
    private static final String ON_TIME =
            "/api/v1/rankings/on_time?level=department&period=2011-08";

    private LakeFixture lake;
    private RunningService service;

    @BeforeAll
    void publish(@TempDir Path home) {
        lake = LakeFixture.in(home);
        new RefreshDraft(lake, 1, "r1")
                .onTime("department", "2011-08", "PWDx", 1, 90, 100)
                .onTime("department", "2011-08", "ISD", 2, 0, 40)
                .onTime("department", "2011-08", "", 0, 1, 3)
                .onTime("department", "2011-06", "PWDx", 1, 10, 10)
                .publish(T1);
        // Killed before its row was written, then done anew under the same number.
        new RefreshDraft(lake, 2, "r2-killed")
                .onTime("department", "2011-08", "PWDx", 1, 666, 666)
                .onTime("department", "2011-09", "PWDx", 1, 666, 666)
                .abandon();
        new RefreshDraft(lake, 2, "r2")
                .onTime("department", "all", "PWDx", 1, 100, 110)
                .publish(T2);
        new RefreshDraft(lake, 3, "r3")
                .onTime("department", "2011-08", "PWDx", 2, 812187, 1000000)
                .onTime("department", "2011-08", "ISD", 1, 40, 40)
                .onTime("department", "2011-08", "BWSC", 1, 20, 20)
                .onTime("department", "2011-08", "ANIM", 0, 0, 0)
                .onTime("department", "2011-08", "", 0, 1, 3)
                .publish(T3);
        new RefreshDraft(lake, 4, "r4-running")
                .onTime("department", "2011-08", "PWDx", 1, 777, 777)
                .abandon();
        service = new RunningService(home);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        lake.close();
    }

    @Test
    void theWireShapeIsPinnedToTheLetter() {
        assertThat(service.get(ON_TIME + "&asOf=r1").body())
                .isEqualTo(
                        """
                        {"refresh":{"id":"r1","publishedAt":"2026-11-20T08:00:00Z",\
                        "watermark":"2026-11-20T07:59:00Z","generation":1,"checkpoint":10,\
                        "definitions":"%s"},\
                        "scorecard":"on_time","level":"department","period":"2011-08","entries":[\
                        {"position":1,"unit":{"code":"PWDx","name":"PWDx"},"score":0.900000,"n":100,\
                        "indicators":[{"name":"on_time_rate","numerator":90,"denominator":100,\
                        "value":0.900000,"target":null,"parts":{"decided_in_time":90,\
                        "decided_with_promise":100,"decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":null},\
                        {"position":2,"unit":{"code":"ISD","name":"ISD"},"score":0.000000,"n":40,\
                        "indicators":[{"name":"on_time_rate","numerator":0,"denominator":40,\
                        "value":0.000000,"target":null,"parts":{"decided_in_time":0,\
                        "decided_with_promise":40,"decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":null},\
                        {"position":null,"unit":{"code":"","name":""},"score":0.333333,"n":3,\
                        "indicators":[{"name":"on_time_rate","numerator":1,"denominator":3,\
                        "value":0.333333,"target":null,"parts":{"decided_in_time":1,\
                        "decided_with_promise":3,"decided_without_promise":7,"withdrawn":1}}],\
                        "unranked":"too-few-cases"}]}"""
                                .formatted(RefreshDraft.HASH));
    }
}
