package io.lamina;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.lamina.service.Application;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Who may use whom. An arrow that is not written here is forbidden; a new package fails until it has its line, so that a new
 * arrow is a decision and never an accident. {@code docs/architecture.md} draws the same arrows.
 */
class ArchitectureTest {
    private static final String ROOT = "io.lamina";
    private static final String ENGINE = "io.lamina.nn";
    private static final String SERVICE = "io.lamina.service";

    /** The libraries, and the leaf under them. */
    private static final Map<String, Set<String>> TOP_LEVEL = Map.of(
            "setting", Set.of(),
            "nn", Set.of("setting"),
            "table", Set.of("setting"),
            "evaluation", Set.of("setting"),
            "search", Set.of("setting"),
            "service", Set.of("setting", "nn", "table", "evaluation", "search"));

    /** Inside the engine: {@code linalg} lies under all, and an arrow reaches whatever its end may use. */
    private static final Map<String, Set<String>> ENGINE_PACKAGES = Map.ofEntries(
            Map.entry("linalg", Set.of()),
            Map.entry("binary", Set.of("linalg")),
            Map.entry("activation", Set.of("linalg")),
            Map.entry("loss", Set.of("linalg", "activation")),
            Map.entry("initializer", Set.of("linalg")),
            Map.entry("schedule", Set.of("linalg")),
            Map.entry("clipping", Set.of("linalg")),
            Map.entry("augmentation", Set.of("linalg")),
            Map.entry("diagnostics", Set.of("linalg")),
            Map.entry("layer", Set.of("linalg", "activation", "initializer")),
            Map.entry("optimizer", Set.of("linalg", "schedule")),
            Map.entry("network", Set.of("linalg", "layer")),
            Map.entry(
                    "train",
                    Set.of(
                            "linalg",
                            "binary",
                            "network",
                            "loss",
                            "clipping",
                            "optimizer",
                            "augmentation",
                            "diagnostics")),
            Map.entry("artifact", Set.of("linalg", "binary", "network")));

    /** What every module of the service may use; these use nothing but each other, as their own lines say. */
    private static final Set<String> MANNERS = Set.of("json", "problem", "idempotency", "paging");

    /** Inside the service: the other modules and the libraries that a module may use beside {@link #MANNERS}. */
    private static final Map<String, Set<String>> SERVICE_MODULES = Map.ofEntries(
            Map.entry("problem", Set.of()),
            Map.entry("json", Set.of("nn", "table", "evaluation", "search")),
            Map.entry("idempotency", Set.of("housekeeping")),
            Map.entry("paging", Set.of()),
            Map.entry("security", Set.of()),
            Map.entry("housekeeping", Set.of()),
            Map.entry("blob", Set.of("housekeeping")),
            Map.entry("clock", Set.of()),
            Map.entry("role", Set.of()),
            Map.entry("conditional", Set.of()),
            Map.entry("stream", Set.of()),
            Map.entry("catalog", Set.of("nn", "table", "evaluation", "search")),
            Map.entry("dataset", Set.of("blob", "clock", "conditional", "table")),
            Map.entry("model", Set.of("blob", "clock", "nn", "table")),
            Map.entry(
                    "training",
                    Set.of(
                            "dataset",
                            "model",
                            "blob",
                            "clock",
                            "housekeeping",
                            "role",
                            "stream",
                            "nn",
                            "table",
                            "evaluation")),
            Map.entry("tuning", Set.of("training", "stream", "clock", "housekeeping", "search")),
            Map.entry("prediction", Set.of("model", "table")),
            Map.entry("inference", Set.of("prediction")));

    private static final Map<String, Set<String>> MANNERS_AMONG_THEMSELVES = Map.of(
            "problem", Set.of(),
            "json", Set.of("problem"),
            "idempotency", Set.of("housekeeping", "json", "problem"),
            "paging", Set.of("json", "problem"));

    @Test
    void modulesKeepTheirDeclaredBoundaries() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void everyModuleDeclaresWhatItUses() {
        assertThat(ApplicationModules.of(Application.class).stream())
                .allSatisfy(module -> assertThat(module.getBasePackage()
                                .getAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .as("@ApplicationModule of %s", module.getBasePackage().getName())
                        .hasValueSatisfying(declared -> assertThat(declared.allowedDependencies())
                                .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN)));
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(packagesBelow(ROOT)).isSubsetOf(TOP_LEVEL.keySet());
        assertThat(packagesBelow(ENGINE)).isSubsetOf(ENGINE_PACKAGES.keySet());
        assertThat(packagesBelow(SERVICE)).isSubsetOf(SERVICE_MODULES.keySet());
    }

