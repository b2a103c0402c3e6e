// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.govpulse.cases.table.Column;
import io.govpulse.cases.table.FactKind;
import io.govpulse.event.EventType;
import io.govpulse.indicator.Definitions;
import io.govpulse.indicator.Indicator;
import io.govpulse.indicator.Measure;
import io.govpulse.indicator.Scorecard;
import io.govpulse.indicator.Stock;
import io.govpulse.lake.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.Test;

/** The glossary is the list of record of all public names: nothing is missing, nothing is left. */
class GlossaryTest {
    private static final Path GLOSSARY =
            Path.of(System.getProperty("govpulse.root", "../.."), "docs", "glossary.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w-]+)` \\| *(\\S[^|]*?) *\\| *(\\S[^|]*?) *\\|$");
    private static final Definitions DEFINITIONS = Definitions.standard();

    @Test
    void holdsEveryColumn() throws IOException {
        SortedSet<String> columns = new TreeSet<>();
        for (FactKind kind : FactKind.values()) {
            kind.columns().stream().map(Column::name).forEach(columns::add);
        }
        for (LakeTable table : LakeTable.values()) {
            add(columns, table.schema().asStruct());
        }
        holds("Columns", columns);
    }

    /** The entries of lists and maps have no names of their own. */
    private static void add(SortedSet<String> columns, Type type) {
        if (type.isStructType()) {
            type.asStructType()
                    .fields()
                    .forEach(
                            field -> {
                                columns.add(field.name());
                                add(columns, field.type());
                            });
        } else if (type.isListType()) {
            add(columns, type.asListType().elementType());
        }
    }

    @Test
    void holdsEveryDefinition() throws IOException {
        holds("Measures", DEFINITIONS.measures().stream().map(Measure::name).toList());
        holds("Stocks", DEFINITIONS.stocks().stream().map(Stock::name).toList());
        holds("Indicators", DEFINITIONS.indicators().stream().map(Indicator::name).toList());
        holds("Scorecards", DEFINITIONS.scorecards().stream().map(Scorecard::name).toList());
    }

    @Test
    void holdsEveryEventType() throws IOException {
        holds("Event types", Arrays.stream(EventType.values()).map(EventType::shortName).toList());
    }

    @Test
    void holdsEveryRestField() throws IOException {
        holds("REST fields", RestFields.all());
    }

    private static void holds(String section, Collection<String> names) throws IOException {
        SortedSet<String> listed = listed(section);
        assertThat(without(names, listed))
                .as("missing from docs/glossary.md, '%s'", section)
                .isEmpty();
        assertThat(without(listed, names))
                .as("in docs/glossary.md, '%s', and nowhere else", section)
                .isEmpty();
    }

    private static SortedSet<String> without(Collection<String> all, Collection<String> others) {
        SortedSet<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    private static SortedSet<String> listed(String section) throws IOException {
        String text =
                Stream.of(Files.readString(GLOSSARY).split("(?m)^## "))
                        .filter(part -> part.startsWith(section + " "))
                        .findFirst()
                        .orElseThrow();
        SortedSet<String> listed = new TreeSet<>();
        for (Matcher row = ROW.matcher(text); row.find(); ) {
            assertThat(listed.add(row.group(1))).as("%s once", row.group(1)).isTrue();
        }
        return listed;
    }
}
