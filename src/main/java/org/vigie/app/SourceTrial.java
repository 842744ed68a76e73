package org.vigie.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.continuity.recovery.Diagnosis.SourceLook;
import org.vigie.etl.Snapshot;
import org.vigie.etl.Source;
import org.vigie.etl.source.Snapshots;
import org.vigie.instance.Instance;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.SystemWords;
import org.vigie.runs.Run;
import org.vigie.runs.RunId;
import org.vigie.runs.RunPage.Input;

/// Tries each source as the night will, into a scratch folder: nothing of it is kept.
final class SourceTrial {
    private final OpenHouse house;

    SourceTrial(OpenHouse house) {
        this.house = house;
    }

    List<SourceLook> look(String pipeline) {
        var real = house.instance();
        try {
            Files.createDirectories(real.scratch());
            var folder = Files.createTempDirectory(real.scratch(), Scratch.prefix());
            try {
                var scratch = new Instance(folder, real.inputs(), real.settings());
                return house.workshopOf(scratch).sources(pipeline).values().stream()
                        .sorted(Comparator.comparing(Source::name))
                        .map(source -> tried(source, pipeline))
                        .toList();
            } finally {
                Trees.delete(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(Code.HOME_NOT_WRITABLE, real.scratch(), SystemWords.of(e));
        }
    }

    private SourceLook tried(Source source, String pipeline) {
        var location = location(source, pipeline);
        try {
            var snapshot = source.extract(new MutedJournal());
            return new SourceLook(source.name(), snapshot.location(), Optional.empty());
        } catch (ProblemException e) {
            return new SourceLook(source.name(), location, Optional.of(e.problem()));
        }
    }

    private String location(Source source, String pipeline) {
        var settings = house.instance().settings().pipeline(pipeline).sources().get(source.name());
        return Optional.ofNullable(settings)
                .map(known -> known.file()
                        .map(Object::toString)
                        .orElseGet(() -> known.urls().stream()
                                .map(address -> address.getHost())
                                .collect(Collectors.joining(", "))))
                .orElse("?");
    }

    /// Whether a run had taken all its inputs, and they are still what they were.
    boolean takenBy(Run run) {
        var inputs = house.history().page(run.id()).inputs();
        var names = inputs.stream().map(Input::source).collect(Collectors.toSet());
        return names.containsAll(house.instance()
                        .settings()
                        .pipeline(run.pipeline())
                        .sources()
                        .keySet())
                && inputs.stream().allMatch(this::isIntact);
    }

    /// The inputs of a run that are read again.
    List<SourceLook> kept(RunId run) {
        return house.history().page(run).inputs().stream()
                .map(input -> new SourceLook(
                        input.source(),
                        input.snapshot(),
                        isIntact(input)
                                ? Optional.empty()
                                : Optional.of(
                                        new ProblemException(Code.SNAPSHOT_GONE, run, input.source(), input.snapshot())
                                                .problem())))
                .toList();
    }

    private boolean isIntact(Input input) {
        var home = house.instance().home();
        var snapshot = new Snapshot(
                input.source(),
                input.location(),
                home.resolve(input.snapshot()),
                input.sha256(),
                input.bytes(),
                input.writtenAt());
        try {
            return new Snapshots(house.instance().snapshots(), home).isIntact(snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
