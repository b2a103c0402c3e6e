// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Eleven departments and cases of none, with figures of the size and spread that really come. */
final class SampleCity {
    private static final String DAY = "2011-08-31";

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
     * Everything, booked on one day.
     *
     * @param more how many cases of ANML are on time: 0 is last, 508 first
     */
    static RefreshDraft draft(LakeFixture lake, long sequence, String id, long more) {
        RefreshDraft draft = new RefreshDraft(lake, sequence, id);
        for (Department department : DEPARTMENTS) {
            Department now =
                    department.code().equals("ANML")
                            ? new Department("ANML", 508, more, 61)
                            : department;
            draft.booked("department", DAY, now.code(), amounts(now));
        }
        return draft;
    }

    private static Map<String, Long> amounts(Department department) {
        long open = department.decided() / 17;
        long openWithoutPromise = department.decided() / 90;
        long accepted = department.decided() * 21 / 20;
        Map<String, Long> amounts = new HashMap<>();
        amounts.put("submitted", accepted + 1);
        amounts.put("accepted", accepted);
        amounts.put("accepted_online", department.online());
        amounts.put("accepted_with_promise", open + department.decided());
        amounts.put("accepted_without_promise", openWithoutPromise);
        amounts.put("became_late", department.decided() / 31);
        amounts.put("decided_in_time", department.inTime());
        amounts.put("decided_with_promise", department.decided());
        amounts.put("decided_late", department.decided() - department.inTime());
        amounts.put("decided_without_promise", department.decided() / 4);
        amounts.put("ended", accepted - open - openWithoutPromise);
        amounts.put("ended_with_promise", department.decided());
        return amounts;
    }
}
