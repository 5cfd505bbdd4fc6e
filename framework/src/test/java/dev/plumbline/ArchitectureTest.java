package dev.plumbline;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
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

/** The lines between the packages, and what no class may do; an exception to a rule stands in the rule, with its reason. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {

    /** Wherever the build puts them: ArchUnit's own option knows no folder but {@code target}. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/jmh_generated/"); // by JMH's processor
        }
    }

    @ArchTest
    static final ArchRule packagesUseOnlyWhatTheTableAllows = classes().should(PackageTable.onlyUseWhatItAllows());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.plumbline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingDependsOnTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.plumbline.engine..");

    @ArchTest
    static final ArchRule kindsOfLabsAreNamedByNobody = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.lab.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.plumbline.lab.*")
            .because("they are found by ServiceLoader, so that a new one touches one place");

    @ArchTest
    static final ArchRule theVocabularyNeedsNoLibrary = classes()
            .that()
            .resideInAPackage("dev.plumbline.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.plumbline.model", "org.jspecify..");

    @ArchTest
    static final ArchRule theAnnotationsNeedOnlyOneOfJUnit = classes()
            .that()
            .resideInAPackage("dev.plumbline.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.plumbline.api",
                    "dev.plumbline.model",
                    "org.jspecify..",
                    // @Testable, which shows the run icon in an IDE
                    "org.junit.platform.commons.annotation");

    @ArchTest
    static final ArchRule onlyTheReportsKnowAllure =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.qameta..");

    /** Also finds a package without a {@code package-info}, which a rule about those would pass over. */
    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be in a package whose package-info has @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            // The one that prints for all others: what a user sees while a run goes on.
            .doNotHaveFullyQualifiedName("dev.plumbline.engine.Progress")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule nothingIsLoggedByTheJdk = noClasses()
            .that()
            // It logs nothing itself: it keeps the web server's greeting out of what a user sees.
            .doNotHaveFullyQualifiedName("dev.plumbline.lab.embedded.WebThreads")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethodWhere(
                    target(owner(belongToAnyOf(Thread.class, TimeUnit.class))).and(target(name("sleep"))))
            .because("a wait is a named object with a timeout and a reason, and a schedule parks until an instant");
}
