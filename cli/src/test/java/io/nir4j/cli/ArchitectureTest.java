package io.nir4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Dependencies point one way: model <- io <- dsl; io <- dialects <- compiler <- spi <- reference, cpu, nd4j; dsl and
/// spi <- harness <- testkit; spi <- compare; all <- cli.
///
/// Maven sees to most of it, this test to the rest: what a module can see on its class path but must not use.
@AnalyzeClasses(
        packages = "io.nir4j",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeFixtures.class})
class ArchitectureTest {
    /// Tests too, though they come in a jar.
    static final class DoNotIncludeFixtures implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/fixtures/");
        }
    }

    @ArchTest
    static final ArchRule modulesDependOnlyOnModulesBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy("io.nir4j.model..")
            .layer("io")
            .definedBy("io.nir4j.io..")
            .layer("dsl")
            .definedBy("io.nir4j.dsl..")
            .layer("dialects")
            .definedBy("io.nir4j.dialects..")
            .layer("compiler")
            .definedBy("io.nir4j.compiler..")
            .layer("spi")
            .definedBy("io.nir4j.backends.spi..")
            .layer("harness")
            .definedBy("io.nir4j.backends.harness..")
            .layer("testkit")
            .definedBy("io.nir4j.backends.testkit..")
            .layer("reference")
            .definedBy("io.nir4j.backends.reference..")
            .layer("compare")
            .definedBy("io.nir4j.backends.compare..")
            .layer("cpu")
            .definedBy("io.nir4j.backends.cpu..")
            .layer("nd4j")
            .definedBy("io.nir4j.backends.nd4j..")
            .layer("cli")
            .definedBy("io.nir4j.cli..")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("io")
            .mayOnlyAccessLayers("model")
            .whereLayer("dsl")
            .mayOnlyAccessLayers("model", "io")
            .whereLayer("dialects")
            .mayOnlyAccessLayers("model", "io")
            .whereLayer("compiler")
            .mayOnlyAccessLayers("model", "dialects")
            .whereLayer("spi")
            .mayOnlyAccessLayers("model", "dialects", "compiler")
            .whereLayer("harness")
            .mayOnlyAccessLayers("model", "io", "dsl", "dialects", "compiler", "spi")
            .whereLayer("testkit")
            .mayOnlyAccessLayers("model", "io", "dsl", "dialects", "compiler", "spi", "harness")
            .whereLayer("reference")
            .mayOnlyAccessLayers("model", "dialects", "compiler", "spi")
            .whereLayer("compare")
            .mayOnlyAccessLayers("model", "dialects", "compiler", "spi")
            .whereLayer("cpu")
            .mayOnlyAccessLayers("model", "dialects", "compiler", "spi")
            .whereLayer("nd4j")
            .mayOnlyAccessLayers("model", "dialects", "compiler", "spi")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule everyClassIsInAModule = noClasses()
            .should()
            .resideOutsideOfPackages(
                    "io.nir4j.model..",
                    "io.nir4j.io..",
                    "io.nir4j.dsl..",
                    "io.nir4j.dialects..",
                    "io.nir4j.compiler..",
                    "io.nir4j.backends.spi..",
                    "io.nir4j.backends.harness..",
                    "io.nir4j.backends.testkit..",
                    "io.nir4j.backends.reference..",
                    "io.nir4j.backends.compare..",
                    "io.nir4j.backends.cpu..",
                    "io.nir4j.backends.nd4j..",
                    "io.nir4j.cli..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.nir4j.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyIoCliAndTheConformanceSuiteKnowJackson = onlyIn(
            "Jackson", "tools.jackson..", "io.nir4j.io..", "io.nir4j.backends.harness.conformance..", "io.nir4j.cli..");

    @ArchTest
    static final ArchRule onlyIoKnowsJhdf = onlyIn("jHDF", "io.jhdf..", "io.nir4j.io..");

    @ArchTest
    static final ArchRule onlyDslKnowsAntlr = onlyIn("ANTLR", "org.antlr..", "io.nir4j.dsl..");

    @ArchTest
    static final ArchRule onlyCliKnowsPicocli = onlyIn("picocli", "picocli..", "io.nir4j.cli..");

    @ArchTest
    static final ArchRule onlyDrawingsKnowElk = onlyIn("ELK", "org.eclipse..", "io.nir4j.cli.draw..");

    /// The nd4j backend itself is not on this class path, nor on the command's.
    @ArchTest
    static final ArchRule onlyItsBackendKnowsNd4j = onlyIn("ND4J", "org.nd4j..", "io.nir4j.backends.nd4j..");

    @ArchTest
    static final ArchRule onlyTestkitKnowsJunit = onlyIn("JUnit", "org.junit..", "io.nir4j.backends.testkit..");

    private static ArchRule onlyIn(String library, String libraryPackage, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(libraryPackage)
                .as(library + " is known in " + String.join(", ", packages) + " alone")
                .allowEmptyShould(true);
    }
}
