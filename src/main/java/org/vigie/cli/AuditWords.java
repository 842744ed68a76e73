package org.vigie.cli;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.language.SpokenFaults;
import org.vigie.language.Texts;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.schedule.system.Audit.Finding;
import org.vigie.runs.schedule.system.Audit.Severity;

/// What is registered with the operating system, and what is wrong with it.
record AuditWords(Output output) {
    void all(Audit audit, ZoneId zone) {
        output.line(texts().word(audit.scheduler()));
        output.say("cli.schedule.zones", zone.getId(), ZoneId.systemDefault().getId());
        audit.registered().forEach(name -> output.line("  " + texts().text("cli.schedule.registered", name)));
        findings(audit);
        if (audit.findings().isEmpty()) {
            output.line("  " + Icons.GOOD + " " + texts().text("cli.schedule.sound"));
        }
    }

    void findings(Audit audit) {
        var spoken = new SpokenFaults(texts());
        for (var finding : audit.findings()) {
            var icon = finding.severity() == Severity.GRAVE ? Icons.FAILED : Icons.RESERVE;
            output.blank();
            output.line(icon + " " + texts().text("cli.pair", finding.where(), spoken.what(finding.fault())));
            output.line("    "
                    + texts().text("cli.schedule.found", orNothing(finding.found()), orNothing(finding.wanted())));
            output.line("    " + spoken.consequence(finding.fault()));
            output.line("    " + Icons.NEXT + " " + spoken.correction(finding.fault()));
        }
    }

    private String orNothing(String value) {
        return value.isEmpty() ? texts().text("cli.schedule.none") : value;
    }

    static Map<String, Object> document(Audit audit, Texts texts) {
        var document = new LinkedHashMap<String, Object>();
        document.put("scheduler", audit.scheduler().name());
        document.put("registered", audit.registered());
        document.put(
                "findings",
                audit.findings().stream()
                        .map(finding -> document(finding, new SpokenFaults(texts)))
                        .toList());
        return document;
    }

    private static Map<String, Object> document(Finding finding, SpokenFaults spoken) {
        var document = new LinkedHashMap<String, Object>();
        document.put("fault", finding.fault().name());
        document.put("severity", finding.severity().name());
        document.put("where", finding.where());
        document.put("found", finding.found());
        document.put("wanted", finding.wanted());
        document.put("correctable", finding.correctable());
        document.put("message", spoken.what(finding.fault()));
        document.put("consequence", spoken.consequence(finding.fault()));
        document.put("correction", spoken.correction(finding.fault()));
        return document;
    }

    private Texts texts() {
        return output.texts();
    }
}
