package org.vigie.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One installation, made by `vigie init` and asked through the real command line, each time in a
/// process of its own.
final class Installation {
    /// The night of the real sample.
    static final String NIGHT = "2026-02-21";

    /// The night of the sensors' real sample.
    static final String SENSORS_NIGHT = "2027-02-22";

    private final Path home;
    private final ObjectNode first;
    private final Map<String, String> environment;

    private Installation(Path home, ObjectNode first, Map<String, String> environment) {
        this.home = home;
        this.first = first;
        this.environment = environment;
    }

    /// Makes one whose limits are short, so that a story does not wait; machines and transactions
    /// are files of its inbox.
    static Installation at(Path home) {
        return at(home, Map.of());
    }

    /// @param environment what every command finds in its environment, beside ours
    static Installation at(Path home, Map<String, String> environment) {
        start(home, environment, "init").told().endsWith(0);
        var installation = new Installation(home, settings(home), environment);
        shorten(installation.first);
        installation.configure(_ -> {});
        return installation;
    }

    /// The real sample's files, in the inbox.
    Installation withSample() {
        drop(Sample.transactions());
        write(machines(), Sample.machines());
        return this;
    }

    /// The same installation in another folder, so that a story may change it.
    Installation copiedTo(Path copy) {
        for (var file : Invariants.files(home)) {
            var target = copy.resolve(home.relativize(file).toString());
            try {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Installation(copy, first, environment);
    }

    /// Changes the settings that the installation began with; what was changed before is forgotten.
    Installation configure(Consumer<ObjectNode> change) {
        var settings = first.deepCopy();
        change.accept(settings);
        write(home.resolve("vigie.json"), settings.toPrettyString());
        return this;
    }

    /// From now on the machines come from this address.
    Installation calling(URI... addresses) {
        callFrom(first, addresses);
        return configure(_ -> {});
    }

    static void callFrom(ObjectNode settings, URI... addresses) {
        freight(settings).withObject("/sources").set("machines", machinesAt(addresses));
    }

    static ObjectNode freight(ObjectNode settings) {
        return settings.withObject("/pipelines/freight");
    }

    static ObjectNode telemetry(ObjectNode settings) {
        return settings.withObject("/pipelines/telemetry");
    }

    /// Readings are published, and nothing is learned.
    static void withoutLearning(ObjectNode settings) {
        telemetry(settings).withObject("/learn").put("enabled", false);
    }

    static ObjectNode transactionsOf(ObjectNode settings) {
        return freight(settings).withObject("/sources/transactions");
    }

    static ObjectNode limits(ObjectNode settings) {
        return settings.withObject("/limits");
    }

    Told vigie(String... words) {
        return start(words).told();
    }

    /// Runs the sample's night.
    Told run(String... more) {
        return startRun(more).told();
    }

    /// Runs the night of the sensors' sample.
    Told runTelemetry(String... more) {
        return startTelemetry(more).told();
    }

    Started startTelemetry(String... more) {
        var words = new ArrayList<>(List.of("run", "telemetry", "--slot", SENSORS_NIGHT, "--json"));
        words.addAll(List.of(more));
        return start(words.toArray(String[]::new));
    }

    Started startRun(String... more) {
        var words = new ArrayList<>(List.of("run", "freight", "--slot", NIGHT, "--json"));
        words.addAll(List.of(more));
        return start(words.toArray(String[]::new));
    }

    Started start(String... words) {
        return start(home, environment, words);
    }

    private static Started start(Path home, Map<String, String> environment, String... words) {
        var command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--home", home.toString()));
        return launch(command, environment, home);
    }

    /// Starts any command in the language and with the Java of the stories.
    static Started launch(List<String> command, Map<String, String> environment, Path home) {
        var all = new HashMap<>(Map.of("VIGIE_JAVA_HOME", ourJava()));
        all.putAll(environment);
        return Started.of(command, all, home.toAbsolutePath().getParent());
    }

    static Path launcher() {
        var windows = System.getProperty("os.name").startsWith("Windows");
        return folder().resolve("bin").resolve(windows ? "vigie.cmd" : "vigie");
    }

    /// The ready-to-run folder of `mvn package`.
    static Path folder() {
        return Path.of(System.getProperty("vigie.folder"));
    }

    static String ourJava() {
        return System.getProperty("java.home");
    }

    void drop(String transactions) {
        write(inbox(), transactions);
    }

    void dropSensors(String readings) {
        write(home.resolve("inbox/sensors.csv"), readings);
    }

    Path inbox() {
        return home.resolve("inbox/erp_daily_transactions.csv");
    }

    Path machines() {
        return home.resolve("inbox/machines.json");
    }

    Path home() {
        return home;
    }

    Path warehouse() {
        return home.resolve("warehouse/supply_chain_dwh.sqlite");
    }

    /// The telemetry's warehouse.
    Path industrial() {
        return home.resolve("warehouse/industrial_dwh.sqlite");
    }

    Path book() {
        return home.resolve("ops.sqlite");
    }

    /// What auditors read of the newest run.
    Map<String, String> lastRun() {
        return Table.read(
                        book(),
                        "select v.*, r.problem from v_run v join run r using (run_id)"
                                + " order by r.ordered_utc desc, r.rowid desc limit 1")
                .getFirst();
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode settings(Path home) {
        try {
            return (ObjectNode)
                    new ObjectMapper().readTree(home.resolve("vigie.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shorten(ObjectNode settings) {
        limits(settings)
                .put("callDeadline", "PT20S")
                .put("retryPause", "PT0.1S")
                .put("warehouseBusy", "PT20S")
                .put("heartbeat", "PT0.5S")
                .put("workerHeap", "128m");
        freight(settings)
                .withObject("/sources")
                .putObject("machines")
                .put("file", "inbox/machines.json")
                .put("format", "json");
    }

    private static JsonNode machinesAt(URI... addresses) {
        var source = new ObjectMapper().createObjectNode().put("format", "json");
        for (var address : addresses) {
            source.withArray("urls").add(address.toString());
        }
        return source;
    }
}
