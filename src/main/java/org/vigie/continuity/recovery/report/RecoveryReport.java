package org.vigie.continuity.recovery.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.continuity.recovery.Evidence;
import org.vigie.continuity.recovery.Note.Kind;
import org.vigie.continuity.recovery.RecoveryPage;
import org.vigie.continuity.recovery.RecoveryPage.Attempt;
import org.vigie.continuity.recovery.RecoveryState;
import org.vigie.continuity.recovery.RecoveryWords;
import org.vigie.continuity.recovery.report.Dossier.Block;
import org.vigie.continuity.recovery.report.Dossier.Block.Facts;
import org.vigie.continuity.recovery.report.Dossier.Block.Grid;
import org.vigie.continuity.recovery.report.Dossier.Block.Paragraph;
import org.vigie.continuity.recovery.report.Dossier.Block.Tiles;
import org.vigie.continuity.recovery.report.Dossier.Block.Verdict;
import org.vigie.continuity.recovery.report.Dossier.Fact;
import org.vigie.continuity.recovery.report.Dossier.Section;
import org.vigie.language.Texts;

/// What a report says of a recovery.
final class RecoveryReport {
    private static final Set<Kind> OF_THE_STOP = EnumSet.of(Kind.STOP_ACT, Kind.STOP_CONFIRMED);
    private static final Set<Kind> OF_THE_BACKUP = EnumSet.of(
            Kind.BACKED_UP,
            Kind.BACKUP_PROVEN,
            Kind.RESTORE_PLANNED,
            Kind.NIGHT_TAKEN_BACK,
            Kind.RESTORED,
            Kind.SAFETY_BACKUP,
            Kind.KEPT_ASIDE);

    private final RecoveryPage page;
    private final Texts texts;
    private final ZoneId zone;
    private final RecoveryWords words;

    RecoveryReport(RecoveryPage page, Texts texts, ZoneId zone) {
        this.page = page;
        this.texts = texts;
        this.zone = zone;
        this.words = new RecoveryWords(texts, zone);
    }

    Dossier dossier(Instant now) {
        return new Dossier(
                text("kind"),
                text("title", words.pipeline(page.pipeline()), texts.longDay(page.night())),
                text("stamp", words.moment(now), zone.getId()),
                texts.locale().getLanguage(),
                List.of(
                        section("outcome", outcome()),
                        section("context", List.of(new Paragraph(text("context.text")), context())),
                        section("bia", List.of(register())),
                        section("measures", List.of(measures())),
                        section("chronology", List.of(new Paragraph(text("times", zone.getId())), chronology())),
                        section("steps", steps()),
                        section("certificate", evidence(OF_THE_STOP, "certificate.none")),
                        section("backup", evidence(OF_THE_BACKUP, "backup.none")),
                        section("who", List.of(people())),
                        section("visas", List.of(visas()))));
    }

    private List<Block> outcome() {
        boolean good = page.state() == RecoveryState.SUCCEEDED;
        var blocks = new ArrayList<Block>();
        blocks.add(new Verdict(good, texts.word(page.state())));
        blocks.add(tiles());
        if (good) {
            blocks.add(new Paragraph(texts.text("recovery.result.succeeded", texts.longDay(page.night()))));
        } else {
            page.next()
                    .ifPresent(
                            step -> blocks.add(new Paragraph(texts.text("recovery.result.failed", words.title(step)))));
            page.failure().ifPresent(problem -> {
                blocks.add(new Paragraph(texts.text(problem)));
                blocks.add(new Paragraph(texts.hint(problem)));
            });
        }
        return blocks;
    }

    private Tiles tiles() {
        return new Tiles(List.of(
                tile("rto", page.recoveryTime()),
                tile("rpo", page.dataLoss()),
                tile(isLate() ? "late" : "margin", left().map(Duration::abs))));
    }

    private Fact tile(String name, Optional<Duration> measured) {
        return new Fact(text("tile." + name), spoken(measured));
    }

