package dev.kubejar.cluster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static dev.kubejar.cluster.ArchitectureTest.CLASSES;
import static dev.kubejar.cluster.ArchitectureTest.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The habits of the house, as far as they show in the classes.
final class HabitsTest {
    /// All but the launcher, which is Java 8, has no log and calls the rest by name.
    private static final JavaClasses HOUSE =
            CLASSES.that(resideOutsideOfPackage(ROOT + ".launcher.."));

    private static final int MOST_METHODS = 7;
    private static final List<Class<?>> MUTABLE =
            List.of(
                    AbstractCollection.class,
                    AbstractMap.class,
                    AtomicBoolean.class,
                    AtomicInteger.class,
                    AtomicLong.class,
                    AtomicReference.class,
                    Executor.class,
                    Random.class,
                    ThreadLocal.class);

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".api.time..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .check(HOUSE);
    }

    @Test
    void nobodyInheritsButFromTheJdkAndLibraries() {
        assertThat(HOUSE.stream().filter(JavaClass::isTopLevelClass))
                .filteredOn(type -> !type.isInterface())
                .allMatch(type ->
                        type.getModifiers().contains(JavaModifier.FINAL)
                                || type.isEnum()
                                || type.reflect().isSealed());
    }

    @Test
    void namesSayWhatTheyMean() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Data|Info|DTO|Processor)$")
                .orShould()
                .haveNameMatching(".*[.$](Abstract|Base)([A-Z].*)?$")
                .check(HOUSE);
    }

    @Test
    void noPackageLetsNullThrough() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void nothingThatChangesIsStatic() {
        assertThat(HOUSE.stream().flatMap(type -> type.getFields().stream()))
                .filteredOn(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .isNotEmpty()
                .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL))
                .noneMatch(field -> MUTABLE.stream().anyMatch(field.getRawType()::isAssignableTo));
    }

    /// What is sealed is a closed choice and no seam, and everybody knows how to close.
    @Test
    void seamsAreSmall() {
        assertThat(HOUSE.stream().filter(JavaClass::isInterface))
                .filteredOn(type -> !type.reflect().isSealed())
                .isNotEmpty()
                .allMatch(type -> methodsToWrite(type) <= MOST_METHODS);
    }

    private static long methodsToWrite(JavaClass seam) {
        return seam.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(method -> !method.getName().equals("close"))
                .count();
    }

    @Test
    void nobodyReflects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .check(HOUSE);
    }

    @Test
    void whatIsToBeKnownIsLogged() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(HOUSE);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(HOUSE);
    }
}
