package org.vigie.app;

import org.vigie.continuity.recovery.Condition;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.Witness;
import org.vigie.instance.Settings.LearnSettings;
import org.vigie.pipelines.telemetry.TelemetryPipeline;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.problem.Reason;
import org.vigie.runs.Run;
import org.vigie.warehouse.LedgerRow;

/// Looks at a published night itself. An exit code proves nothing.
final class OutcomeProof {
    private final OpenHouse house;
    private final Witness witness;

    OutcomeProof(OpenHouse house, Witness witness) {
        this.house = house;
        this.witness = witness;
    }

    /// @throws ProblemException OUTCOME_NOT_VERIFIED, or what is wrong with the warehouse
    void of(Run run) {
        integrity(run.pipeline());
        var row = present(run);
        counts(row);
        facts(row);
        aggregates(run.pipeline());
        fresh(run);
        if (run.pipeline().equals(TelemetryPipeline.NAME)) {
            model();
        }
    }

    private void integrity(String pipeline) {
        var warehouse = Workshop.warehouse(house.instance(), pipeline);
        var found = warehouse.integrity();
        if (!found.equals("ok")) {
            throw new ProblemException(Code.WAREHOUSE_DAMAGED, warehouse.file().getFileName(), found);
        }
        holds(Condition.INTEGRITY, found);
    }

    private LedgerRow present(Run run) {
        var row = house.workshop()
                .ledger(run.pipeline())
                .of(run.id().value())
                .filter(found -> found.slot().equals(run.slot().toString()))
                .orElseThrow(
                        () -> differs(run.pipeline(), Reason.LEDGER_ROW.of(run.id()), Reason.NO_LEDGER_ROW.toString()));
        holds(Condition.SLOT_PRESENT, row.slot());
        return row;
    }

    private void counts(LedgerRow row) {
        long accounted = row.rowsLoaded() + row.rowsQuarantined();
        if (row.rowsIn() != accounted) {
            throw differs(row.pipeline(), Reason.FACTS.of(row.rowsIn()), Reason.FACTS.of(accounted));
        }
        holds(Condition.COUNTS_AGREE, row.rowsIn() + " = " + row.rowsLoaded() + " + " + row.rowsQuarantined());
    }

    /// The newest row of the ledger tells how many there are: another night may have followed.
    private void facts(LedgerRow row) {
        long told = house.workshop().ledger(row.pipeline()).newest().orElse(row).facts();
        long found = house.workshop().facts(row.pipeline());
        if (told != found) {
            throw differs(row.pipeline(), Reason.FACTS.of(told), Reason.FACTS.of(found));
        }
        holds(Condition.FACTS_COUNTED, Long.toString(found));
    }

    private void aggregates(String pipeline) {
        boolean telemetry = pipeline.equals(TelemetryPipeline.NAME);
        long wrong = telemetry
                ? house.workshop().telemetry().wrongMeans()
                : house.workshop().freight(pipeline).wrongStationDays();
        if (wrong > 0) {
            throw differs(pipeline, Reason.WRONG_MEANS.of(0), Reason.WRONG_MEANS.of(wrong));
        }
        holds(Condition.AGGREGATES_EQUAL_FACTS, Long.toString(house.workshop().facts(pipeline)));
    }

    /// The gate measured it against the night's hour before anything was published; one that is
    /// switched off tells nothing.
    private void fresh(Run run) {
        house.history().page(run.id()).gates().stream()
                .filter(gate -> gate.name().equals("max-age"))
                .forEach(gate -> witness.saw(Kind.DATA_FRESH, gate.measured()));
    }

    /// Where nothing is learned, nothing serves.
    private void model() {
        boolean learns = house.instance()
                .settings()
                .pipeline(TelemetryPipeline.NAME)
                .learn()
                .filter(LearnSettings::enabled)
                .isPresent();
        var serving = house.workshop().telemetry().champions().stream().findFirst();
        if (learns && serving.isPresent()) {
            var model = serving.get();
            house.models().inspect(model.model(), model.sha256()).ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            holds(Condition.MODEL, model.model());
        }
    }

    private void holds(Condition condition, String found) {
        witness.saw(Kind.CONDITION_HOLDS, condition, found);
    }

    private static ProblemException differs(String pipeline, String expected, String found) {
        return new ProblemException(Code.OUTCOME_NOT_VERIFIED, pipeline, expected, found);
    }
}
