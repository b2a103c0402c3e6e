package io.govpulse.platform.demo;

/**
 * A service item (事项) as its list states it.
 *
 * @param code implementation code (实施编码), 31 characters
 * @param zh its Chinese name
 * @param en its English name
 * @param promisedDays promised limit in working days; 0 is on the spot (即办件)
 * @param statutoryDays statutory limit in working days
 * @param fee in fen; 0 is free
 * @param licence whether it leads to a licence
 */
record Item(
        String code,
        String zh,
        String en,
        int promisedDays,
        int statutoryDays,
        long fee,
        boolean licence) {

    boolean onTheSpot() {
        return promisedDays == 0;
    }
}
