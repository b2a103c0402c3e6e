// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What methods of any module take. */
class SignaturesTest {
    private static final Path ROOT = Path.of(System.getProperty("govpulse.root"));

    private static JavaClasses allModules() throws IOException {
        try (Stream<Path> directories = Files.walk(ROOT, 4)) {
            List<Path> classes =
                    directories.filter(path -> path.endsWith("target/classes")).toList();
            assertThat(classes).hasSizeGreaterThan(10);
            return new ClassFileImporter().importPaths(classes);
        }
    }

    /** An optional parameter is two methods, or a value that its caller may leave out. */
    @Test
    void noMethodTakesAnOptional() throws IOException {
        noMethods()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawParameterTypes(
                        describe(
                                "an Optional",
                                types ->
                                        types.stream()
                                                .anyMatch(t -> t.isEquivalentTo(Optional.class))))
                .check(allModules());
    }
}
