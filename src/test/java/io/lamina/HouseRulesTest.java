package io.lamina;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.lamina.service.Application;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

/** The bans of the house: names that say nothing, and calls that have cost others dearly. */
class HouseRulesTest {
    private static final List<String> EMPTY_WORDS =
            List.of("Service", "Manager", "Helper", "Util", "Utils", "Impl", "Dto", "DTO");

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*[a-z0-9](" + String.join("|", EMPTY_WORDS) + ")(\\$.*)?")
                .because("a word that fits every class tells nothing of this one")
                .check(Imported.MAIN);
    }

    @Test
    void packagesAreNamedAfterWhatTheyAreAbout() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..config..", "..impl..", "..dto..", "..entity..")
                .check(Imported.MAIN);
    }

    @Test
    void rowsAndRepositoriesStayInTheirPackage() {
        noClasses()
                .that(are(persistent()))
                .should()
                .haveModifier(JavaModifier.PUBLIC)
                .allowEmptyShould(true)
                .check(Imported.MAIN);
    }

    private static DescribedPredicate<JavaClass> persistent() {
        return annotatedWith("jakarta.persistence.Entity")
                .or(annotatedWith("jakarta.persistence.Embeddable"))
                .<JavaClass>forSubtype()
                .or(assignableTo(Repository.class));
    }

    @Test
    void nothingIsWrittenToTheConsoleBesideTheLog() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Imported.MAIN);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Imported.TESTS);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(Imported.MAIN);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethodWhere(sleep()).check(Imported.MAIN);
        noClasses().should().callMethodWhere(sleep()).check(Imported.TESTS);
    }

    private static DescribedPredicate<JavaMethodCall> sleep() {
        return DescribedPredicate.describe(
                "sleep",
                call -> call.getName().equals("sleep")
                        && (call.getTargetOwner().isAssignableTo(Thread.class)
                                || call.getTargetOwner().isAssignableTo(TimeUnit.class)));
    }

    @Test
    void modelsAreDataAndNeverCode() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "deserialize Java objects or unpack archives",
                        type -> type.isAssignableTo(ObjectInputStream.class)
                                || type.isAssignableTo(ObjectOutputStream.class)
                                || type.isAssignableTo(ZipInputStream.class)
                                || type.isAssignableTo(ZipFile.class)
                                || type.getName().equals("java.beans.XMLDecoder")
                                || type.getName().equals("org.nd4j.common.util.SerializationUtils")))
                .check(Imported.MAIN);
    }

    @Test
    void everythingIsInjectedThroughTheConstructor() {
        for (String annotation : List.of(
                "org.springframework.beans.factory.annotation.Autowired",
                "org.springframework.beans.factory.annotation.Value",
                "jakarta.inject.Inject",
                "jakarta.annotation.Resource",
                "jakarta.persistence.PersistenceContext")) {
            noFields().should().beAnnotatedWith(annotation).check(Imported.MAIN);
            noMethods()
                    .should()
                    .beAnnotatedWith(annotation)
                    .allowEmptyShould(true)
                    .check(Imported.MAIN);
        }
    }

    @Test
    void theClockIsAnArgument() {
        noClasses()
                .that(are(not(name(Application.class.getName()))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a test sets the clock: take an InstantSource; the one that is real is made in Application")
                .check(Imported.MAIN);
    }

    @Test
    void chanceComesFromASeed() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .because("a run is reproduced from its seed")
                .check(Imported.MAIN);
        noClasses()
                .that(resideInAnyPackage("io.lamina.nn..", "io.lamina.evaluation.."))
                .should()
                .callMethod(ThreadLocalRandom.class, "current")
                .because("elsewhere it may guard a hash table, but here every number is a result")
                .check(Imported.MAIN);
    }

    @Test
    void staticStateIsFinal() {
        fields().that().areStatic().should().beFinal().check(Imported.MAIN);
    }

    @Test
    void testsRunAndUseTheRealThing() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.mockito.."))
                .orShould()
                .beAnnotatedWith(Disabled.class)
                .check(Imported.TESTS);
        noMethods().should().beAnnotatedWith(Disabled.class).check(Imported.TESTS);
    }

    @Test
    void testsAreNamedAfterWhatTheyNeed() {
        classes()
                .that()
                .containAnyMethodsThat(annotatedWith("org.junit.jupiter.api.Test")
                        .or(annotatedWith("org.junit.jupiter.params.ParameterizedTest"))
                        .forSubtype())
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleNameEndingWith("Test")
                .check(Imported.TESTS);
    }
}
