// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The four levels of the city, 市-县(区)-乡镇(街道)-村(社区), and the windows of its halls.
 *
 * <p>The division codes have the form of GB/T 2260 and begin with 49, which stands for no province.
 */
public final class Regions {
    /** The city's division code, its first six digits. */
    public static final String CITY = "490100";

    static final String CITY_ZH = "云泽市";

    private static final String PROVINCE = "490000000000";
    private static final int WINDOWS = 8;

    private record Name(String zh, String en) {
        Name and(Name after) {
            return new Name(zh + after.zh, en + after.en);
        }
    }

    private static final List<Name> COUNTIES =
            List.of(
                    new Name("望澜区", "Wanglan District"),
                    new Name("青砚区", "Qingyan District"),
                    new Name("栖梧区", "Qiwu District"),
                    new Name("鹭汀区", "Luting District"),
                    new Name("松麓县", "Songlu County"),
                    new Name("稻汐县", "Daoxi County"),
                    new Name("枕霞县", "Zhenxia County"));

    private static final List<Name> FIRST =
            List.of(
                    new Name("临", "Lin"),
                    new Name("砚", "Yan"),
                    new Name("棠", "Tang"),
                    new Name("蒲", "Pu"),
                    new Name("霁", "Ji"),
                    new Name("澄", "Cheng"),
                    new Name("芦", "Lu"),
                    new Name("岚", "Lan"),
                    new Name("枫", "Feng"),
                    new Name("荻", "Di"),
                    new Name("鹤", "He"),
                    new Name("萤", "Ying"),
                    new Name("菱", "Ling"),
                    new Name("桐", "Tong"),
                    new Name("苇", "Wei"),
                    new Name("柘", "Zhe"),
                    new Name("皎", "Jiao"),
                    new Name("墨", "Mo"),
                    new Name("溯", "Su"),
                    new Name("穗", "Sui"));

    private static final List<Name> SECOND =
            List.of(
                    new Name("汀", "ting"),
                    new Name("渚", "zhu"),
                    new Name("埠", "bu"),
                    new Name("坞", "wu"),
                    new Name("浦", "pu"),
                    new Name("澳", "ao"),
                    new Name("岫", "xiu"),
                    new Name("陂", "bei"),
                    new Name("堰", "yan"),
                    new Name("墅", "shu"),
                    new Name("圩", "xu"),
                    new Name("崦", "yan"),
                    new Name("畈", "fan"),
                    new Name("湄", "mei"));

    private final SeededRandom random;
    private final Set<String> taken = new HashSet<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private Regions(SeededRandom random) {
        this.random = random;
    }

    /**
     * The regions of the city.
     *
     * @param units all of them, and the windows, by name
     * @param places where cases come from: villages more often than what lies above them
     */
    record Tree(List<Unit> units, List<Place> places) {}

    static Tree of(SeededRandom random) {
        Regions regions = new Regions(random);
        regions.units.add(new Unit("province", PROVINCE, "沧澜省", "Canglan Province"));
        regions.units.add(new Unit("city", CITY + "000000", CITY_ZH, "Yunze"));
        for (int i = 0; i < COUNTIES.size(); i++) {
            regions.county(COUNTIES.get(i), CITY.substring(0, 4) + two(i + 1));
        }
        return new Tree(List.copyOf(regions.units), List.copyOf(regions.places));
    }

    private void county(Name name, String county) {
        String code = county + "000000";
        units.add(new Unit("county", code, name.zh, name.en));
        List<String> windows = new ArrayList<>();
        for (int i = 1; i <= WINDOWS; i++) {
            windows.add(county + "-W" + two(i));
            units.add(
                    new Unit(
                            "window",
                            county + "-W" + two(i),
                            name.zh + "政务大厅" + i + "号窗口",
                            name.en + " Hall, Window " + i));
        }
        boolean urban = name.zh.endsWith("区");
        places.add(new Place(code, windows));
        for (int i = 1; i <= random.between(5, 7); i++) {
            township(county + "0" + two(i), urban, windows);
        }
    }

    private void township(String township, boolean urban, List<String> windows) {
        Name kind =
                urban
                        ? new Name("街道", " Subdistrict")
                        : random.happens(0.6) ? new Name("镇", " Town") : new Name("乡", " Township");
        Name name = unusedName().and(kind);
        units.add(new Unit("township", township + "000", name.zh, name.en));
        places.add(new Place(township + "000", windows));
        for (int i = 1; i <= random.between(3, 4); i++) {
            Name village =
                    unusedName()
                            .and(urban ? new Name("社区", " Community") : new Name("村", " Village"));
            String code = township + String.format(Locale.ROOT, "%03d", i);
            units.add(new Unit("village", code, village.zh, village.en));
            places.add(new Place(code, windows));
            places.add(new Place(code, windows));
        }
    }

    /** A name of two characters that is not in use yet. */
    private Name unusedName() {
        while (true) {
            Name name = random.pick(FIRST).and(random.pick(SECOND));
            // Also distinct in pinyin, in which two characters may sound alike.
            if (taken.add(name.en)) {
                return name;
            }
        }
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
