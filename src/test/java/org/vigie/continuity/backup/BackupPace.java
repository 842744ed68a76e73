package org.vigie.continuity.backup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.problem.ProblemException;

/// Measures, and judges nothing: a backup and a restore against `cp` and `sync` of the same file, and a
/// load beside a backup against a load alone: `-Dtest=BackupPace -Dpace.megabytes=1024`, with
/// `-Dpace.width=900` of wide rows. Beside the time
/// that passed stands the processor's time of the thread that worked, which a busy machine does not change.
@EnabledIfSystemProperty(named = "pace.megabytes", matches = "\\d+")
class BackupPace {
    private static final long BYTES = Long.getLong("pace.megabytes", 64) << 20;
    private static final int ROWS_AT_ONCE = 200_000;

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void grow() throws IOException {
        vault = Vault.at(folder.resolve("home"));
        vault.widen(Integer.getInteger("pace.width", 0));
        while (Files.size(vault.file()) < BYTES) {
            vault.publish(ROWS_AT_ONCE);
        }
        vault.depot().live().settle();
        vault.depot().live().open().close(); // it writes ahead again, as a warehouse does
        tell("rows", vault.runsIn(vault.file()).size() * (long) ROWS_AT_ONCE);
        tell("megabytes", Files.size(vault.file()) >> 20);
    }

    @AfterEach
    void leave() {
        vault.close();
    }

    @Test
    void given_a_large_warehouse_when_it_is_copied_backed_up_and_restored_then_the_times_are_told() throws IOException {
        var copying = copyTwice();
        var making = new Stopwatch();
        var backup = vault.backups().take(new Wish("freight", Occasion.ON_DEMAND, "", "x"), making);
        tell("backup", making, copying);
        var proving = new Stopwatch();
        vault.backups().prove(backup.id(), proving);
        tell("proof", proving, copying);
        var planning = new Stopwatch();
        vault.restores().plan(backup.id().value(), planning);
        tell("plan of a restore", planning, copying);
        var restoring = new Stopwatch();
        vault.restores().restore(backup.id(), new Restore.Order("x", "", new Restore.Confirmation.Given()), restoring);
        tell("restore, with a backup of what it replaces", restoring, copying);
        tell("cp and sync again", copy(), copying);
    }

    @Test
    void given_a_load_beside_a_backup_when_it_is_compared_to_one_alone_then_both_times_are_told() {
        load();
        var alone = load().plus(load());

        var ended = new AtomicBoolean();
        var backups = CompletableFuture.runAsync(() -> backUpUntil(ended));
        var beside = load().plus(load());
        ended.set(true);
        backups.join();

        tell("two loads alone", alone, alone);
        tell("two loads beside backups", beside, alone);
    }

    private void backUpUntil(AtomicBoolean ended) {
        var onlooker = new Onlooker() {
            @Override
            public void sees(Stage stage, double share) {}

            @Override
            public boolean callsOff() {
                return ended.get();
            }
        };
        while (!ended.get()) {
            try {
                vault.backups().take(new Wish("freight", Occasion.ON_DEMAND, "", "x"), onlooker);
            } catch (ProblemException e) {
                tell("the last backup: " + e.problem().code(), 0);
            }
        }
    }

    private Duration load() {
        long start = System.nanoTime();
        vault.publish(ROWS_AT_ONCE);
        return since(start);
    }

    /// The first one reads what was written long ago.
    private Duration copyTwice() throws IOException {
        tell("cp and sync, the first", copy(), copy());
        return copy();
    }

    private Duration copy() throws IOException {
        var copy = folder.resolve("copy");
        long start = System.nanoTime();
        var process = new ProcessBuilder(
                        "sh", "-c", "cp \"$1\" \"$2\" && sync \"$2\"", "sh", "" + vault.file(), "" + copy)
                .inheritIO()
                .start();
        process.onExit().join();
        var took = since(start);
        Files.delete(copy);
        return took;
    }

    private static void tell(String what, Stopwatch watch, Duration copying) {
        tell(what, since(watch.start), copying);
        tell("  of the processor", watch.busy(), copying);
        watch.stages.forEach((stage, end) -> tell("  of the processor, until the end of " + stage, end, copying));
    }

    private static void tell(String what, Duration took, Duration copying) {
        System.out.printf(
                Locale.ROOT,
                "PACE %-50s %8.2f s %6.2f x%n",
                what,
                took.toMillis() / 1000.0,
                (double) took.toMillis() / Math.max(1, copying.toMillis()));
    }

    private static void tell(String what, long number) {
        System.out.printf(Locale.ROOT, "PACE %-50s %8d%n", what, number);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// How much the thread had worked when each stage was seen last.
    private static final class Stopwatch implements Onlooker {
        private final long start = System.nanoTime();
        private final long busyBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);

        Duration busy() {
            return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busyBefore);
        }

        @Override
        public void sees(Stage stage, double share) {
            stages.put(stage, busy());
        }
    }
}
