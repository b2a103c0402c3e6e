// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Eleven departments and cases of none, with figures of the size and spread that really come. */
final class SampleCity {
    private static final Map<String, ToLongFunction<Department>> SCORECARDS =
            Map.of(
                    "online_handling", department -> share(department.online(), department),
                    "on_time", department -> share(department.inTime(), department),
                    "timeout", department -> share(department.inTime(), department),
                    "example_overall",
                            department ->
                                    share(
                                            department.online() * 40 + department.inTime() * 60,
                                            department));
    private static final List<String> PERIODS =
            List.of("2011-07", "2011-08", "2011-Q3", "2011", "2011-W35", "2011-08-31", "all");
    private static final long MINIMUM = 10;

    private record Department(String code, long decided, long inTime, long online) {}

    private static final List<Department> DEPARTMENTS =
            List.of(
                    new Department("PWDx", 21_841, 19_027, 5_911),
                    new Department("ISD", 6_630, 4_242, 803),
                    new Department("BTDT", 5_101, 4_318, 1_490),
                    new Department("PROP", 1_877, 1_655, 620),
                    new Department("PARK", 2_911, 1_206, 833),
                    new Department("BWSC", 944, 712, 170),
                    new Department("INFO 市民热线与投诉受理中心", 3_388, 3_388, 1_204),
                    new Department("ANML", 508, 0, 61),
                    new Department("DISB", 12, 9, 0),
                    new Department("CONS", 4, 4, 1),
                    new Department("HLTH", 0, 0, 0),
                    new Department("", 233, 140, 90));

    private SampleCity() {}

    /**
     * All rankings of the departments.
     *
     * @param more how many cases of ANML are on time: 0 is last, 508 first
     */
    static RefreshDraft draft(LakeFixture lake, long sequence, String id, long more) {
        RefreshDraft draft =
                new RefreshDraft(lake, sequence, id).countedBy(RefreshDraft.DEFINITIONS.hash());
        for (String period : PERIODS) {
            SCORECARDS.forEach(
                    (scorecard, score) -> {
                        int position = 1;
                        for (Department department : ranked(more, score)) {
                            boolean enough = department.decided() >= MINIMUM;
                            draft.unit(
                                    scorecard,
                                    "department",
                                    period,
                                    department.code(),
                                    enough ? position++ : 0,
                                    amounts(department));
                        }
                    });
        }
        return draft;
    }

    private static List<Department> ranked(long more, ToLongFunction<Department> score) {
        return DEPARTMENTS.stream()
                .map(
                        department ->
                                department.code().equals("ANML")
                                        ? new Department("ANML", 508, more, 61)
                                        : department)
                .sorted(Comparator.comparingLong(score).reversed())
                .toList();
    }

    private static long share(long part, Department department) {
        return department.decided() == 0 ? 0 : part * 1_000_000 / department.decided();
    }

    private static Map<String, Long> amounts(Department department) {
        Map<String, Long> amounts = new HashMap<>();
        amounts.put("accepted", department.decided() * 21 / 20);
        amounts.put("accepted_online", department.online());
        amounts.put("decided_in_time", department.inTime());
        amounts.put("decided_with_promise", department.decided());
        amounts.put("decided_late", department.decided() - department.inTime());
        amounts.put("decided_without_promise", department.decided() / 4);
        amounts.put("withdrawn", 0L);
        amounts.put("open_late", department.decided() / 31);
        amounts.put("open_with_promise", department.decided() / 17);
        amounts.put("open_without_promise", department.decided() / 90);
        amounts.put("open", department.decided() / 17 + department.decided() / 90);
        return amounts;
    }
}
