package dev.plumbline.reports;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.plumbline.reports", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {

    /** Wherever the build puts them: ArchUnit's own option knows no folder but {@code target}. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule onlyModelAndJournalOfTheFrameworkAreUsed = noClasses()
            .that()
            .doNotHaveSimpleName("ReportCommand") // a command is found and told where to write by dev.plumbline.cli
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of the framework, but not of model or journal",
                    type -> type.getPackageName().startsWith("dev.plumbline.")
                            && !type.getPackageName().startsWith("dev.plumbline.reports")
                            && !type.getPackageName().equals("dev.plumbline.model")
                            && !type.getPackageName().equals("dev.plumbline.journal")));

    @ArchTest
    static final ArchRule onlyOnePackageKnowsAllure = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.reports.allure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.qameta..", "freemarker..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheWorkbookLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.reports.workbook")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "org.apache.commons.compress..");

    @ArchTest
    static final ArchRule onlyOnePackageDraws = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.reports.charts")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.plumbline.reports.(*)..").should().beFreeOfCycles();

    /** Also finds a package without a {@code package-info}, which a rule about those would pass over. */
    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be in a package whose package-info has @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule nothingIsLoggedByTheJdk =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(
                    target(owner(belongToAnyOf(Thread.class, TimeUnit.class))).and(target(name("sleep"))));
}