    @ParameterizedTest(name = "{0} uses {1} and nothing else of {2}")
    @MethodSource("arrows")
    void onlyTheArrowsOfTheDesign(String from, Set<String> allowed, String root) {
        String[] packages = Stream.concat(Stream.of(from), allowed.stream())
                .map(name -> name + "..")
                .toArray(String[]::new);
        classes()
                .that(resideInAPackage(from + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages).or(resideOutsideOfPackage(root + "..")))
                .allowEmptyShould(true)
                .check(Imported.MAIN);
    }

    static Stream<Arguments> arrows() {
        return Stream.of(
                        TOP_LEVEL.entrySet().stream().map(line -> arrow(ROOT, line.getKey(), line.getValue(), ROOT)),
                        ENGINE_PACKAGES.entrySet().stream()
                                .map(line -> arrow(ENGINE, line.getKey(), reachable(line.getKey()), ENGINE)),
                        SERVICE_MODULES.entrySet().stream().map(line -> {
                            Set<String> uses = new TreeSet<>(line.getValue());
                            uses.addAll(MANNERS_AMONG_THEMSELVES.getOrDefault(line.getKey(), MANNERS));
                            return serviceArrow(line.getKey(), uses);
                        }))
                .flatMap(line -> line);
    }

    private static Set<String> reachable(String enginePackage) {
        Set<String> reached = new TreeSet<>();
        for (String used : ENGINE_PACKAGES.getOrDefault(enginePackage, Set.of())) {
            reached.add(used);
            reached.addAll(reachable(used));
        }
        return reached;
    }

    private static Arguments arrow(String parent, String name, Set<String> uses, String root) {
        return Arguments.of(
                parent + "." + name,
                new TreeSet<>(uses.stream().map(used -> parent + "." + used).toList()),
                root);
    }

    private static Arguments serviceArrow(String name, Set<String> uses) {
        Set<String> packages = new TreeSet<>(Set.of(ROOT + ".setting"));
        uses.forEach(used -> packages.add((TOP_LEVEL.containsKey(used) ? ROOT : SERVICE) + "." + used));
        return Arguments.of(SERVICE + "." + name, packages, ROOT);
    }

    @ParameterizedTest(name = "{0} depends on {1}")
    @MethodSource
    void librariesAreFreeOfFrameworks(String library, Set<String> allowed) {
        classes()
                .that(resideInAPackage(library + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                .allowEmptyShould(true)
                .check(Imported.MAIN);
    }

    static Stream<Arguments> librariesAreFreeOfFrameworks() {
        Map<String, Set<String>> outside = new TreeMap<>(Map.of(
                "setting", Set.of(),
                "nn", Set.of("org.nd4j..", "org.bytedeco.."),
                "table",
                        Set.of(
                                "de.siegmar.fastcsv..",
                                "ch.randelshofer.fastdoubleparser..",
                                "dev.hardwood..",
                                "org.apache.datasketches..",
                                "tools.jackson.core.."),
                "evaluation", Set.of(),
                "search", Set.of()));
        return outside.entrySet().stream().map(line -> {
            Set<String> allowed = new TreeSet<>(line.getValue());
            allowed.addAll(Set.of("java..", "org.jspecify.annotations", ROOT + ".setting"));
            allowed.add(ROOT + "." + line.getKey() + "..");
            return Arguments.of(ROOT + "." + line.getKey(), allowed);
        });
    }

    @Test
    void nativePointersStayInLinalg() {
        noClasses()
                .that(resideOutsideOfPackage(ENGINE + ".linalg.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.bytedeco.."))
                .check(Imported.MAIN);
    }

    @Test
    void arraysStayInTheEngine() {
        noClasses()
                .that(resideOutsideOfPackage(ENGINE + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.nd4j.."))
                .check(Imported.MAIN);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void packagesOfALibraryHaveNoCycles(String library) {
        SlicesRuleDefinition.slices()
                .matching(library + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(Imported.MAIN);
    }

    static Stream<String> libraries() {
        return Stream.of("io.lamina.nn", "io.lamina.table", "io.lamina.evaluation");
    }

    private static Set<String> packagesBelow(String root) {
        Set<String> names = new TreeSet<>();
        for (JavaClass javaClass : Imported.MAIN) {
            String name = javaClass.getPackageName();
            if (name.startsWith(root + ".")) {
                names.add(name.substring(root.length() + 1).split("\\.", 2)[0]);
            }
        }
        return names;
    }
}
