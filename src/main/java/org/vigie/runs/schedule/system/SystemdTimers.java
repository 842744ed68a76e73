package org.vigie.runs.schedule.system;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Scheduler;
import org.vigie.runs.schedule.system.Audit.Severity;

/// The nights as timers of systemd: of the user, or of the machine.
public final class SystemdTimers implements SystemSchedule {
    private final Instance instance;
    private final Surroundings here;
    private final Scope scope;
    private final String account;
    private final List<Nightly> nights;

    SystemdTimers(Instance instance, Surroundings here, Scope scope, Optional<String> account) {
        this.instance = instance;
        this.here = here;
        this.scope = scope;
        this.account = account.orElseGet(() -> scope == Scope.USER ? here.account() : owner(instance.home()));
        this.nights = Nightly.of(instance, here.launcher());
    }

    private static String owner(Path home) {
        try {
            return Files.getOwner(home).getName();
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, home, SystemWords.of(e));
        }
    }

    @Override
    public Scheduler kind() {
        return here.programs().ask(systemctl("show", "--property=Version")).good() ? Scheduler.SYSTEMD : Scheduler.NONE;
    }

    @Override
    public List<Draft> drafts() {
        return nights.stream()
                .flatMap(night -> Stream.of(
                        new Draft(service(night).toString(), units(night).service()),
                        new Draft(timer(night).toString(), units(night).timer())))
                .toList();
    }

    @Override
    public List<String> install() {
        if (scope == Scope.SYSTEM) {
            Accounts.refuseTooPowerful(account);
        }
        needAnswer();
        drafts().forEach(SystemdTimers::write);
        here.programs().carryOut(systemctl("daemon-reload"));
        for (var night : nights) {
            var unit = timer(night).getFileName().toString();
            here.programs().carryOut(systemctl("enable", unit));
            here.programs().carryOut(systemctl("restart", unit));
        }
        return nights.stream().map(SystemdTimers::name).toList();
    }

    @Override
    public List<String> remove() {
        var registered = nights.stream()
                .filter(night -> Files.exists(timer(night)) || Files.exists(service(night)))
                .toList();
        if (registered.isEmpty()) {
            return List.of();
        }
        needAnswer();
        for (var night : registered) {
            if (Files.exists(timer(night))) {
                here.programs()
                        .carryOut(systemctl(
                                "disable", "--now", timer(night).getFileName().toString()));
            }
            delete(timer(night));
            delete(service(night));
        }
        here.programs().carryOut(systemctl("daemon-reload"));
        return registered.stream().map(SystemdTimers::name).toList();
    }

    @Override
    public Audit audit() {
        var kind = kind();
        var registered = new ArrayList<String>();
        var findings = new ArrayList<Finding>();
        for (var night : nights) {
            if (Files.exists(timer(night))) {
                registered.add(name(night));
                findings.addAll(findings(night, kind));
            } else {
                findings.addAll(Findings.notRegistered(List.of(night), SystemdTimers::name, kind == Scheduler.SYSTEMD));
            }
        }
        return new Audit(kind, registered, Findings.gravestFirst(findings));
    }

    private List<Finding> findings(Nightly night, Scheduler kind) {
        var findings = new ArrayList<Finding>();
        if (!enabled(night, kind)) {
            findings.add(new Finding(Fault.DISABLED, Severity.GRAVE, name(night), "disabled", "enabled", true));
        }
        if (scope == Scope.USER && !Files.exists(here.lingering().resolve(here.account()))) {
            findings.add(new Finding(
                    Fault.ONLY_WHILE_LOGGED_IN, Severity.GRAVE, name(night), "Linger=no", "Linger=yes", false));
        }
        try {
            findings.addAll(new SystemdAudit(
                            night,
                            name(night),
                            systemAccount(),
                            here.zone(),
                            here.clock().instant())
                    .of(read(timer(night)), read(service(night))));
        } catch (IOException e) {
            findings.add(new Finding(
                    Fault.UNREADABLE, Severity.GRAVE, name(night), String.valueOf(e.getMessage()), ".service", true));
        }
        return findings;
    }

    /// A unit of the machine that names nobody runs as root.
    private String systemAccount() {
        return scope == Scope.SYSTEM ? "root" : here.account();
    }

    private boolean enabled(Nightly night, Scheduler kind) {
        var unit = timer(night).getFileName().toString();
        if (kind == Scheduler.NONE) {
            return Files.isSymbolicLink(folder().resolve("timers.target.wants").resolve(unit));
        }
        var shown = here.programs().ask(systemctl("show", "-p", "UnitFileState", "-p", "ActiveState", unit));
        var lines = shown.text().lines().map(String::strip).toList();
        return lines.contains("UnitFileState=enabled") && lines.contains("ActiveState=active");
    }

    /// With what an administrator laid over it: `NAME.d/*.conf`.
    private static UnitFile read(Path unit) throws IOException {
        var text = new StringBuilder(Files.readString(unit));
        var over = unit.resolveSibling(unit.getFileName() + ".d");
        if (Files.isDirectory(over)) {
            try (var files = Files.list(over)) {
                for (var file : files.filter(each -> each.toString().endsWith(".conf"))
                        .sorted()
                        .toList()) {
                    text.append('\n').append(Files.readString(file));
                }
            }
        }
        return UnitFile.read(text.toString());
    }

    private static void write(Draft draft) {
        var file = Path.of(draft.name());
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(partial, CREATE, TRUNCATE_EXISTING, WRITE)) {
                var bytes = ByteBuffer.wrap(draft.text().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(partial, file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ProblemException(Code.SCHEDULER_REFUSED, file, SystemWords.of(e));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ProblemException(Code.SCHEDULER_REFUSED, file, SystemWords.of(e));
        }
    }

    private void needAnswer() {
        if (kind() == Scheduler.NONE) {
            throw new ProblemException(Code.SCHEDULER_SILENT, "systemd");
        }
    }

    private List<String> systemctl(String... words) {
        var command = new ArrayList<>(List.of("systemctl"));
        if (scope == Scope.USER) {
            command.add("--user");
        }
        command.addAll(List.of(words));
        return command;
    }

    private TimerUnits units(Nightly night) {
        var grace = instance.settings().limits().killGrace();
        return new TimerUnits(
                night, scope, account, here.javaHome(), grace, here.clock().instant());
    }

    private Path folder() {
        return scope == Scope.USER ? here.units() : here.systemUnits();
    }

    private Path timer(Nightly night) {
        return folder().resolve(name(night) + ".timer");
    }

    private Path service(Nightly night) {
        return folder().resolve(name(night) + ".service");
    }

    private static String name(Nightly night) {
        return TimerUnits.name(night);
    }
}
