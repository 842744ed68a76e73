package org.vigie.cli;

import java.time.LocalDate;
import org.vigie.continuity.backup.Backup;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.runs.Post;
import org.vigie.runs.Post.Duty;
import org.vigie.runs.Run;
import org.vigie.runs.schedule.NightEvent;

/// One line for each thing that the agent does.
final class SpokenNights implements NightVoice {
    private final Output output;
    private final House house;
    private final Texts texts;

    SpokenNights(Output output, House house) {
        this.output = output;
        this.house = house;
        this.texts = output.texts();
    }

    @Override
    public void took(Duty duty) {
        say("cli.agent.took." + duty.name());
    }

    @Override
    public void waits(Duty duty, Post.Holder holder) {
        say("cli.agent.waits." + duty.name(), texts.text("post." + holder.role()), pid(holder));
    }

    @Override
    public void happened(NightEvent event) {
        switch (event) {
            case NightEvent.Expected(var pipeline, var slot, var at) ->
                say(
                        "cli.agent.expected",
                        name(pipeline),
                        texts.longDay(slot),
                        texts.moment(at, house.instance().settings().zone()));
            case NightEvent.Late(var pipeline, var slot) -> say("cli.agent.late", name(pipeline), texts.longDay(slot));
            case NightEvent.Missed(var run) -> say("cli.agent.missed", name(run.pipeline()), texts.longDay(run.slot()));
            case NightEvent.Started(var run) ->
                say(
                        run.late() ? "cli.agent.caughtUp" : "cli.agent.started",
                        name(run.pipeline()),
                        texts.longDay(run.slot()),
                        run.id());
            case NightEvent.Skipped(var run) ->
                say("cli.agent.skipped", name(run.pipeline()), texts.longDay(run.slot()), run.id());
            case NightEvent.Ended(var run) -> ended(run);
        }
    }

    @Override
    public void closed(Run run) {
        ended(run);
    }

    @Override
    public void backedUp(Backup backup) {
        say("cli.agent.backedUp", name(backup.pipeline()), backup.id(), texts.word(backup.state()));
    }

    @Override
    public void trouble(Problem problem) {
        line(Icons.FAILED + " " + texts.text(problem) + " " + Icons.NEXT + " " + texts.hint(problem));
    }

    @Override
    public void leaves() {
        say("cli.agent.leaves");
    }

    private void ended(Run run) {
        say("cli.agent.ended", run.id(), Icons.of(run) + " " + texts.word(run.state()));
    }

    private String name(String pipeline) {
        return texts.text("pipeline." + pipeline);
    }

    private static String pid(Post.Holder holder) {
        return Long.toString(holder.process().pid());
    }

    private void say(String key, Object... about) {
        line(texts.text(key, about));
    }

    /// Whoever reads the file of a service wants one thing a line, with its time.
    private void line(String words) {
        var zone = house.instance().settings().zone();
        var now = house.now();
        output.line(texts.shortDay(LocalDate.ofInstant(now, zone)) + " " + texts.timeWithSeconds(now, zone) + "  "
                + words.replace('\n', ' '));
    }
}