    private Facts context() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("recovery", page.id().value()));
        facts.add(fact("pipeline", words.pipeline(page.pipeline())));
        facts.add(fact("night", texts.longDay(page.night())));
        facts.add(fact("trouble", texts.word(page.trouble())));
        page.problem().ifPresent(problem -> facts.add(fact("cause", texts.text(problem))));
        page.brokenRun().ifPresent(run -> facts.add(fact("run", run.value())));
        facts.add(fact("due", words.moment(page.due())));
        facts.add(fact("began", words.moment(page.begunAt())));
        page.endedAt().ifPresent(end -> facts.add(fact("ended", words.moment(end))));
        facts.add(fact("reason", page.reason()));
        return new Facts(facts);
    }

    /// The line of the dossiers' register; the threats that are watched beside it have none.
    private Block register() {
        var line = page.threat().filter(threat -> texts.has("recovery.bia." + threat + ".probability"));
        return line.<Block>map(threat -> new Grid(
                        List.of(text("bia.threat"), text("bia.probability"), text("bia.impact"), text("bia.severity")),
                        List.of(3, 2, 4, 2),
                        List.of(Stream.concat(
                                        Stream.of(texts.word(threat)),
                                        Stream.of("probability", "impact", "severity")
                                                .map(part -> texts.text("recovery.bia." + threat + "." + part)))
                                .toList())))
                .orElseGet(() -> new Paragraph(
                        text("bia.none", page.threat().map(texts::word).orElseGet(() -> texts.word(page.trouble())))));
    }

    private Grid measures() {
        return new Grid(
                List.of(text("measure"), text("from"), text("until"), text("value")),
                List.of(5, 3, 3, 2),
                List.of(
                        measure("rto", Optional.of(page.failedSince()), page.verifiedAt(), page.recoveryTime()),
                        measure("rpo", page.goodDataAt(), Optional.of(page.failedSince()), page.dataLoss()),
                        againstTheHour()));
    }

    private List<String> againstTheHour() {
        return isLate()
                ? measure("late", Optional.of(page.due()), page.verifiedAt(), left().map(Duration::negated))
                : measure("margin", page.verifiedAt(), Optional.of(page.due()), left());
    }

    private boolean isLate() {
        return left().filter(Duration::isNegative).isPresent();
    }

    private Optional<Duration> left() {
        return page.verifiedAt().map(verified -> Duration.between(verified, page.due()));
    }

    private List<String> measure(
            String name, Optional<Instant> from, Optional<Instant> until, Optional<Duration> took) {
        return List.of(
                text(name),
                from.map(this::exactly).orElse("–"),
                until.map(this::exactly).orElse("–"),
                spoken(took));
    }

    private String spoken(Optional<Duration> measured) {
        return measured.map(texts::duration).orElseGet(() -> text("unknown"));
    }

    /// The moments that count, in the order of the clock.
    private Grid chronology() {
        var moments = new ArrayList<Moment>();
        page.goodDataAt().ifPresent(at -> moments.add(new Moment(at, text("moment.goodData"))));
        moments.add(new Moment(page.failedSince(), text("moment.failed")));
        moments.add(new Moment(page.due(), text("moment.due")));
        page.steps()
                .forEach(attempt ->
                        moments.add(new Moment(attempt.startedAt(), name(attempt) + " – " + words.outcome(attempt))));
        page.verifiedAt().ifPresent(at -> moments.add(new Moment(at, text("moment.verified"))));
        page.endedAt().ifPresent(at -> moments.add(new Moment(at, texts.word(page.state()))));
        var rows = moments.stream()
                .sorted(Comparator.comparing(Moment::at))
                .map(moment -> List.of(exactly(moment.at()), moment.text()))
                .toList();
        return new Grid(List.of(text("at"), text("seen")), List.of(3, 13), rows);
    }

    private record Moment(Instant at, String text) {}

    private String exactly(Instant at) {
        return texts.shortDay(LocalDate.ofInstant(at, zone)) + " " + texts.timeWithSeconds(at, zone);
    }

    private List<Block> steps() {
        var rows = page.steps().stream()
                .map(attempt -> List.of(
                        name(attempt),
                        words.outcome(attempt),
                        attempt.endedAt()
                                .map(end -> texts.duration(Duration.between(attempt.startedAt(), end)))
                                .orElse("–"),
                        seen(attempt)))
                .toList();
        return List.of(
                new Grid(List.of(text("step"), text("state"), text("took"), text("seen")), List.of(4, 4, 2, 9), rows));
    }

    private String name(Attempt attempt) {
        var title = attempt.step().number() + ". " + words.title(attempt.step());
        return attempt.number() == 1 ? title : title + " (" + text("attempt", attempt.number()) + ")";
    }

    private String seen(Attempt attempt) {
        return page.evidence(attempt.step()).stream()
                .filter(seen -> seen.attempt() == attempt.number())
                .map(seen -> words.note(seen.note()))
                .collect(Collectors.joining("\n"));
    }

    private List<Block> evidence(Set<Kind> kinds, String none) {
        var rows = page.evidence().stream()
                .filter(seen -> kinds.contains(seen.note().kind()))
                .map(this::line)
                .toList();
        return rows.isEmpty()
                ? List.of(new Paragraph(text(none)))
                : List.of(new Grid(List.of(text("at"), text("seen")), List.of(3, 13), rows));
    }

    private List<String> line(Evidence seen) {
        return List.of(exactly(seen.at()), words.note(seen.note()));
    }

    private Grid people() {
        var actors = new LinkedHashSet<String>();
        actors.add(page.actor());
        page.steps().forEach(attempt -> actors.add(attempt.actor()));
        var rows = actors.stream().map(actor -> List.of(actor, stepsOf(actor))).toList();
        return new Grid(List.of(text("actor"), text("step")), List.of(3, 13), rows);
    }

    /// A dossier is signed.
    private Grid visas() {
        return new Grid(
                List.of(text("role"), text("name"), text("date"), text("signature")),
                List.of(5, 4, 3, 4),
                List.of(
                        List.of(text("role.operator"), page.actor(), "", ""),
                        List.of(text("role.support"), "", "", ""),
                        List.of(text("role.architect"), "", "", "")));
    }

    private String stepsOf(String actor) {
        return page.steps().stream()
                .filter(attempt -> attempt.actor().equals(actor))
                .map(Attempt::step)
                .distinct()
                .map(words::title)
                .collect(Collectors.joining(", "));
    }

    private Section section(String name, List<Block> blocks) {
        return new Section(text(name), blocks);
    }

    private Fact fact(String name, String value) {
        return new Fact(text(name), value);
    }

    private String text(String name, Object... about) {
        return texts.text("recovery.doc." + name, about);
    }
}
