package org.vigie;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/// The plan of the house, and its best drawing. A room that is not built yet is drawn all the same.
@AnalyzeClasses(
        packages = "org.vigie",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NotGenerated.class})
class ArchitectureTest {
    private static final List<String> EVERY_ROOM = List.of("*");
    private static final List<String> SCREEN = List.of(
            "console.screen",
            "continuity.backup",
            "runs",
            "runs.watch",
            "runs.stop",
            "runs.schedule",
            "runs.schedule.system",
            "readiness",
            "fleet",
            "continuity.recovery",
            "continuity.threat",
            "language",
            "problem",
            "etl");

    /// Room → the rooms that it may know. `x.*` is any room below `x`.
    private static final Map<String, List<String>> DOORS = Map.ofEntries(
            entry("problem", List.of()),
            entry("language", List.of("problem")),
            entry("instance", List.of("problem")),
            entry("continuity.threat", List.of("problem")),
            entry("continuity.backup", List.of("runs", "ledger", "sqlite", "warehouse", "etl", "instance", "problem")),
            entry("sqlite", List.of("problem")),
            entry("ledger", List.of("sqlite", "problem")),
            entry("etl", List.of("problem")),
            entry("etl.source", List.of("etl", "problem")),
            entry("warehouse", List.of("etl", "sqlite", "problem")),
            entry("warehouse.freight", List.of("warehouse", "etl", "sqlite", "problem")),
            entry("etl.learn", List.of("etl", "problem")),
            entry("warehouse.telemetry", List.of("warehouse", "etl", "sqlite", "problem")),
            entry("pipelines", List.of("etl")),
            entry(
                    "pipelines.telemetry",
                    List.of("pipelines", "warehouse.telemetry", "warehouse", "etl.learn", "etl", "problem")),
            entry(
                    "fleet",
                    List.of("warehouse.telemetry", "warehouse", "etl.learn", "etl", "runs", "instance", "problem")),
            entry("pipelines.freight", List.of("pipelines", "warehouse.freight", "warehouse", "etl")),
            entry("runs", List.of("etl", "ledger", "sqlite", "warehouse", "instance", "continuity.threat", "problem")),
            entry("runs.watch", List.of("runs", "etl", "ledger", "sqlite", "instance", "problem")),
            entry("runs.stop", List.of("runs", "runs.watch", "ledger", "sqlite", "warehouse", "instance", "problem")),
            entry("runs.schedule", List.of("runs", "ledger", "sqlite", "instance", "problem")),
            entry("runs.schedule.system", List.of("runs.schedule", "instance", "problem")),
            entry(
                    "runs.worker",
                    List.of("runs", "etl", "etl.source", "ledger", "sqlite", "warehouse", "instance", "problem")),
            entry(
                    "readiness",
                    List.of(
                            "runs",
                            "runs.watch",
                            "warehouse",
                            "warehouse.freight",
                            "fleet",
                            "etl",
                            "instance",
                            "language",
                            "problem")),
            entry(
                    "continuity.rerun",
                    List.of(
                            "continuity.backup",
                            "runs",
                            "warehouse",
                            "warehouse.freight",
                            "warehouse.telemetry",
                            "problem")),
            entry(
                    "continuity.recovery",
                    List.of("continuity.threat", "runs", "runs.watch", "ledger", "sqlite", "language", "problem")),
            entry(
                    "continuity.recovery.report",
                    List.of("continuity.recovery", "continuity.threat", "runs", "language", "problem")),
            entry("simulator", List.of("etl", "problem")),
            entry(
                    "console",
                    List.of(
                            "console.*",
                            "continuity.backup",
                            "runs",
                            "runs.watch",
                            "runs.stop",
                            "runs.schedule",
                            "runs.schedule.system",
                            "readiness",
                            "fleet",
                            "continuity.recovery",
                            "language",
                            "problem",
                            "etl")),
            entry(
                    "console.screen",
                    List.of(
                            "continuity.backup",
                            "runs",
                            "runs.watch",
                            "runs.stop",
                            "runs.schedule",
                            "runs.schedule.system",
                            "readiness",
                            "fleet",
                            "continuity.recovery",
                            "language",
                            "problem",
                            "etl")),
            entry("console.*", SCREEN),
            entry(
                    "cli",
                    List.of(
                            "problem",
                            "language",
                            "instance",
                            "continuity.*",
                            "sqlite",
                            "ledger",
                            "etl",
                            "etl.*",
                            "warehouse",
                            "warehouse.*",
                            "pipelines",
                            "pipelines.*",
                            "runs",
                            "runs.*",
                            "readiness",
                            "fleet",
                            "simulator")),
            entry("app", EVERY_ROOM));

