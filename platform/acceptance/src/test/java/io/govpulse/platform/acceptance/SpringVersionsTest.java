// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which modules take their versions from Spring Boot, whose BOM would move JUnit and Jackson. */
class SpringVersionsTest {
    private static final Path ROOT = Path.of(System.getProperty("govpulse.root"));

    @Test
    void springsVersionsRuleOnlyWhereSpringRuns() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            assertThat(files.filter(file -> file.endsWith("pom.xml")))
                    .filteredOn(SpringVersionsTest::importsSpringsVersions)
                    .containsExactlyInAnyOrder(
                            ROOT.resolve("ingest/gateway/pom.xml"),
                            ROOT.resolve("metrics/service/pom.xml"));
        }
    }

    private static boolean importsSpringsVersions(Path pom) {
        try {
            return Files.readString(pom).contains("spring-boot-dependencies");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pom, e);
        }
    }
}
