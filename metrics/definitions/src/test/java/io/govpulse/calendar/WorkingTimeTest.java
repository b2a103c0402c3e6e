// SPDX-License-Identifier: Apache-2.0
package io.govpulse.calendar;

import static io.govpulse.calendar.At.CHINA;
import static io.govpulse.calendar.At.NO_PAUSES;
import static io.govpulse.calendar.At.china;
import static io.govpulse.calendar.At.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {

    @Test
    void countsOfficeHoursOnly() {
        assertThat(time("2026-10-12T10:00", "2026-10-12T15:00").seconds()).isEqualTo(12_600);
        assertThat(time("2026-10-16T17:00", "2026-10-19T09:30").seconds()).isEqualTo(7_200);
        assertThat(time("2026-10-16T18:00", "2026-10-19T08:30").seconds()).isZero();
        assertThat(time("2024-09-13T18:00", "2024-09-18T08:30").seconds()).isEqualTo(28_800);
    }

    @Test
    void countsThousandthsOfWorkingDaysRoundedHalfUp() {
        // 3.387 days of eight hours: 97,546 seconds.
        WorkingTime time = time("2026-10-12T08:30", "2026-10-15T11:35:46");

        assertThat(time.seconds()).isEqualTo(97_546);
        assertThat(time.thousandthsOfDay()).isEqualTo(3387);
        assertThat(At.secondsOfAnOrdinaryDay(CHINA)).isEqualTo(28_800);
    }

    @Test
    void isZeroBackwards() {
        assertThat(time("2026-10-12T15:00", "2026-10-12T10:00"))
                .isEqualTo(new WorkingTime(0, 0, false));
        assertThat(time("2026-10-12T15:00", "2026-10-12T15:00").seconds()).isZero();
    }

    @Test
    void takesPausesOutOnceAndOnlyWithinTheInterval() {
        assertThat(
                        time(
                                        "2026-10-12T08:30",
                                        "2026-10-14T18:00",
                                        pause("2026-10-13T10:00", "2026-10-13T15:00"),
                                        pause("2026-10-13T11:00", "2026-10-13T16:00"),
                                        pause("2026-10-01T00:00", "2026-10-12T09:30"),
                                        pause("2026-10-14T17:00", "2026-10-30T00:00"))
                                .seconds())
                .isEqualTo(3 * 28_800 - 16_200 - 3_600 - 3_600);
    }

    @Test
    void takesAnOpenPauseOutToTheEndOfTheInterval() {
        assertThat(
                        time(
                                        "2026-10-12T08:30",
                                        "2026-10-16T18:00",
                                        Pause.open(china("2026-10-13T08:30")))
                                .seconds())
                .isEqualTo(28_800);
    }

    @Test
    void isProvisionalOverDaysWithoutANotice() {
        assertThat(time("2026-12-20T10:00", "2027-01-11T10:00").provisional()).isTrue();
        assertThat(time("2026-12-20T10:00", "2026-12-28T10:00").provisional()).isFalse();
    }

    @Test
    void refusesNegativeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingTime(-1, 0, false))
                .withMessage(
                        "Cannot make working time of -1 s and 0/1000 days; expected none to be negative");
    }

    private static WorkingTime time(String from, String to, Pause... pauses) {
        List<Pause> all = pauses.length == 0 ? NO_PAUSES : List.of(pauses);
        return CHINA.workingTime(china(from), china(to), all);
    }
}
