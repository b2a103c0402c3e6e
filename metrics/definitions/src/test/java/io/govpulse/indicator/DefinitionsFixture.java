// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A file of definitions to change and to load. */
abstract class DefinitionsFixture {
    static final String YAML =
            """
            defaults: {owner: {zh: 局, en: office}, status: draft}
            measures:
              - {name: taken, label: {zh: 受理, en: taken}, TEXTS, unit: cases, booked_on: accepted_on, where: [counted]}
              - {name: gone, label: {zh: 办结, en: gone}, TEXTS, unit: cases, booked_on: decided_on, where: [not accepted]}
              - {name: time, label: {zh: 时长, en: time}, TEXTS, unit: seconds, booked_on: decided_on, sum: handling_seconds}
            stocks:
              - {name: open, label: {zh: 在办, en: open}, TEXTS, plus: taken, minus: gone}
            indicators:
              - {name: rate, label: {zh: 率, en: rate}, TEXTS, status: certified, numerator: [gone], denominator: [gone, open], supporting: [taken], better: higher}
            scorecards:
              - {name: card, label: {zh: 排名, en: card}, TEXTS, minimum_denominator: 10, indicators: [{name: rate, weight: 2}]}
            """
                    .replace(
                            "TEXTS",
                            "description: {zh: 说明, en: text}, source: {zh: 惯例, en: practice}");

    @TempDir Path directory;

    void refused(String yaml, String... reasons) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(yaml))
                .withMessageStartingWith("Cannot read definitions: " + file() + "; ")
                .withMessageContainingAll(reasons);
    }

    Path file() {
        return directory.resolve("definitions.yaml");
    }

    Definitions load(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return Definitions.load(file());
    }
}
