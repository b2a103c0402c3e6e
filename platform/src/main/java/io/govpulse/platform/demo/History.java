package io.govpulse.platform.demo;

import io.govpulse.calendar.Calendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cases of the last {@value #MONTHS} months. Some are still open when the history ends; what is
 * to be told of them after that, {@link LiveCity} tells when its time has come.
 */
public final class History {
    static final int MONTHS = 14;
    private static final Surroundings SURROUNDINGS = new Surroundings(25, 24, 40, 39, 300);

    private final Plan plan;
    private final OfficeTempo tempo = new OfficeTempo(Calendars.named("china"));
    private final Diary diary;
    private final Applications applications;

    /** The history of this city. */
    public History(City city, Plan plan) {
        this.plan = plan;
        LocalDate today = LocalDate.ofInstant(plan.begun(), tempo.calendar().zone());
        this.diary = new Diary(tempo, today.minusMonths(MONTHS), today);
        this.applications = new Applications(city, plan.seed(), "H", tempo.calendar());
    }

    /** What is told until the city's life begins; by cases, not by time. */
    public void past(Consumer<String> wire) {
        all(
                telling -> {
                    if (!telling.time().isAfter(plan.begun())) {
                        wire.accept(telling.wire());
                    }
                });
    }

    /** What remains to be told after that. */
    List<Telling> pending() {
        List<Telling> pending = new ArrayList<>();
        all(
                telling -> {
                    if (telling.time().isAfter(plan.begun())) {
                        pending.add(telling);
                    }
                });
        return pending;
    }

    void all(Consumer<Telling> tellings) {
        for (int number = 0; number < plan.cases(); number++) {
            of(number).forEach(tellings);
        }
    }

    private List<Telling> of(int number) {
        Application application = applications.inDiary(number, diary);
        Chance chance = applications.chance("script", number);
        return SURROUNDINGS.tellings(number, application, tempo, chance, application.at());
    }
}
