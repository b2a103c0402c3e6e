// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The directions of dependency between the modules. Their classes are read from where the build
 * puts them, because their class paths cannot be joined: Flink, Spark and Spring bring versions of
 * their own.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("govpulse.root"));

    private static final String[] FLINK = {"org.apache.flink..", "org.apache.iceberg.flink.."};
    private static final String[] SPARK = {
        "org.apache.spark..", "org.apache.iceberg.spark..", "scala.."
    };
    private static final String[] SPRING = {"org.springframework.."};
    private static final String[] STORAGE = {"org.apache.iceberg..", "org.apache.hadoop.."};
    private static final String[] HADOOP = {"org.apache.hadoop.."};

    /**
     * The modules with code: their packages, the modules they see, the frameworks they must not.
     */
    private enum Module {
        PROCESS(
                "platform/process",
                "io.govpulse.process..",
                Set.of(),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        CONTRACT(
                "ingest/contract",
                "io.govpulse.event..",
                Set.of("PROCESS"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        DEFINITIONS(
                "metrics/definitions",
                "io.govpulse.calendar.. io.govpulse.rules.. io.govpulse.cases.."
                        + " io.govpulse.indicator..",
                Set.of("PROCESS", "CONTRACT"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        FORECAST(
                "metrics/forecast",
                "io.govpulse.forecast..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        LAKE(
                "metrics/lake",
                "io.govpulse.lake..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS"),
                banned(FLINK, SPARK, SPRING, HADOOP)),
        STREAMING(
                "streaming-jobs",
                "io.govpulse.streaming..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS", "LAKE"),
                banned(SPARK, SPRING)),
        BATCH(
                "batch-jobs",
                "io.govpulse.batch..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS", "LAKE"),
                banned(FLINK, SPRING)),
        CLIENT(
                "ingest/client",
                "io.govpulse.ingest.client.. io.govpulse.ingest.importing..",
                Set.of("PROCESS", "CONTRACT"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        GATEWAY(
                "ingest/gateway",
                "io.govpulse.ingest io.govpulse.ingest.intake.. io.govpulse.ingest.quarantine.."
                        + " io.govpulse.ingest.privacy.. io.govpulse.ingest.stamping..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS"),
                banned(FLINK, SPARK, STORAGE)),
        SERVICE(
                "metrics/service",
                "io.govpulse.service..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS", "LAKE"),
                banned(FLINK, SPARK)),
        BROKER(
                "platform/broker",
                "io.govpulse.platform.broker..",
                Set.of("PROCESS"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        BENCH(
                "platform/bench",
                "io.govpulse.platform.bench..",
                Set.of("PROCESS", "CONTRACT", "DEFINITIONS", "FORECAST", "LAKE", "BROKER"),
                banned(FLINK, SPARK, SPRING)),
        DEMO(
                "platform/demo",
                "io.govpulse.platform.demo..",
                Set.of("PROCESS", "CONTRACT", "CLIENT", "DEFINITIONS"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        LAUNCHER(
                "platform/launcher",
                "io.govpulse.platform io.govpulse.platform.core.. io.govpulse.platform.command..",
                Set.of("PROCESS", "CONTRACT", "CLIENT", "DEFINITIONS", "BROKER", "DEMO"),
                banned(FLINK, SPARK, SPRING, STORAGE)),
        TESTKIT(
                "platform/testkit",
                "io.govpulse.platform.testkit..",
                Set.of(),
                banned(FLINK, SPARK, SPRING, STORAGE));

        private final Path classes;
        private final String[] packages;
        private final Set<String> sees;
        private final String[] banned;

        Module(String directory, String packages, Set<String> sees, String[] banned) {
            this.classes = ROOT.resolve(directory).resolve("target/classes");
            this.packages = packages.split(" ");
            this.sees = sees;
            this.banned = banned;
        }

        private static String[] banned(String[]... frameworks) {
            return Arrays.stream(frameworks).flatMap(Arrays::stream).toArray(String[]::new);
        }

        JavaClasses importClasses() {
            assertThat(classes)
                    .as("classes of %s; build them first: ./mvnw compile", this)
                    .isDirectory();
            return new ClassFileImporter().importPath(classes);
        }

        String[] visiblePackages() {
            return Stream.concat(
                            Arrays.stream(packages),
                            sees.stream()
                                    .map(Module::valueOf)
                                    .flatMap(m -> Arrays.stream(m.packages)))
                    .toArray(String[]::new);
        }
    }

    /** Each module's classes, read once. */
    private static final class Imported {
        static final List<JavaClasses> BY_MODULE =
                Arrays.stream(Module.values()).map(Module::importClasses).toList();

        static JavaClasses of(Module module) {
            return BY_MODULE.get(module.ordinal());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleSeesOnlyThoseItStandsOn(Module module) {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.govpulse..")
                                .and(not(resideInAnyPackage(module.visiblePackages()))))
                .check(Imported.of(module));
    }

    @ParameterizedTest
    @EnumSource
    void aModuleKeepsToItsFrameworks(Module module) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.banned)
                .check(Imported.of(module));
    }

    @ParameterizedTest
    @EnumSource
    void aPackageLivesInItsModule(Module module) {
        classes().should().resideInAnyPackage(module.packages).check(Imported.of(module));
    }

    @ParameterizedTest
    @EnumSource
    void everyPackageIsNullMarked(Module module) {
        assertThat(packages(Imported.of(module)))
                .allSatisfy(
                        of ->
                                assertThat(of.isAnnotatedWith(NullMarked.class))
                                        .as("@NullMarked package-info of %s", of.getName())
                                        .isTrue());
    }

    private static Set<JavaPackage> packages(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void noPackageIsADrawerForEverything(Module module) {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..commons..",
                        "..helper..",
                        "..helpers..",
                        "..misc..")
                .check(Imported.of(module));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRACT", "DEFINITIONS", "FORECAST", "LAKE"})
    void timeIsAParameterWhereMeaningIsDecided(Module module) {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(resideInAPackage("java.time..")))
                                .and(target(nameMatching("now|system.*|tick.*"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(Imported.of(module));
    }

    @Test
    void theCalendarKnowsNoCasesAndTheFoldKnowsNoIndicators() {
        slices().matching("io.govpulse.(*)..")
                .should()
                .beFreeOfCycles()
                .check(Imported.of(Module.DEFINITIONS));
        noClasses()
                .that()
                .resideInAPackage("io.govpulse.calendar..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.govpulse..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        "io.govpulse.calendar..",
                                                        "io.govpulse.event.."))))
                .check(Imported.of(Module.DEFINITIONS));
        noClasses()
                .that()
                .resideInAPackage("io.govpulse.cases..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.govpulse.indicator..")
                .check(Imported.of(Module.DEFINITIONS));
    }

    @Test
    void theLaunchersCoreKnowsNoCommandAndTheDemosCityNoScript() {
        slices().matching("io.govpulse.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(Imported.of(Module.LAUNCHER));
        noClasses()
                .that()
                .resideInAPackage("io.govpulse.platform.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.govpulse.platform", "io.govpulse.platform.command..")
                .check(Imported.of(Module.LAUNCHER));
        slices().matching("io.govpulse.platform.demo.(*)..")
                .should()
                .beFreeOfCycles()
                .check(Imported.of(Module.DEMO));
    }
}
