package dev.kubejar.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The arrows between rooms that Maven cannot see; the habits of the house are [HabitsTest]'s.
final class ArchitectureTest {
    static final String ROOT = "dev.kubejar";
    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void roomsKeepToTheirArrows() {
        for (String room : List.of("controllers", "scheduler", "kubelet", "proxy")) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others(room))
                    .check(CLASSES);
        }
    }

    private static String[] others(String room) {
        return List.of(
                        "store",
                        "apiserver",
                        "controllers",
                        "scheduler",
                        "kubelet",
                        "proxy",
                        "cluster")
                .stream()
                .filter(other -> !other.equals(room))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
    }

    @Test
    void theGroundFloorKnowsNobody() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".api..", ROOT + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".client..",
                        ROOT + ".apiserver..",
                        ROOT + ".controllers..",
                        ROOT + ".cluster..")
                .check(CLASSES);
    }

    @Test
    void controllersAreStrangers() {
        slices().matching(ROOT + ".controllers.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        JavaClass.Predicates.resideInAPackage(ROOT + ".controllers.."),
                        JavaClass.Predicates.resideInAPackage(ROOT + ".controllers.pods.."))
                .check(CLASSES);
    }

    /// Whose packages know each other in one direction only.
    static final List<String> WITHOUT_CIRCLES =
            List.of("api", "store", "client", "apiserver", "scheduler", "kubelet", "proxy");

    @ParameterizedTest
    @FieldSource("WITHOUT_CIRCLES")
    void packagesFormNoCircle(String room) {
        slices().matching(ROOT + "." + room + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /// A library and the packages that may know it.
    record Library(String name, List<String> users) {}

    static final List<Library> LIBRARIES =
            List.of(
                    new Library("io.netty..", List.of("apiserver.http..", "proxy.dns..")),
                    new Library("org.rocksdb..", List.of("store.rocksdb..")),
                    new Library("dev.cel..", List.of("apiserver.cel..")),
                    new Library(
                            "com.google.common..", List.of("apiserver.cel..")), // CEL's collections
                    new Library("com.google.protobuf..", List.of("apiserver.cel..")),
                    new Library("com.fasterxml.jackson..", List.of("api.json..")),
                    new Library("org.yaml.snakeyaml..", List.of("api.json..")),
                    new Library("org.bouncycastle..", List.of("cluster.bootstrap..")),
                    new Library("picocli..", List.of("cluster.command..")),
                    new Library("ch.qos.logback..", List.of("cluster..")));

    @ParameterizedTest
    @FieldSource("LIBRARIES")
    void eachLibraryHasItsUsers(Library library) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(
                        library.users().stream()
                                .map(user -> ROOT + "." + user)
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library.name())
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /// Where decisions are made: what they look at is handed in.
    static final List<String> PURE =
            List.of(
                    "scheduler.filter",
                    "scheduler.score",
                    "scheduler.node",
                    "proxy.rules",
                    "kubelet.pod",
                    "apiserver.patch",
                    "api.rules",
                    "api.selector",
                    "api.quantity");

    @ParameterizedTest
    @FieldSource("PURE")
    void decisionsSeeNeitherTheWorldNorTheClock(String room) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".api.time..",
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".client.Client")
                .check(CLASSES);
    }
}
