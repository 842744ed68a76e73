package org.vigie.runs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.etl.Sha256;
import org.vigie.instance.Instance;
import org.vigie.instance.Settings.SourceSettings;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.SystemWords;
import org.vigie.runs.RerunPlan.PlannedInput;

/// Looks at the inputs that a rerun would read, before anybody confirms it.
public final class RerunPlanner {
    private final Instance instance;
    private final RunHistory history;

    public RerunPlanner(Instance instance, RunHistory history) {
        this.instance = instance;
        this.history = history;
    }

    /// Slow for large files: their digest is computed.
    public RerunPlan plan(String pipeline, LocalDate night) {
        var sources = instance.settings().pipeline(pipeline).sources().values().stream()
                .sorted(Comparator.comparing(SourceSettings::name))
                .map(this::planned)
                .toList();
        return new RerunPlan(pipeline, night, sources, lastWithInputs(pipeline, night));
    }

    private Optional<RunPage> lastWithInputs(String pipeline, LocalDate night) {
        var filter = new RunFilter(Optional.of(pipeline), Set.of(), Optional.of(night), "");
        return history.latest(filter, 20).stream()
                .map(run -> history.page(run.id()))
                .filter(page -> hasAllInputs(page, pipeline))
                .findFirst();
    }

    private boolean hasAllInputs(RunPage page, String pipeline) {
        var taken = page.inputs().stream().map(RunPage.Input::source).collect(Collectors.toSet());
        return taken.containsAll(
                instance.settings().pipeline(pipeline).sources().keySet());
    }

    private PlannedInput planned(SourceSettings source) {
        return source.file()
                .map(file -> plannedFile(source.name(), instance.inputs().resolve(file)))
                .orElseGet(() -> plannedAddresses(source));
    }

    /// An address is read when the run starts: nothing about it is known before.
    private static PlannedInput plannedAddresses(SourceSettings source) {
        var addresses = source.urls().stream().map(RerunPlanner::withoutSecrets).collect(Collectors.joining(", "));
        return new PlannedInput(
                source.name(), addresses, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String withoutSecrets(URI address) {
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getPath();
    }

    private static PlannedInput plannedFile(String source, Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                var code = Files.isDirectory(file) ? Code.FILE_IS_A_FOLDER : Code.FILE_MISSING;
                return unreadable(source, file, Problem.of(code, source, file));
            }
            return new PlannedInput(
                    source,
                    file.toString(),
                    Optional.of(Files.size(file)),
                    Optional.of(Files.getLastModifiedTime(file).toInstant()),
                    Optional.of(Sha256.of(file)),
                    Optional.empty());
        } catch (IOException e) {
            return unreadable(source, file, Problem.of(Code.FILE_UNREADABLE, source, file, SystemWords.of(e)));
        }
    }

    private static PlannedInput unreadable(String source, Path file, Problem problem) {
        return new PlannedInput(
                source, file.toString(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(problem));
    }
}
