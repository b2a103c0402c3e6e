// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The demo city: its departments with their items, and the places its cases come from.
 *
 * @param departments the departments
 * @param places where cases come from
 * @param units names of regions, windows, departments and items
 */
public record City(List<Department> departments, List<Place> places, List<Unit> units) {
    private static final int ITEMS_A_SUBJECT = 2;

    private record Action(String zh, String en, boolean begins) {}

    private static final Action FIRST = new Action("新办", "new", true);
    private static final List<Action> LATER =
            List.of(
                    new Action("变更", "change", false),
                    new Action("延续", "renewal", true),
                    new Action("注销", "cancellation", false),
                    new Action("补证", "replacement", false));

    /** The city that this seed gives. */
    public static City of(long seed) {
        Regions.Tree regions = Regions.of(SeededRandom.of(seed, "regions", 0));
        List<Unit> units = new ArrayList<>(regions.units());
        List<Department> departments = new ArrayList<>();
        for (String line : departmentLines()) {
            Department department = department(departments.size() + 1, line, seed);
            departments.add(department);
            units.add(new Unit("department", department.code(), department.zh(), department.en()));
            department
                    .items()
                    .forEach(
                            item -> units.add(new Unit("item", item.code(), item.zh(), item.en())));
        }
        return new City(List.copyOf(departments), regions.places(), List.copyOf(units));
    }

    /** A department, each with a probability that follows its volume. */
    public Department anyDepartment(SeededRandom random) {
        double all = departments.stream().mapToDouble(Department::volume).sum();
        double left = random.fraction() * all;
        for (Department department : departments) {
            left -= department.volume();
            if (left < 0) {
                return department;
            }
        }
        return departments.get(departments.size() - 1);
    }

    private static List<String> departmentLines() {
        try (InputStream resource = City.class.getResourceAsStream("departments.txt");
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The shipped departments.txt is unreadable", e);
        }
    }

    private static Department department(int number, String line, long seed) {
        String[] cells = line.split(";", -1);
        SeededRandom random = SeededRandom.of(seed, "department", number);
        String code = CreditCode.of("11", Regions.CITY, 4_100_000 + number * 137);
        List<Item> items = new ArrayList<>();
        String[] subjects = cells[3].split("\\|", -1);
        for (int i = 0; i < subjects.length; i++) {
            String[] names = subjects[i].split("=", -1);
            items.add(item(code, number, i * ITEMS_A_SUBJECT + 1, names, FIRST, random));
            items.add(
                    item(
                            code,
                            number,
                            i * ITEMS_A_SUBJECT + 2,
                            names,
                            LATER.get((number + i) % LATER.size()),
                            random));
        }
        return new Department(
                number,
                code,
                Regions.CITY_ZH + cells[0],
                cells[1],
                8 + Double.parseDouble(cells[2]),
                conduct(random),
                List.copyOf(items));
    }

    private static Department.Conduct conduct(SeededRandom random) {
        // Some improve over the history, some do not, a few get worse.
        double gain = random.happens(0.4) ? random.between(0.4, 0.9) : random.between(-0.4, 0.3);
        double online = random.between(0.3, 0.93);
        return new Department.Conduct(
                random.between(0.01, 0.15),
                gain,
                online,
                random.between(0.0, 0.95 - online) / 2,
                random.between(0.01, 0.09));
    }

    private static Item item(
            String department,
            int number,
            int serial,
            String[] names,
            Action action,
            SeededRandom random) {
        boolean licence = names[0].contains("许可") || names[0].endsWith("证");
        // 18 credit code, 1 level (3: city), 12 basic code (2 kind of item, 10 in its catalogue).
        String code =
                department
                        + "3"
                        + (licence ? "01" : "20")
                        + String.format(Locale.ROOT, "%03d%04d000", number, serial);
        int promised = promisedDays(action, random);
        int statutory =
                promised == 0
                        ? 5
                        : Math.min(30, Math.max(promised + 3, promised * random.between(2, 4)));
        return new Item(
                code,
                names[0] + "（" + action.zh + "）",
                names[1] + " (" + action.en + ")",
                promised,
                statutory,
                random.happens(0.2) ? random.between(1, 40) * 500L : 0,
                licence && action.begins);
    }

    private static int promisedDays(Action action, SeededRandom random) {
        if (random.happens(action.begins ? 0.2 : 0.6)) {
            return 0;
        }
        return action.begins
                ? random.pick(List.of(2, 3, 5, 5, 7, 10, 15))
                : random.pick(List.of(1, 2, 3, 5));
    }
}
