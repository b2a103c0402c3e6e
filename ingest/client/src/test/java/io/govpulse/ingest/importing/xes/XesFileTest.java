// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.xes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.govpulse.ingest.importing.file.CharacterSet;
import io.govpulse.ingest.importing.file.FileKind;
import io.govpulse.ingest.importing.file.SourceFile;
import io.govpulse.ingest.importing.file.SourceRow;
import io.govpulse.ingest.importing.file.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XesFileTest {
    private static final String LOG =
            """
            <?xml version="1.0" encoding="UTF-8" ?>
            <log xes.version="1.0"%s>
              <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
              <global scope="trace"><date key="enddate" value="1970-01-01T00:00:00Z"/></global>
              <global scope="event"><string key="org:resource" value="UNKNOWN"/></global>
              <classifier name="Activity" keys="concept:name"/>
              <float key="mean" value="4.1"><float key="inner" value="1"/></float>
              <trace>
                <string key="concept:name" value="案 &amp; 1"><int key="nested" value="1"/></string>
                <event>
                  <string key="concept:name" value="受理"/>
                  <date key="time:timestamp" value="2026-03-02T09:30:00.000+08:00"/>
                  <list key="participants"><values><string key="p" value="x"/></values></list>
                  <container key="box"><boolean key="b" value="true"/></container>
                </event>
                <event><string key="concept:name" value="审查"/></event>
                <string key="channel" value="web"/>
              </trace>
              <trace><string key="concept:name" value="2"/></trace>
            </log>
            """;

    @TempDir Path directory;

    @Test
    void givesARowPerEventWithTheAttributesOfItsTrace() throws Exception {
        for (String namespace :
                List.of("", " xmlns=\"http://www.xes-standard.org/\"", " xmlns=\"urn:other\"")) {
            try (SourceFile file = open(LOG.formatted(namespace))) {
                assertThat(file.columns())
                        .containsExactlyInAnyOrder(
                                "case:concept:name",
                                "case:channel",
                                "case:enddate",
                                "concept:name",
                                "time:timestamp",
                                "org:resource");
                SourceRow first = file.next().orElseThrow();
                assertThat(first.cell("case:concept:name")).contains("案 & 1");
                assertThat(first.cell("case:channel")).contains("web");
                assertThat(first.cell("concept:name")).contains("受理");
                assertThat(first.cell("time:timestamp")).contains("2026-03-02T09:30:00.000+08:00");
                assertThat(first.cell("org:resource")).isEmpty();
                SourceRow second = file.next().orElseThrow();
                assertThat(second.cell("case:channel")).contains("web");
                assertThat(second.cell("time:timestamp")).isEmpty();
                assertThat(file.rows()).isEqualTo(2);
            }
        }
    }

    @Test
    void givesATraceWithoutEventsAsARowOfTheCaseAlone() throws Exception {
        try (SourceFile file = open(LOG.formatted(""))) {
            SourceRow last = TestFiles.rows(file).get(2);

            assertThat(last.place()).isEqualTo("event 3");
            assertThat(last.cell("case:concept:name")).contains("2");
            assertThat(last.cell("concept:name")).isEmpty();
        }
    }

    @Test
    void refusesAnAttributeThatComesTwiceWithDifferentValues() throws Exception {
        String twice = "<string key=\"concept:name\" value=\"受理\"/>";
        try (SourceFile file =
                open(
                        LOG.formatted("")
                                .replace(
                                        twice,
                                        twice
                                                + twice.replace("受理", "办结")
                                                + "<string key=\"case:channel\" value=\"hall\"/>"))) {
            SourceRow row = file.next().orElseThrow();

            assertThatThrownBy(() -> row.cell("concept:name"))
                    .hasMessage(
                            "column concept:name: the attribute comes twice, with different"
                                    + " values");
            assertThatThrownBy(() -> row.cell("case:channel")).hasMessageContaining("comes twice");
        }
    }

    @Test
    void refusesEntitiesWhetherTheyReachOtherFilesOrGrow() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "the secret");
        String reaching = "<!DOCTYPE log [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri());
        String laughing =
                """
                <!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x "&c;&c;&c;&c;&c;&c;&c;">]>""";
        String outside = "<!DOCTYPE log SYSTEM \"http://127.0.0.1:1/log.dtd\">";
        for (String doctype : List.of(reaching, laughing, outside)) {
            assertThatThrownBy(
                            () ->
                                    open(
                                            doctype
                                                    + "<log><trace><string key=\"k\" value=\"&x;\"/></trace></log>"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("it has a document type (<!DOCTYPE, line ")
                    .hasMessageEndingWith("remove the declaration and write out its entities");
        }
    }

    @Test
    void refusesWhatIsNoSoundXesBeforeARowIsRead() throws IOException {
        String log = LOG.formatted("");

        assertThatThrownBy(() -> open("<html><body/></html>"))
                .hasMessage("it is XML but no XES: its root is <html>, not <log>");
        assertThatThrownBy(() -> open(log.replace("</log>", "")))
                .hasMessageStartingWith("it is no sound XML at line ");
        assertThatThrownBy(() -> open(log.replace("&amp;", "&unknown;")))
                .hasMessageStartingWith("it is no sound XML at line 9");
        byte[] whole = TestFiles.gzip(log.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length - 20)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsTheEncodingThatTheXmlDeclares() throws Exception {
        byte[] office =
                LOG.formatted("").replace("UTF-8", "GB18030").getBytes(CharacterSet.GB18030);

        try (SourceFile file = open(office)) {
            assertThat(file.next().orElseThrow().cell("concept:name")).contains("受理");
        }
    }

    private SourceFile open(String xml) throws IOException {
        return open(xml.getBytes(StandardCharsets.UTF_8));
    }

    private SourceFile open(byte[] bytes) throws IOException {
        Path path = Files.write(Files.createTempFile(directory, "log", ""), bytes);
        assertThat(FileKind.of(path)).isEqualTo(FileKind.XES);
        return XesFile.open(path);
    }
}
