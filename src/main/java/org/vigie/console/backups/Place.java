package org.vigie.console.backups;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigie.console.screen.BackupDesk.Stock;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.Backup.CopyState;
import org.vigie.continuity.backup.Backup.SecondCopy;
import org.vigie.continuity.backup.Standing.SecondStanding;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// One of the two places where backups lie.
///
/// @param obstacle why it cannot be reached now
/// @param since when it was first found so, by a backup that did not get there
/// @param last when a backup last came there
record Place(Path folder, Optional<Problem> obstacle, Optional<Instant> since, Optional<Instant> last) {
    static Place first(Stock stock) {
        return new Place(
                stock.folder(),
                stock.obstacle(),
                stock.obstacle().flatMap(_ -> since(stock.backups(), Place::missedFirst)),
                newest(
                        stock.backups(),
                        backup -> Optional.of(backup.madeAt())
                                .filter(_ -> backup.state().good())));
    }

    /// Empty where none is set.
    static Optional<Place> second(Stock stock) {
        return stock.standings().stream()
                .flatMap(standing -> standing.second().stream())
                .findFirst()
                .map(second -> second(stock, second));
    }

    private static Place second(Stock stock, SecondStanding second) {
        return new Place(
                second.folder(),
                stock.standings().stream()
                        .flatMap(standing -> standing.second().flatMap(SecondStanding::problem).stream())
                        .findFirst(),
                second.problem().flatMap(_ -> since(stock.backups(), Place::missedSecond)),
                newest(stock.backups(), backup -> copied(backup).map(SecondCopy::at)));
    }

    /// The oldest of the newest backups that all missed the place.
    private static Optional<Instant> since(List<Backup> newestFirst, Function<Backup, Optional<Instant>> missed) {
        return newestFirst.stream()
                .map(missed)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .reduce((_, older) -> older);
    }

    private static Optional<Instant> newest(List<Backup> newestFirst, Function<Backup, Optional<Instant>> there) {
        return newestFirst.stream().map(there).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Instant> missedFirst(Backup backup) {
        return backup.problem()
                .filter(why -> why.code() == Code.BACKUP_FOLDER_MISSING || why.code() == Code.BACKUP_FOLDER_UNUSABLE)
                .map(_ -> backup.madeAt());
    }

    private static Optional<Instant> missedSecond(Backup backup) {
        return backup.second()
                .filter(copy -> copy.problem()
                        .filter(why -> why.code() == Code.SECOND_PLACE_UNREACHABLE)
                        .isPresent())
                .map(SecondCopy::at);
    }

    private static Optional<SecondCopy> copied(Backup backup) {
        return backup.second().filter(copy -> copy.state() == CopyState.COPIED);
    }
}
