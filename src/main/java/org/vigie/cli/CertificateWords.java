package org.vigie.cli;

import java.time.ZoneId;
import org.vigie.cli.Table.Column;
import org.vigie.language.Texts;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Act;

/// How a run was stopped, told to a person.
final class CertificateWords {
    private final Output output;
    private final Texts texts;
    private final ZoneId zone;
    private int followed;

    CertificateWords(Output output, ZoneId zone) {
        this.output = output;
        this.texts = output.texts();
        this.zone = zone;
    }

    /// The acts that have come since the last time.
    void follow(Certificate certificate) {
        var acts = certificate.acts();
        acts.subList(Math.min(followed, acts.size()), acts.size()).forEach(act -> output.line("  " + line(act)));
        followed = acts.size();
    }

    /// Who, when, why, and what came of it.
    void heading(Certificate certificate) {
        output.say("cli.stop.title", texts.word(certificate.stage()));
        output.line("  "
                + texts.text(
                        "cli.stop.by",
                        certificate.actor(),
                        texts.moment(certificate.requestedAt(), zone),
                        certificate.reason()));
    }

    void whole(Certificate certificate) {
        output.blank();
        heading(certificate);
        var table = new Table(
                Column.text(texts.text("cli.column.at")),
                Column.text(texts.text("cli.column.act")),
                Column.number(texts.text("cli.column.process")),
                Column.text(texts.text("cli.column.detail")));
        for (var act : certificate.acts()) {
            table.row(texts.timeWithSeconds(act.at(), zone), texts.word(act.kind()), pid(act), act.detail());
        }
        output.table(table);
    }

    private String line(Act act) {
        return String.join("  ", texts.timeWithSeconds(act.at(), zone), texts.word(act.kind()), pid(act), act.detail())
                .stripTrailing();
    }

    private static String pid(Act act) {
        return act.pid().map(pid -> Long.toString(pid)).orElse("");
    }
}
