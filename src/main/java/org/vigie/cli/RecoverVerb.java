package org.vigie.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.Recovery;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.Step;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The guided recovery: the plan first; with `--yes`, step by step to a verified night and a report.
@Command(name = "recover", mixinStandardHelpOptions = true)
final class RecoverVerb extends Verb {
    private static final String ACTOR = System.getProperty("user.name");

    @Parameters(index = "0", paramLabel = "PIPELINE")
    private String pipeline;

    @Option(names = "--slot", paramLabel = "DATE")
    private Optional<LocalDate> night = Optional.empty();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--waive", paramLabel = "STEP")
    private List<Step> waived = new ArrayList<>();

    @Override
    int carryOut(Output output) throws InterruptedException {
        try (var house = front().open(home())) {
            house.instance().settings().pipeline(pipeline);
            return confirmed() && !dryRun ? recover(house, output) : plan(house, output);
        }
    }

    private int plan(House house, Output output) throws InterruptedException {
        var diagnosis = diagnosis(house);
        var interrupted = house.recovery().open(pipeline);
        var refusal = refusal(diagnosis);
        if (output.json()) {
            output.document(new RecoveryDocuments(texts()).plan(diagnosis, interrupted, refusal));
        } else {
            words(house, output).plan(diagnosis, interrupted);
            refusal.ifPresent(problem -> {
                output.messages().println(Icons.FAILED + " " + texts().text(problem));
                output.messages().println("  " + Icons.NEXT + " " + texts().hint(problem));
            });
        }
        return refusal.map(Verb::exitCode).orElse(0);
    }

    /// A plan that was asked for is no refusal.
    private Optional<Problem> refusal(Diagnosis diagnosis) {
        if (dryRun) {
            return Optional.empty();
        }
        var about = texts().text("recovery.plan.confirm", pipeline, texts().longDay(diagnosis.night()));
        return Optional.of(
                diagnosis.trouble().isEmpty()
                        ? Problem.of(Code.NOTHING_TO_RECOVER, pipeline, diagnosis.night())
                        : Problem.of(Code.CONFIRMATION_MISSING, about));
    }

    private int recover(House house, Output output) throws InterruptedException {
        var why = reason.filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie recover --help"));
        house.reportWhatIsNot(texts());
        var recovery = house.recovery();
        var page = underWatch(recovery, why, house, output);
        if (page.state() == RecoveryState.WAITING) {
            var step = texts().word(page.next().orElse(Step.RELEASE));
            page = recovery.giveUp(page.id(), ACTOR, texts().text("recovery.gaveUp", step));
        }
        return told(house, page, output);
    }

    /// Nothing is known of how a run is doing unless somebody watches.
    private Diagnosis diagnosis(House house) throws InterruptedException {
        try (var _ = front().guard(house)) {
            return house.recovery().diagnose(pipeline, night);
        }
    }

    /// Whoever waits watches meanwhile.
    private RecoveryPage underWatch(Recovery recovery, String why, House house, Output output)
            throws InterruptedException {
        try (var _ = front().guard(house)) {
            return carryOut(recovery, begun(recovery, why, output), why, house, output);
        }
    }

    private RecoveryPage begun(Recovery recovery, String why, Output output) throws InterruptedException {
        var interrupted = recovery.open(pipeline);
        if (interrupted.isEmpty()) {
            return recovery.begin(recovery.diagnose(pipeline, night), ACTOR, why);
        }
        var page = recovery.resume(interrupted.get().id(), ACTOR, why);
        output.remark("recovery.resumed", page.id(), texts().word(page.next().orElse(Step.RELEASE)));
        return page;
    }

    private RecoveryPage carryOut(Recovery recovery, RecoveryPage begun, String why, House house, Output output)
            throws InterruptedException {
        var words = words(house, output);
        words.step(begun, Step.DIAGNOSE);
        var page = begun;
        while (!page.state().terminal()) {
            var step = page.next().orElseThrow();
            page = waived.contains(step)
                    ? recovery.waive(page.id(), step, ACTOR, why)
                    : recovery.carryOut(page.id(), step, ACTOR);
            words.step(page, step);
            if (page.newest(step)
                    .filter(attempt -> attempt.state() == StepState.FAILED)
                    .isPresent()) {
                return page;
            }
        }
        return page;
    }

    private int told(House house, RecoveryPage page, Output output) {
        var files = house.report(page, texts());
        if (output.json()) {
            output.document(new RecoveryDocuments(texts()).page(page, files));
        } else {
            words(house, output).outcome(page, files);
        }
        DueBackups.take(house, output);
        return page.state() == RecoveryState.SUCCEEDED
                ? 0
                : page.failure().map(Verb::exitCode).orElse(Cause.INTERNAL.exitCode());
    }

    private RecoverySpeech words(House house, Output output) {
        return new RecoverySpeech(output, house.instance().settings().zone());
    }
}
