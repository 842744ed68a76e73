package org.vigie.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vigie.cli.FrontDoor;
import org.vigie.cli.House;
import org.vigie.cli.NightVoice;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.language.Texts;
import org.vigie.ledger.OperationsBook;
import org.vigie.pipelines.freight.FreightPipeline;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.readiness.MorningReport;
import org.vigie.sqlite.Database;

/// Puts the product together for the command line.
final class Front implements FrontDoor {
    private static final long DEMO_SEED = 42;

    private final InstantSource clock;
    private final Map<String, String> environment;
    private final String system;
    private final Path userHome;
    private final Instances instances = new Instances(new SettingsReader(Workshop.PIPELINES));
    private Optional<Path> opened = Optional.empty();

    Front(InstantSource clock, Map<String, String> environment, String system, Path userHome) {
        this.clock = clock;
        this.environment = environment;
        this.system = system;
        this.userHome = userHome;
    }

    /// The language of the installation that the arguments name, if it can be read; what is wrong
    /// with it is told later.
    Optional<String> languageOf(String[] arguments) {
        var home = defaultHome();
        try {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i].startsWith("--home=")) {
                    home = Path.of(arguments[i].substring("--home=".length()));
                } else if (arguments[i].equals("--home") && i + 1 < arguments.length) {
                    home = Path.of(arguments[i + 1]);
                }
            }
            return Optional.of(instances.open(home).settings().language());
        } catch (ProblemException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Path defaultHome() {
        return Instances.defaultHome(environment, system, userHome);
    }

    @Override
    public House open(Path home) {
        var house = look(home);
        house.tidy();
        return house;
    }

    @Override
    public OpenHouse look(Path home) {
        opened = Optional.of(home);
        return OpenHouse.of(instances.open(home), clock);
    }

    @Override
    public List<Path> init(Path home, boolean demo) {
        var made = new ArrayList<Path>();
        var instance = Files.exists(home.resolve("vigie.json")) ? instances.open(home) : create(home, made);
        makeDatabases(instance, made);
        try (var house = OpenHouse.of(instance, clock)) {
            house.keepNights();
        }
        if (demo) {
            dropTonight(instance, made);
        }
        return made;
    }

    Instance create(Path home, FirstSettings settings) {
        var instance = instances.create(home, settings);
        makeDatabases(instance, new ArrayList<>());
        return instance;
    }

    @Override
    public boolean hasDisplay() {
        var name = system.toLowerCase(Locale.ROOT);
        boolean ownScreen = name.startsWith("windows") || name.startsWith("mac");
        return ownScreen || named("DISPLAY") || named("WAYLAND_DISPLAY");
    }

    @Override
    public void window(House house, Texts texts) {
        var bugs = new BugNotes(this::writeBug);
        var open = (OpenHouse) house;
        try (var _ = NightDuty.full(open.twin(), "console", NightVoice.SILENT, bugs::note)
                .begin()) {
            Window.over(open, clock, bugs).show(texts);
        }
    }

    @Override
    public Guard guard(House house) {
        var bugs = new BugNotes(this::writeBug);
        return NightDuty.watch(((OpenHouse) house).twin(), "command", bugs::note)
                .begin();
    }

    @Override
    public void agent(Path home, boolean once, NightVoice voice) throws InterruptedException {
        var house = look(home);
        house.watch(voice::closed);
        house.sweeping().all();
        var duty = NightDuty.full(house, "agent", voice, new BugNotes(this::writeBug)::note);
        if (once) {
            duty.look();
            duty.close();
            return;
        }
        var end = AskedToEnd.then(() -> {
            duty.close();
            voice.leaves();
        });
        duty.look();
        duty.begin();
        end.await();
    }

    @Override
    public void demo(DemoOrder order, DemoVisit visit) {
        new Demo(this, clock).visit(order, visit);
    }

    @Override
    public void simulate(Path home, SimulateOrder order, SimulatorVoice voice) throws InterruptedException {
        new Simulation(instances.open(home), clock, order, voice).run();
    }

    @Override
    public String writeBug(String code, String trace) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var folder = opened.map(home -> home.resolve("logs")).filter(Files::isDirectory);
        return written(code, trace, folder.orElse(temporary), clock);
    }

    /// @return where it is written down
    static String written(String code, String trace, Path folder, InstantSource clock) {
        var file = folder.resolve("vigie.log");
        try {
            Files.writeString(
                    file,
                    clock.instant() + " ERROR bug " + code + "\n" + trace,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return file.toString();
        } catch (IOException e) {
            return trace; // nowhere else to keep it
        }
    }

    private Instance create(Path home, List<Path> made) {
        var instance = instances.create(home, FirstSettings.standard());
        made.add(instance.settingsFile());
        return instance;
    }

    private static void makeDatabases(Instance instance, List<Path> made) {
        makeFolder(instance.backups(), made);
        make(OperationsBook.at(instance.operationsBook()), made);
        instance.settings().pipelines().keySet().stream()
                .sorted()
                .forEach(pipeline -> make(Workshop.warehouse(instance, pipeline), made));
    }

    /// An older program made none.
    private static void makeFolder(Path folder, List<Path> made) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectory(folder);
                made.add(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, folder, SystemWords.of(e));
        }
    }

    private static void make(Database database, List<Path> made) {
        if (!database.exists()) {
            try {
                Files.createDirectories(database.file().getParent());
            } catch (IOException e) {
                throw new ProblemException(Code.HOME_NOT_WRITABLE, database.file(), SystemWords.of(e));
            }
            database.create();
            made.add(database.file());
        }
    }

    private void dropTonight(Instance instance, List<Path> made) {
        dropTonight(instance, SimulateOrder.quiet(FreightPipeline.NAME, 1, DEMO_SEED), made);
        if (Simulation.sensorsFile(instance).isPresent()) {
            dropTonight(
                    instance,
                    SimulateOrder.quiet(TelemetryPipeline.NAME, Simulation.DAYS_OF_THE_FIRST_NIGHT, DEMO_SEED),
                    made);
        }
    }

    private void dropTonight(Instance instance, SimulateOrder order, List<Path> made) {
        var settings = instance.settings();
        var pipeline = settings.pipeline(order.pipeline().orElseThrow());
        var voice = new SimulatorVoice() {
            @Override
            public void dropped(Path file, long rows) {
                made.add(file);
            }

            @Override
            public void serving(String address) {}
        };
        new Simulation(instance, clock, order, voice).drop(MorningReport.night(pipeline, settings, clock.instant()));
    }

    private boolean named(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
