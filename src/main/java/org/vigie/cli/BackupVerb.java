package org.vigie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.vigie.cli.Table.Column;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.backup.Standing;
import org.vigie.continuity.backup.Wish;
import org.vigie.problem.Cause;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The backups of the warehouses: take one, list, verify, really restore the newest to a scratch
/// file, prune.
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupVerb extends Verb {
    private static final String ACTS = "create, list, verify, prove, prune";

    @Parameters(index = "0", paramLabel = "create|list|verify|prove|prune")
    private String act;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PIPELINE|ID")
    private Optional<String> about = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Override
    int carryOut(Output output) {
        try (var house = front().open(home())) {
            return switch (act) {
                case "create" -> create(house, output);
                case "list" -> list(house, output);
                case "verify" -> verify(house, output);
                case "prove" -> prove(house, output);
                case "prune" -> prune(house, output);
                default -> throw new ProblemException(Code.BAD_USAGE, "backup " + act, ACTS);
            };
        }
    }

    private int create(House house, Output output) {
        var pipeline = about.orElseThrow(
                () -> new ProblemException(Code.ARGUMENT_MISSING, "PIPELINE", "vigie backup create --help"));
        var why = reason.filter(text -> !text.isBlank()).orElseGet(() -> texts().text("cli.backup.reason"));
        var line = line(output);
        try {
            var wish = new Wish(pipeline, Occasion.ON_DEMAND, why, System.getProperty("user.name"));
            var backup = house.backups().take(wish, line);
            line.end();
            tell(backup, output);
            return 0;
        } finally {
            line.end();
        }
    }

    private int list(House house, Output output) {
        var backups = house.backups().list();
        var standings = house.instance().settings().pipelines().keySet().stream()
                .sorted()
                .map(house.backups()::standing)
                .toList();
        if (output.json()) {
            var document = new LinkedHashMap<String, Object>();
            document.put(
                    "backups",
                    backups.stream()
                            .map(backup -> BackupDocuments.of(backup, texts()))
                            .toList());
            document.put(
                    "standing",
                    standings.stream()
                            .map(standing -> BackupDocuments.of(standing, texts()))
                            .toList());
            output.document(document);
            return 0;
        }
        if (backups.isEmpty()) {
            output.say("cli.backup.none");
        } else {
            output.table(table(house, backups));
        }
        output.blank();
        standings.forEach(standing -> tell(standing, output));
        return 0;
    }

    private Table table(House house, List<Backup> backups) {
        var zone = house.instance().settings().zone();
        var table = new Table(
                Column.text(texts().text("cli.column.backup")),
                Column.text(texts().text("cli.column.state")),
                Column.number(texts().text("cli.column.made")),
                Column.text(texts().text("cli.column.occasion")),
                Column.number(texts().text("cli.column.size")),
                Column.number(texts().text("cli.column.rows")),
                Column.text(texts().text("cli.column.secondPlace")));
        for (var backup : backups) {
            table.row(
                    backup.id().value(),
                    texts().word(backup.state()),
                    texts().moment(backup.madeAt(), zone),
                    texts().word(backup.occasion()),
                    texts().bytes(backup.bytes()),
                    texts().number(backup.facts()),
                    backup.second().map(copy -> texts().word(copy.state())).orElse("–"));
        }
        return table;
    }

    private void tell(Standing standing, Output output) {
        var proven = standing.age()
                .map(age -> texts().text(
                                "cli.backup.proven",
                                texts().text("pipeline." + standing.pipeline()),
                                texts().duration(age),
                                texts().duration(standing.rpo())))
                .orElseGet(() -> texts().text(
                                "cli.backup.neverProven",
                                texts().text("pipeline." + standing.pipeline()),
                                texts().duration(standing.rpo())));
        output.line((standing.withinRpo() ? Icons.GOOD : Icons.FAILED) + " " + proven);
        standing.second()
                .flatMap(Standing.SecondStanding::problem)
                .ifPresent(problem -> output.line(Icons.FAILED + " " + texts().text(problem)));
    }

    private int verify(House house, Output output) {
        var backups = house.backups();
        var asked = about.map(reference -> List.of(backups.get(reference)))
                .orElseGet(() -> backups.list().stream()
                        .filter(backup -> backup.state().good() || backup.state() == BackupState.DAMAGED)
                        .toList());
        var line = line(output);
        var verified =
                asked.stream().map(backup -> backups.verify(backup.id(), line)).toList();
        line.end();
        return judged(verified, output);
    }

    private int prove(House house, Output output) {
        var backups = house.backups();
        var line = line(output);
        var proven = backups.prove(backups.get(about.orElse("last")).id(), line);
        line.end();
        return judged(List.of(proven), output);
    }

    private int judged(List<Backup> backups, Output output) {
        if (output.json()) {
            output.document(backups.stream()
                    .map(backup -> BackupDocuments.of(backup, texts()))
                    .toList());
        } else if (backups.isEmpty()) {
            output.say("cli.backup.none");
        } else {
            backups.forEach(backup -> sentence(backup, output));
        }
        boolean good = backups.stream().allMatch(backup -> backup.state().good());
        return good ? 0 : Cause.BACKUP_FAILED.exitCode();
    }

    private int prune(House house, Output output) {
        var plans = house.backups().pruning();
        long drop = plans.stream().mapToLong(plan -> plan.drop().size()).sum();
        if (dryRun || drop == 0) {
            return preview(plans, output);
        }
        if (!confirmed()) {
            throw new ProblemException(Code.CONFIRMATION_MISSING, texts().text("cli.backup.wouldDrop", drop));
        }
        var line = line(output);
        var removed = house.backups().prune(line);
        line.end();
        if (output.json()) {
            output.document(removed.stream()
                    .map(backup -> BackupDocuments.of(backup, texts()))
                    .toList());
        } else {
            removed.forEach(backup -> output.say("cli.backup.dropped", backup.id()));
        }
        return 0;
    }

    private int preview(List<Retention.Plan> plans, Output output) {
        if (output.json()) {
            output.document(plans.stream().map(BackupDocuments::of).toList());
            return 0;
        }
        for (var plan : plans) {
            plan.keep()
                    .forEach(kept -> output.line("  " + Icons.GOOD + " "
                            + texts().text("cli.backup.keeps", kept.backup().id(), why(kept))));
            plan.drop().forEach(backup -> output.line("  ✂ " + texts().text("cli.backup.drops", backup.id())));
        }
        return 0;
    }

    private String why(Retention.Kept kept) {
        return kept.why().stream()
                .sorted()
                .map(texts()::word)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private void tell(Backup backup, Output output) {
        backup.second()
                .flatMap(Backup.SecondCopy::problem)
                .ifPresent(problem -> output.messages().println(Icons.FAILED + " " + texts().text(problem)));
        if (output.json()) {
            output.document(BackupDocuments.of(backup, texts()));
        } else {
            sentence(backup, output);
        }
    }

    private void sentence(Backup backup, Output output) {
        var name = backup.id() + " (" + texts().word(backup.state()) + ")";
        if (backup.state().good()) {
            output.line(Icons.GOOD
                    + " "
                    + texts().text("cli.backup.sound", name, backup.facts(), texts().bytes(backup.bytes())));
            return;
        }
        output.line(Icons.FAILED
                + " "
                + texts().text(
                                "cli.pair",
                                name,
                                backup.problem().map(texts()::text).orElseGet(() -> texts().word(backup.state()))));
        backup.problem().ifPresent(problem -> output.line("  " + Icons.NEXT + " " + texts().hint(problem)));
    }

    private StageLine line(Output output) {
        return new StageLine(texts(), output.messages(), onTerminal());
    }
}
