package org.vigie.etl.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.vigie.etl.Journal;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Snapshot;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.Reason;
import org.vigie.problem.SystemWords;

/// A file that another system drops. It may still be written while we copy it: then we look again.
final class FileDrop implements Transport {
    private final Path file;
    private final Format format;
    private final Snapshots snapshots;
    private final CallLimits limits;
    private final Pause pause;
    private final Place place;

    FileDrop(String source, Path file, Format format, Snapshots snapshots, CallLimits limits, Pause pause) {
        this.file = file;
        this.format = format;
        this.snapshots = snapshots;
        this.limits = limits;
        this.pause = pause;
        this.place = new Place(source, file.toString());
    }

    @Override
    public Snapshot take(Journal journal) {
        var wait = limits.pause();
        for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
            var snapshot = copy(journal);
            if (snapshot.isPresent()) {
                journal.note("copied " + file + ", " + snapshot.get().bytes() + " bytes");
                return snapshot.get();
            }
            journal.note("try %d of %d: %s changed while it was copied".formatted(attempt, limits.attempts(), file));
            if (attempt < limits.attempts()) {
                journal.activity(Activity.WAITING_BEFORE_RETRY);
                pause.orGiveUp(wait);
                journal.activity(Activity.WORKING);
                wait = wait.multipliedBy(2);
            }
        }
        throw place.problem(Code.FILE_STILL_WRITTEN);
    }

    /// @return empty when the file changed under our eyes
    private Optional<Snapshot> copy(Journal journal) {
        var before = look();
        if (before.size() > limits.maxFileBytes()) {
            throw place.problem(Code.SOURCE_TOO_LARGE, limits.maxFileBytes());
        }
        try (var draft = snapshots.draft(place, limits.maxFileBytes())) {
            try (var in = Files.newInputStream(file)) {
                draft.fill(in, journal::advancing);
            } catch (IOException e) {
                throw place.problem(Code.FILE_UNREADABLE, SystemWords.of(e));
            }
            if (!look().equals(before) || draft.bytes() != before.size()) {
                return Optional.empty();
            }
            return Optional.of(draft.keep(format, Optional.of(before.writtenAt().toInstant())));
        }
    }

    private Sight look() {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            throw place.problem(Code.FILE_MISSING);
        } catch (IOException e) {
            throw place.problem(Code.FILE_UNREADABLE, SystemWords.of(e));
        }
        if (found.isDirectory()) {
            throw place.problem(Code.FILE_IS_A_FOLDER);
        }
        if (!found.isRegularFile()) {
            // A pipe would hold us for ever.
            throw place.problem(Code.FILE_UNREADABLE, Reason.NOT_A_REGULAR_FILE);
        }
        return new Sight(found.size(), found.lastModifiedTime());
    }

    private record Sight(long size, FileTime writtenAt) {}
}
