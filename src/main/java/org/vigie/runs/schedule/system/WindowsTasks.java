package org.vigie.runs.schedule.system;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.runs.schedule.system.Audit.Fault;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Scheduler;
import org.vigie.runs.schedule.system.Audit.Severity;

/// The nights as tasks of the Windows Task Scheduler, in a folder of the installation's own.
public final class WindowsTasks implements SystemSchedule {
    private static final String HISTORY = "Microsoft-Windows-TaskScheduler/Operational";
    private static final int MOST_BYTES = 1 << 20;

    private final Instance instance;
    private final Surroundings here;
    private final String account;
    private final List<Nightly> nights;

    WindowsTasks(Instance instance, Surroundings here, Optional<String> account) {
        this.instance = instance;
        this.here = here;
        this.account = account.orElseGet(here::account);
        this.nights = Nightly.of(instance, here.launcher());
    }

    @Override
    public Scheduler kind() {
        var answer = here.programs().ask(List.of("schtasks", "/Query", "/TN", "\\", "/FO", "CSV", "/NH"));
        return answer.exitCode() >= 0 ? Scheduler.WINDOWS_TASK_SCHEDULER : Scheduler.NONE;
    }

    @Override
    public List<Draft> drafts() {
        return nights.stream()
                .map(night -> new Draft(name(night), xml(night).text()))
                .toList();
    }

    @Override
    public List<String> install() {
        Accounts.refuseTooPowerful(account);
        needAnswer();
        for (var night : nights) {
            register(night);
        }
        return nights.stream().map(WindowsTasks::name).toList();
    }

    private void register(Nightly night) {
        var draft = instance.scratch().resolve("task-" + night.pipeline() + ".xml");
        try {
            Files.createDirectories(draft.getParent());
            Files.write(draft, xml(night).bytes());
            carryOut(List.of("schtasks", "/Create", "/TN", name(night), "/XML", draft.toString(), "/F"));
        } catch (IOException e) {
            throw new ProblemException(Code.SCHEDULER_REFUSED, draft, SystemWords.of(e));
        } finally {
            discard(draft);
        }
    }

    /// What stays behind is swept with the scratch folder at the next start.
    private static void discard(Path draft) {
        draft.toFile().delete();
    }

    @Override
    public List<String> remove() {
        needAnswer();
        var registered = nights.stream()
                .filter(night -> query(night).good())
                .map(WindowsTasks::name)
                .toList();
        registered.forEach(name -> carryOut(List.of("schtasks", "/Delete", "/TN", name, "/F")));
        return registered;
    }

    @Override
    public Audit audit() {
        if (kind() == Scheduler.NONE) {
            return new Audit(Scheduler.NONE, List.of(), Findings.notRegistered(nights, WindowsTasks::name, false));
        }
        var registered = new ArrayList<String>();
        var findings = new ArrayList<Finding>();
        for (var night : nights) {
            var answer = query(night);
            if (answer.good()) {
                registered.add(name(night));
                findings.addAll(findings(night, name(night), answer.text(), here, true));
            } else {
                findings.addAll(Findings.notRegistered(List.of(night), WindowsTasks::name, true));
            }
        }
        historyOff().ifPresent(findings::add);
        return new Audit(Scheduler.WINDOWS_TASK_SCHEDULER, registered, Findings.gravestFirst(findings));
    }

    /// Audits a task that somebody exported, on any system; held against the night of `pipeline`.
    ///
    /// @throws ProblemException UNKNOWN_PIPELINE, or BAD_USAGE when the file cannot be read
    public static Audit audit(Path file, Instance instance, String pipeline, Surroundings here) {
        var known = instance.settings().pipeline(pipeline);
        var night = Nightly.of(instance, here.launcher()).stream()
                .filter(each -> each.pipeline().equals(known.name()))
                .findFirst()
                .orElseThrow();
        var findings = findings(night, file.getFileName().toString(), read(file), here, false);
        return new Audit(
                Scheduler.WINDOWS_TASK_SCHEDULER,
                List.of(file.getFileName().toString()),
                Findings.gravestFirst(findings));
    }

    private static String read(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return Decoding.text(stream.readNBytes(MOST_BYTES), Charset.defaultCharset());
        } catch (IOException e) {
            throw new ProblemException(Code.BAD_USAGE, file, SystemWords.of(e));
        }
    }

    private static List<Finding> findings(
            Nightly night, String where, String text, Surroundings here, boolean ofThisMachine) {
        try {
            var task = WindowsTask.read(text, here.zone());
            return new WindowsAudit(night, where, here.clock().instant(), ofThisMachine).of(task);
        } catch (WindowsTask.Unreadable e) {
            return List.of(new Finding(
                    Fault.UNREADABLE,
                    Severity.GRAVE,
                    where,
                    String.valueOf(e.getMessage()),
                    "Task Scheduler XML",
                    ofThisMachine));
        }
    }

    /// The history of tasks is a log of the machine, off unless somebody switched it on.
    private Optional<Finding> historyOff() {
        var answer = here.programs().ask(List.of("wevtutil", "get-log", HISTORY));
        boolean off = answer.good() && answer.text().matches("(?s).*enabled:\\s*false.*");
        return off
                ? Optional.of(new Finding(
                        Fault.HISTORY_OFF, Severity.MINOR, HISTORY, "enabled: false", "enabled: true", false))
                : Optional.empty();
    }

    private TaskXml xml(Nightly night) {
        return new TaskXml(night, account, here.zone(), here.clock().instant());
    }

    private Programs.Answer query(Nightly night) {
        return here.programs().ask(List.of("schtasks", "/Query", "/TN", name(night), "/XML"));
    }

    private void needAnswer() {
        if (kind() == Scheduler.NONE) {
            throw new ProblemException(Code.SCHEDULER_SILENT, "schtasks");
        }
    }

    private void carryOut(List<String> command) {
        here.programs().carryOut(command);
    }

    private static String name(Nightly night) {
        return "\\Vigie\\" + night.instance() + "\\" + night.pipeline();
    }
}
