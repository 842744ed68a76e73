package org.vigie.app;

import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis.ProvenBackup;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// The backup before an intervention, and the way back to one.
final class SafeCopy {
    Optional<ProvenBackup> newest(String pipeline) {
        return Optional.empty();
    }

    Result take(Intervention it, Witness witness) {
        return new Result.Failed(Problem.of(Code.NO_PROVEN_BACKUP, it.pipeline()));
    }

    boolean restore(Intervention it, Witness witness) {
        return false;
    }
}
