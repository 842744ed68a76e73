package org.vigie.cli;

import java.time.Duration;
import java.util.List;
import org.vigie.cli.Table.Column;
import org.vigie.language.Texts;
import org.vigie.runs.RunId;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.Timetable;
import org.vigie.runs.schedule.Timetable.OddNight;
import picocli.CommandLine.Command;

/// Which nights come, which passed and how, who starts them.
@Command(name = "show", mixinStandardHelpOptions = true)
final class ScheduleShow extends Verb {
    private static final int PAST_SHOWN = 10;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            show(house, output);
            return 0;
        }
    }

    static void show(House house, Output output) {
        var timetable = house.timetable();
        if (output.json()) {
            output.document(ScheduleDocuments.of(timetable));
            return;
        }
        onDuty(timetable, output);
        drain(timetable, output);
        output.blank();
        output.say("cli.schedule.next", timetable.zone().getId());
        output.table(next(timetable, house, output.texts()));
        timetable.oddNight().ifPresent(odd -> oddNight(odd, timetable, output));
        output.blank();
        if (timetable.past().isEmpty()) {
            output.say("cli.schedule.noPast");
        } else {
            output.say("cli.schedule.past");
            output.table(past(timetable.past(), timetable, output.texts()));
        }
    }

    private static void onDuty(Timetable timetable, Output output) {
        var texts = output.texts();
        if (!timetable.enabled()) {
            output.line(Icons.RESERVE + " " + texts.text("cli.schedule.disabled"));
            return;
        }
        timetable
                .onDuty()
                .ifPresentOrElse(
                        holder -> output.line(Icons.GOOD
                                + " "
                                + texts.text(
                                        "cli.schedule.onDuty",
                                        texts.text("post." + holder.role()),
                                        Long.toString(holder.process().pid()),
                                        texts.moment(holder.since(), timetable.zone()))),
                        () -> {
                            output.line(Icons.RESERVE + " " + texts.text("cli.schedule.nobody"));
                            output.line("  " + Icons.NEXT + " " + texts.text("cli.schedule.nobody.advice"));
                        });
    }

    private static void drain(Timetable timetable, Output output) {
        timetable
                .drain()
                .ifPresent(drain -> output.line(Icons.RESERVE
                        + " "
                        + output.texts()
                                .text(
                                        "cli.schedule.drained",
                                        output.texts().moment(drain.until(), timetable.zone()),
                                        drain.actor(),
                                        drain.reason())));
    }

    private static Table next(Timetable timetable, House house, Texts texts) {
        var table = new Table(
                Column.text(texts.text("cli.column.night")),
                Column.text(texts.text("cli.column.pipeline")),
                Column.text(texts.text("cli.column.at")),
                Column.number(texts.text("cli.column.in")));
        for (var night : timetable.next()) {
            table.row(
                    texts.shortDay(night.slot()),
                    night.pipeline(),
                    texts.moment(night.at(), timetable.zone()),
                    texts.duration(Duration.between(house.now(), night.at())));
        }
        return table;
    }

    private static Table past(List<ExpectedRun> nights, Timetable timetable, Texts texts) {
        var table = new Table(
                Column.text(texts.text("cli.column.night")),
                Column.text(texts.text("cli.column.pipeline")),
                Column.text(texts.text("cli.column.state")),
                Column.text(texts.text("cli.column.at")),
                Column.text(texts.text("cli.column.run")));
        nights.stream()
                .limit(PAST_SHOWN)
                .forEach(night -> table.row(
                        texts.shortDay(night.slot()),
                        night.pipeline(),
                        Icons.of(night.state()) + " " + texts.word(night.state()),
                        texts.moment(night.at(), timetable.zone()),
                        night.run().map(RunId::shortName).orElse("–")));
        return table;
    }

    private static void oddNight(OddNight odd, Timetable timetable, Output output) {
        var texts = output.texts();
        output.line("  "
                + texts.text(
                        "cli.schedule.odd." + odd.kind().name(),
                        texts.longDay(odd.slot()),
                        texts.moment(odd.at(), timetable.zone())));
    }
}
