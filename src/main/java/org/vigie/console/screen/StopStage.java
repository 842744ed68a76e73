package org.vigie.console.screen;

import java.util.List;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Kind;

/// One of the three stages of a stop, as people follow them: asked, forced, seen dead.
public record StopStage(Name name, Standing standing) {
    public enum Name {
        ASKED,
        FORCED,
        CONFIRMED
    }

    public enum Standing {
        AHEAD,
        NOW,
        DONE,
        NOT_NEEDED,
        FAILED
    }

    public static List<StopStage> of(Certificate certificate) {
        var forced = certificate.acts().stream().anyMatch(act -> act.kind() == Kind.FORCED);
        var force = forced ? Standing.DONE : Standing.NOT_NEEDED;
        return switch (certificate.stage()) {
            case REQUESTED, ASKED -> three(Standing.NOW, Standing.AHEAD, Standing.AHEAD);
            case FORCED -> three(Standing.DONE, Standing.NOW, Standing.AHEAD);
            case DENIED -> three(Standing.DONE, forced ? Standing.DONE : Standing.FAILED, Standing.FAILED);
            case CONFIRMED -> three(Standing.DONE, force, Standing.DONE);
            case ENDED_BY_ITSELF -> three(Standing.DONE, force, Standing.NOT_NEEDED);
        };
    }

    private static List<StopStage> three(Standing asked, Standing forced, Standing confirmed) {
        return List.of(
                new StopStage(Name.ASKED, asked),
                new StopStage(Name.FORCED, forced),
                new StopStage(Name.CONFIRMED, confirmed));
    }
}
