package org.vigie.etl.learn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.etl.Notebook;
import org.vigie.etl.learn.Lesson.Provenance;

/// Night after night: what passes is learned, and its champion serves the next.
final class Classroom implements AutoCloseable {
    static final LearnLimits LIMITS = new LearnLimits(100, 42, 0.02, 0.75, 0.005, 0.20, 0.35);
    static final LearnLimits FEW_TREES = new LearnLimits(10, 42, 0.02, 0.75, 0.005, 0.20, 0.35);

    final Notebook journal = new Notebook();
    private final LearnLimits limits;
    private final List<Fleet.Reading> learned = new ArrayList<>();
    private Optional<Model> champion = Optional.empty();

    Classroom(LearnLimits limits) {
        this.limits = limits;
    }

    Optional<Model> champion() {
        return champion;
    }

    Verdict teach(LocalDate slot, List<Fleet.Reading> night) {
        return teach(slot, night, new Provenance(0, true));
    }

    Verdict teach(LocalDate slot, List<Fleet.Reading> night, Provenance provenance) {
        journal.gates.clear();
        var lesson = lesson(slot, night, provenance);
        var training = new Training(Fleet.SCHEMA, Fleet.RULE, limits, 2, journal, _ -> {});
        var verdict = training.learn(lesson);
        if (verdict instanceof Verdict.Promoted(var model)) {
            champion.ifPresent(Model::close);
            champion = Optional.of(model);
            learned.addAll(night);
        }
        return verdict;
    }

    Lesson lesson(LocalDate slot, List<Fleet.Reading> night) {
        return lesson(slot, night, new Provenance(0, true));
    }

    private Lesson lesson(LocalDate slot, List<Fleet.Reading> night, Provenance provenance) {
        var all = new ArrayList<>(learned);
        all.addAll(night);
        var from = night.stream().map(Fleet.Reading::at).min(String::compareTo).orElse("9");
        var learnable = Fleet.examples(all, from);
        return new Lesson(
                "telemetry-" + slot,
                "run-" + slot,
                slot.toString(),
                slot + " 02:00:00",
                Instant.parse("2026-11-22T01:00:00Z"),
                learnable,
                ofTheNight(learnable),
                provenance,
                champion);
    }

    private static Examples ofTheNight(Examples learnable) {
        var night = Examples.of(Fleet.SCHEMA);
        IntStream.range(0, learnable.size()).filter(learnable::ofTheNight).forEach(row -> night.add(learnable, row));
        return night.build();
    }

    @Override
    public void close() {
        champion.ifPresent(Model::close);
    }
}
