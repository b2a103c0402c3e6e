// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.platform.testkit.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, on the real service. In order: the lake fills as time goes by. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PageIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROWS = "table.ranking tbody tr[data-unit]";

    private LakeFixture lake;
    private RunningService service;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path home, @TempDir Path profile) {
        browser = new Browser(profile);
        lake = LakeFixture.in(home);
        service = new RunningService(home);
    }

    @AfterAll
    void stop() {
        if (browser != null && service != null) {
            browser.close();
            service.close();
            lake.close();
        }
    }

    @AfterEach
    void theBrowserHasNothingToComplainOf() {
        assertThat(browser.log()).isEmpty();
    }

    private void open(String query, int width) {
        browser.open(service.uri("/" + query).toString(), width, width < 800 ? 844 : 900);
    }

    private void await(String selector, String text) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(browser.text(selector)).contains(text));
    }

    private void nothingOverflows() {
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .as("no horizontal overflow")
                .isEqualTo(true);
    }

    @Test
    @Order(1)
    void beforeTheFirstRefreshItSaysWhatWillHappenAndThenShowsIt() {
        open("?lang=en&scorecard=on_time", 1440);
        await("#content", "No ranking published yet");
        assertThat(browser.text("#content")).contains("./govpulse refresh");
        nothingOverflows();
        SampleCity.draft(lake, 1, "r1", 0).publish(Instant.now());
        await("#title", "On time · Department · August 2011");
        await("#freshness", "just now");
        assertThat(browser.texts(ROWS)).hasSize(12);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "zh,1440,按时办结率排名 · 部门 · 2011年8月,实时,未填",
        "zh,390,按时办结率排名 · 部门 · 2011年8月,实时,未填",
        "en,1440,On time · Department · August 2011,Live,Not given",
        "en,390,On time · Department · August 2011,Live,Not given"
    })
    void itReadsInBothLanguagesAndWidths(
            String lang, int width, String title, String live, String notGiven) {
        open("?scorecard=on_time&period=2011-08&lang=" + lang, width);
        await("#title", title);
        await("#live", live);
        assertThat(browser.texts("table.ranking th.unit")).contains(notGiven);
        assertThat(browser.text("html")).doesNotContain("undefined", "NaN", "null", "[object");
        nothingOverflows();
    }

    @Test
    @Order(3)
    void eachFigureCanBeExplained() {
        open("?scorecard=on_time&period=2011-08&lang=en", 1440);
        await("#definition", "On-time rate = decided in time / decided with a promised limit");
        assertThat(browser.text("tr[data-unit='PWDx']"))
                .contains(
                        "87.12%", "19,027 / 21,841", "Supporting: decided without a promised limit")
                .contains("5,460");
        assertThat(browser.text("tr[data-unit='ANML']")).startsWith("9").contains("0.00%");
        assertThat(browser.text("tbody.unranked")).contains("Too few cases", "CONS", "100.00%");
        assertThat(browser.texts("tbody.unranked").get(1)).contains("No cases", "HLTH", "0 / 0");
        assertThat(browser.texts("tbody.unranked").get(2))
                .contains("Cases that name no unit", "Not given");
        assertThat(browser.text("tfoot")).contains("All units", "34,701 / 43,449", "79.87%");
        assertThat(browser.text("#pin-facts"))
                .contains("r1", "Checkpoint", "10", "Latest event received", "Facts as of");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1440|Share of normally decided cases with a promised limit that kept it|Source: Administrative Licensing Law|Owner: Government services office|draft",
                "zh|390|有承诺时限的正常办结件中按时办结的比重|依据：行政许可法第四十二条|负责单位：政务服务管理机构|试行"
            })
    void eachDefinitionIsDocumented(
            String lang,
            int width,
            String description,
            String source,
            String owner,
            String status) {
        open("?scorecard=on_time&period=2011-08&lang=" + lang, width);
        await("tr[data-unit='PWDx']", "87.12%");
        browser.run("document.querySelector('#definition details').open = true");
        assertThat(browser.text("#definition details"))
                .contains(description, source, owner, status);
        nothingOverflows();
    }

    @Test
    @Order(8)
    void bothLanguagesHaveTheSameWords() {
        open("?lang=en", 1440);
        assertThat(
                        browser.run(
                                "const keys = (o, at) => Object.entries(o).flatMap(([k, v]) => v &&"
                                        + " typeof v === 'object' ? keys(v, at + k + '.') :"
                                        + " [at + k + ':' + typeof v]);"
                                        + " return import('/assets/shell/languages.js').then(i => {"
                                        + " const zh = keys(i.wordsOf('zh'), '');"
                                        + " const en = keys(i.wordsOf('en'), '');"
                                        + " return [...zh.filter(k => !en.includes(k)),"
                                        + " ...en.filter(k => !zh.includes(k))]})"))
                .isEqualTo(List.of());
    }

    @Test
    @Order(4)
    void itMovesByItselfWhenARefreshIsPublished() {
        open("?scorecard=on_time&period=2011-08&lang=en", 1440);
        await("tr[data-unit='ANML']", "0.00%");
        browser.run("window.notReloaded = true");
        SampleCity.draft(lake, 2, "r2", 508).publish(Instant.now());
        await("tr[data-unit='ANML']", "508 / 508");
        assertThat(browser.texts(ROWS).subList(0, 2)).anyMatch(row -> row.contains("ANML"));
        assertThat(browser.run("return window.notReloaded")).isEqualTo(true);
        assertThat(browser.texts("tr[data-unit='ANML'] .changed")).isNotEmpty();
        assertThat(browser.texts("tr[data-unit='PARK'] .changed[data-key=score]")).isEmpty();
        await("#announce", "On time · Department · August 2011 updated");
    }

    @Test
    @Order(5)
    void aPinnedLinkShowsTheOldFiguresAndTheWayBack() {
        open("?scorecard=on_time&period=2011-08&lang=en&asOf=r1", 390);
        await("#pinned", "Pinned to refresh r1");
        await("#pinned", "There is a newer refresh");
        assertThat(browser.text("tr[data-unit='ANML']")).contains("0 / 508");
        nothingOverflows();
        browser.run("document.getElementById('unpin').click()");
        await("tr[data-unit='ANML']", "508 / 508");
        assertThat(browser.address()).doesNotContain("asOf");
    }

    @Test
    @Order(6)
    void whatIsChosenIsInTheAddress() {
        open("?lang=zh", 1440);
        await("#title", "网上办件率排名 · 部门 · 2011年8月");
        choose("scorecard", "timeout");
        await("#title", "超时率排名");
        choose("kind", "week");
        await("#title", "2011年第35周 (8月29日–9月4日)");
        assertThat(browser.address())
                .endsWith("?scorecard=timeout&level=department&period=2011-W35&lang=zh");
        assertThat(browser.text("tr[data-unit='PWDx']"))
                .contains("15.21%", "超时办结量\u00a02,814 · 在办已超时量\u00a0704");
        choose("kind", "quarter");
        await("#title", "2011年第3季度");
        choose("level", "item");
        await("#content", "该时段没有发布排名");
        browser.run("history.back()");
        await("tr[data-unit='PWDx']", "15.21%");
    }

    @Test
    @Order(9)
    void eachValueIsShownInItsUnit() {
        open("?lang=zh", 1440);
        assertThat(
                        browser.run(
                                "return Promise.all([import('/assets/shared/format.js'),"
                                        + " import('/assets/shell/languages.js')]).then(([f, i]) => {"
                                        + " const zh = i.wordsOf('zh'); const en = i.wordsOf('en');"
                                        + " return [f.value(8.765, {unit: 'points'}, zh),"
                                        + " f.value(3.387, {unit: 'working_days'}, en),"
                                        + " f.value(12.005, {unit: 'minutes'}, en),"
                                        + " f.value(0.5, {unit: 'ratio'}, zh),"
                                        + " f.value(null, {unit: 'points'}, zh),"
                                        + " f.amount(3387, 'day_thousandths'),"
                                        + " f.amount(1234567, 'cases'),"
                                        + " f.amount(876500, 'point_hundredths')]})"))
                .isEqualTo(
                        List.of(
                                "8.77 分",
                                "3.39 working days",
                                "12.01 min",
                                "50.00%",
                                "—",
                                "3.39",
                                "1,234,567",
                                "8,765.00"));
    }

    private void choose(String select, String value) {
        browser.run(
                "const s = document.getElementById(arguments[0]); s.value = arguments[1];"
                        + " s.dispatchEvent(new Event('change', {bubbles: true}))",
                select,
                value);
    }

    @Test
    @Order(7)
    void theLanguageIsRemembered() {
        open("?scorecard=on_time&lang=en", 1440);
        await("#title", "On time");
        browser.run("document.querySelector('[data-lang=zh]').click()");
        await("#title", "按时办结率排名");
        open("?scorecard=on_time", 1440);
        await("#title", "按时办结率排名");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");
    }

    @Test
    @Order(8)
    void percentagesAreRoundedHalfUpFromSixDecimals() {
        open("?lang=en", 1440);
        Object texts =
                browser.run(
                        "return import('/assets/shared/format.js').then(f => [f.percent(0.812187),"
                                + " f.percent(0.00005), f.percent(0.000049), f.percent(0.28505),"
                                + " f.percent(1), f.percent(0), f.percent(null), f.count(1234567),"
                                + " f.percent(f.ratio(2, 3)), f.percent(f.ratio(0, 0))])");
        assertThat(texts)
                .isEqualTo(
                        List.of(
                                "81.22%",
                                "0.01%",
                                "0.00%",
                                "28.51%",
                                "100.00%",
                                "0.00%",
                                "—",
                                "1,234,567",
                                "66.67%",
                                "—"));
    }
}