    /// The classes that jOOQ writes from the migrations serve their own room, and the operations
    /// book of the runs and of their backups.
    private static final Map<String, List<String>> READERS_OF_TABLES = Map.of(
            "ledger",
            List.of(
                    "ledger",
                    "runs",
                    "runs.watch",
                    "runs.stop",
                    "runs.schedule",
                    "continuity.backup",
                    "continuity.recovery"),
            "warehouse",
            List.of("warehouse"),
            "warehouse.freight",
            List.of("warehouse.freight"),
            "warehouse.telemetry",
            List.of("warehouse.telemetry"));

    @ArchTest
    static final ArchRule roomsOpenOnlyTheirDoors =
            classes().should(openOnlyTheirDoors()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("org.vigie.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheConsoleKnowsJavaFx = noClasses()
            .that()
            .resideOutsideOfPackages("org.vigie.console..", "org.vigie.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sqlStaysWhereTheTablesAre = noClasses()
            .that()
            .resideOutsideOfPackages("org.vigie.warehouse..", "org.vigie.ledger..", "org.vigie.sqlite..")
            .and(areNo(storeOfTheRuns()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "java.sql..", "org.sqlite..", "org.flywaydb..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheEdgesPrint = noClasses()
            .that()
            .resideOutsideOfPackages("org.vigie.cli..", "org.vigie.app..", "org.vigie.runs.worker..")
            .should()
            .accessFieldWhere(target(fullName("java.lang.System.out")).or(target(fullName("java.lang.System.err"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyRoomHasItsSign =
            classes().should(liveInASignedRoom()).allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayTheThingOrTheAct = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Handler)(\\$.*)?")
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> openOnlyTheirDoors() {
        return new ArchCondition<>("open only the doors of their room") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var room = room(item);
                var doors = doors(room);
                if (doors.isEmpty()) {
                    events.add(violated(item, unknown(room)));
                    return;
                }
                item.getDirectDependenciesFromSelf().stream()
                        .filter(door -> isOurs(door.getTargetClass()))
                        .filter(door -> !opens(room, doors.get(), door.getTargetClass()))
                        .forEach(door -> events.add(violated(item, closed(room, door))));
            }
        };
    }

    private static String unknown(String room) {
        return "The room %s is not in the plan: give it an entry in ArchitectureTest.DOORS.".formatted(room);
    }

    private static String closed(String room, Dependency door) {
        return "The room %s has no door to %s: %s".formatted(room, room(door.getTargetClass()), door.getDescription());
    }

    private static boolean opens(String room, List<String> doors, JavaClass target) {
        var there = room(target);
        if (isGenerated(target)) {
            return READERS_OF_TABLES.getOrDefault(there, List.of()).contains(room);
        }
        return there.equals(room) || doors.stream().anyMatch(door -> names(door, there));
    }

    /// A room's own entry, or the one of its wing.
    private static Optional<List<String>> doors(String room) {
        return Optional.ofNullable(DOORS.get(room))
                .or(() -> DOORS.entrySet().stream()
                        .filter(entry -> names(entry.getKey(), room))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static boolean names(String door, String room) {
        return door.endsWith("*") ? room.startsWith(door.substring(0, door.length() - 1)) : room.equals(door);
    }

    private static String room(JavaClass item) {
        return item.getPackageName().replaceFirst("\\.tables(\\..*)?$", "").replaceFirst("^org\\.vigie\\.?", "");
    }

    private static boolean isOurs(JavaClass item) {
        return item.getPackageName().startsWith("org.vigie");
    }

    private static boolean isGenerated(JavaClass item) {
        return item.getPackageName().matches(".*\\.tables(\\..*)?");
    }

    /// How the tables of the operations book that belong to runs are read and written.
    private static DescribedPredicate<JavaClass> storeOfTheRuns() {
        return describe(
                "stores of the runs",
                item -> resideInAnyPackage("org.vigie.runs..", "org.vigie.continuity..")
                                .test(item)
                        && outermost(item).getSimpleName().matches(".*Store|Run(Book|Notes|History|Rows)"));
    }

    private static DescribedPredicate<JavaClass> areNo(DescribedPredicate<JavaClass> them) {
        return DescribedPredicate.not(them).as("are no " + them.getDescription());
    }

    private static JavaClass outermost(JavaClass item) {
        return item.getEnclosingClass().map(ArchitectureTest::outermost).orElse(item);
    }

    private static ArchCondition<JavaClass> liveInASignedRoom() {
        return new ArchCondition<>("live in a room whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!isSigned(item.getPackage())) {
                    events.add(violated(
                            item,
                            "%s has no package-info.java that is @NullMarked (%s)"
                                    .formatted(item.getPackageName(), item.getName())));
                }
            }
        };
    }

    private static boolean isSigned(JavaPackage room) {
        return room.tryGetPackageInfo()
                .filter(sign -> sign.isAnnotatedWith(NullMarked.class))
                .isPresent();
    }

    private static ConditionEvent violated(JavaClass item, String message) {
        return SimpleConditionEvent.violated(item, message);
    }

    /// Leaves out the classes that jOOQ writes; they may still be seen as the target of a door.
    static final class NotGenerated implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/tables/");
        }
    }
}
