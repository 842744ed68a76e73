package org.vigie.app;

import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis.ProvenBackup;
import org.vigie.continuity.recovery.Intervention;
import org.vigie.continuity.recovery.Result;
import org.vigie.continuity.recovery.Witness;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// The backup before an intervention, and the way back to one.
final class SafeCopy {
    Optional<ProvenBackup> newest(String pipeline) {
        return Optional.empty();
    }

    Result take(Intervention it, Witness witness) {
        return Result.NOTHING_TO_DO;
    }

    void restore(Intervention it, String warehouse, Witness witness) {
        throw new ProblemException(Code.NO_PROVEN_BACKUP, warehouse);
    }
}
