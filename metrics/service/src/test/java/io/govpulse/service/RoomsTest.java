// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the service: readers know no HTTP, and resources do not go in circles. */
class RoomsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.govpulse.service");

    @Test
    void onlyControllersAndTheirLikeKnowHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.govpulse.service.cases",
                        "io.govpulse.service.failure",
                        "io.govpulse.service.indicator",
                        "io.govpulse.service.lake",
                        "io.govpulse.service.ranking",
                        "io.govpulse.service.refresh",
                        "io.govpulse.service.unit")
                .and()
                .haveNameNotMatching(".*Controller(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.govpulse.service.http..",
                        "jakarta.servlet..",
                        "org.springframework.http..",
                        "org.springframework.web..")
                .check(CLASSES);
    }

    @Test
    void noRoomNeedsTheRoomThatNeedsIt() {
        slices().matching("io.govpulse.service.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
