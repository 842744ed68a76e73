package org.vigie.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.vigie.continuity.recovery.Diagnosis;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.StepState;
import org.vigie.continuity.recovery.RecoveryProcedure;
import org.vigie.continuity.recovery.RecoveryProcedure.Planned;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.RecoveryWords;
import org.vigie.continuity.recovery.Step;
import org.vigie.language.Texts;

/// A recovery, told to a person: its plan, each step as it is settled, how it came out.
///
/// The steps are messages while a script listens for the one document.
final class RecoverySpeech {
    private final Output output;
    private final Texts texts;
    private final RecoveryWords words;

    RecoverySpeech(Output output, ZoneId zone) {
        this.output = output;
        this.texts = output.texts();
        this.words = new RecoveryWords(texts, zone);
    }

    void plan(Diagnosis diagnosis, Optional<RecoveryPage> interrupted) {
        var pipeline = words.pipeline(diagnosis.pipeline());
        var night = texts.longDay(diagnosis.night());
        if (diagnosis.trouble().isEmpty()) {
            output.say("recovery.plan.nothing", pipeline, night);
            return;
        }
        output.say("recovery.plan.title", pipeline, night);
        interrupted.ifPresent(page -> output.say(
                "recovery.plan.resumes", page.id(), texts.word(page.next().orElse(Step.RELEASE))));
        RecoveryProcedure.plan(diagnosis).forEach(this::planned);
    }

    private void planned(Planned planned) {
        var step = planned.step();
        output.blank();
        output.say("recovery.plan.step", step.number(), words.title(step), texts.duration(planned.expected()));
        output.line("   " + texts.text("recovery.plan.why", words.why(step)));
        output.line("   " + texts.text("recovery.plan.does", words.does(step)));
        output.line("   " + texts.text("recovery.plan.rollback", words.rollback(step)));
        planned.notes().forEach(note -> output.line("     " + words.note(note)));
        if (planned.needsRights()) {
            output.line("   " + Icons.RESERVE + " " + texts.text("recovery.plan.rights"));
        }
        planned.obstacle()
                .ifPresent(problem -> output.line(
                        "   " + Icons.FAILED + " " + texts.text("recovery.plan.obstacle", texts.text(problem))));
    }

    /// A step that was settled, or that failed, with what was seen.
    void step(RecoveryPage page, Step step) {
        page.newest(step).ifPresent(attempt -> {
            tell(icon(attempt.state()) + " " + step.number() + ". " + words.title(step) + " – "
                    + words.outcome(attempt));
            page.evidence(step).stream()
                    .filter(seen -> seen.attempt() == attempt.number())
                    .forEach(seen -> tell("     " + words.note(seen.note())));
        });
    }

    void outcome(RecoveryPage page, List<Path> files) {
        output.blank();
        if (page.state() == RecoveryState.SUCCEEDED) {
            output.line(Icons.GOOD + " " + texts.text("recovery.result.succeeded", texts.longDay(page.night())));
        } else {
            var step = page.next().orElse(Step.RELEASE);
            output.line(Icons.FAILED + " " + texts.text("recovery.result.failed", words.title(step)));
            page.failure().ifPresent(problem -> {
                output.line("  " + texts.text(problem));
                output.line("  " + Icons.NEXT + " " + texts.hint(problem));
            });
            output.line("  " + texts.text("recovery.result.heldLifted"));
        }
        measure("recovery.measure.rto", page.recoveryTime());
        measure("recovery.measure.rpo", page.dataLoss());
        files.forEach(file -> output.line("  " + texts.text("recovery.report.at", file)));
    }

    private void measure(String key, Optional<Duration> measured) {
        output.line("  "
                + texts.text(key, measured.map(texts::duration).orElseGet(() -> texts.text("recovery.doc.unknown"))));
    }

    private static String icon(StepState state) {
        return switch (state) {
            case DONE, NOTHING_TO_DO -> Icons.GOOD;
            case WAIVED -> Icons.RESERVE;
            case FAILED -> Icons.FAILED;
            case RUNNING, INTERRUPTED -> Icons.UNKNOWN;
        };
    }

    private void tell(String line) {
        if (output.json()) {
            output.messages().println(line);
        } else {
            output.line(line);
        }
    }
}
