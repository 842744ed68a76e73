package org.vigie.continuity.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.Problem;
import org.vigie.runs.Run;

/// What a restore would do, before anything is done. The operations book, the inputs that were kept,
/// the models on the shelf and the reports stay as they are.
///
/// @param from the file that would be restored: the backup's own, or its copy in the second place
/// @param lost runs whose publication would be taken back, the newest first
/// @param regained runs taken back earlier whose publication would be there again
/// @param factsNow rows of the fact table now; empty when the warehouse cannot be read
/// @param modelNow the model that serves now
/// @param modelThen the model that would serve
/// @param warehouse what is wrong with the warehouse now, where something is; then it is kept aside
public record RestorePlan(
        Backup backup,
        Path from,
        Path to,
        List<Run> lost,
        List<Run> regained,
        Optional<Long> factsNow,
        Optional<String> modelNow,
        Optional<String> modelThen,
        Optional<Problem> warehouse) {
    public RestorePlan {
        lost = List.copyOf(lost);
        regained = List.copyOf(regained);
    }

    /// A model of a night that is taken back no longer serves.
    public boolean withdrawsModel() {
        return modelNow.isPresent() && !modelNow.equals(modelThen);
    }
}
