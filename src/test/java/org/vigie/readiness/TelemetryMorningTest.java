package org.vigie.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.console.screen.StagedFleet;
import org.vigie.fleet.Fleet;
import org.vigie.fleet.StagedModels;
import org.vigie.instance.FirstSettings;
import org.vigie.instance.Instance;
import org.vigie.instance.Instances;
import org.vigie.instance.SettingsReader;
import org.vigie.language.Texts;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;
import org.vigie.readiness.Morning.Mark;
import org.vigie.readiness.Morning.Reserve;
import org.vigie.readiness.Morning.Verdict;
import org.vigie.runs.Run;
import org.vigie.runs.RunState;
import org.vigie.runs.Shelf;
import org.vigie.warehouse.freight.FreightWarehouse;
import org.vigie.warehouse.telemetry.Shed;
import org.vigie.warehouse.telemetry.TelemetryWarehouse;

/// A telemetry night that was published and from which nothing was learned: may it be used?
class TelemetryMorningTest {
    private static final LocalDate NIGHT = Shelf.NIGHT;
    private static final Instant SIX = Instant.parse("2026-02-21T05:00:00Z"); // 06:00 in Douala
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Problem FAHRENHEIT =
            Problem.of(Code.UNIT_CHANGED, "temperature", "°C", "°F", "113.2", "45.09");

    @TempDir
    private Path folder;

    private Instance instance;
    private Shelf shelf;
    private Shed shed;
    private Run run;

    @BeforeEach
    void publishWithoutLearning() {
        instance = new Instances(new SettingsReader(Set.of("freight", "telemetry")))
                .create(folder.resolve("home"), FirstSettings.standard());
        shelf = new Shelf(instance.home());
        FreightWarehouse.database(instance.warehouse("freight"), BUSY).create();
        shed = Shed.at(instance.warehouse("telemetry")).reading("LOCO_001", "2026-02-20 23:00:00", 2, 0);
        run = shelf.ordered(NIGHT, Fleet.PIPELINE);
        shed.published(run.id().value(), NIGHT.toString(), 7, "2026-02-21T01:20:00.000Z")
                .learning(run.id().value(), 7, 1, "refused");
        shelf.book().end(run.id(), RunState.PARTIAL, Optional.of(FAHRENHEIT), "worker");
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void given_a_refused_model_when_the_morning_is_asked_then_the_data_are_ready_and_the_kept_model_is_named() {
        shed.champion("telemetry-2026-02-20-a7k2", "run-1", "2026-02-20T01:20:00.000Z");
        var models = new StagedModels(Optional.of(StagedFleet.facts(NIGHT.minusDays(1))));

        var telemetry = telemetry(morning(models));

        assertThat(telemetry.verdict())
                .isEqualTo(new Verdict.ReadyWithReserve(
                        shelf.now(run),
                        Instant.parse("2026-02-21T01:20:00Z"),
                        false,
                        List.of(new Reserve.NotLearned(FAHRENHEIT, Optional.of(NIGHT.minusDays(1))))));
        assertThat(telemetry.nights().getLast().mark()).isEqualTo(Mark.RESERVE);
        assertThat(telemetry.lastGood()).isPresent();
    }

    @Test
    void given_a_refused_model_when_it_is_said_then_both_languages_name_the_reason_and_the_night_of_the_kept_one() {
        shed.champion("telemetry-2026-02-20-a7k2", "run-1", "2026-02-20T01:20:00.000Z");
        var morning = morning(new StagedModels(Optional.of(StagedFleet.facts(NIGHT.minusDays(1)))));

        assertThat(said(morning, Texts.french()))
                .contains("Rien n’a été appris", "°F au lieu de °C", "45,09 °C", "vendredi 20 février 2026");
        assertThat(said(morning, Texts.english()))
                .contains("Nothing was learned", "°F instead of °C", "45.09 °C", "Friday 20 February 2026");
    }

    @Test
    void given_a_refused_model_and_none_before_it_when_the_morning_is_asked_then_no_model_is_named() {
        var reserves = ((Verdict.ReadyWithReserve)
                        telemetry(morning(new StagedModels(Optional.empty()))).verdict())
                .reserves();

        assertThat(reserves).containsExactly(new Reserve.NotLearned(FAHRENHEIT, Optional.empty()));
    }

    @Test
    void given_a_refused_model_and_a_damaged_one_before_it_when_it_is_said_then_nobody_claims_that_there_was_none() {
        shed.champion("telemetry-2026-02-20-a7k2", "run-1", "2026-02-20T01:20:00.000Z");
        var morning = morning(new StagedModels(Optional.empty()));

        assertThat(said(morning, Texts.french())).endsWith("Le modèle en service est abîmé.");
        assertThat(said(morning, Texts.english())).endsWith("The model in service is damaged.");
    }

    private static String said(Morning morning, Texts texts) {
        return String.join("\n", new MorningWords(texts, morning).reserves(telemetry(morning)));
    }

    private static Morning.PipelineMorning telemetry(Morning morning) {
        return morning.pipelines().getLast();
    }

    private Morning morning(StagedModels models) {
        var fleet = new Fleet(
                shed.readings(), shelf.history(), models, instance.settings().zone());
        var freight = new FreightWarehouse(instance.warehouse("freight"), BUSY, shelf);
        return new MorningReport(
                        instance.settings(),
                        shelf.history(),
                        pipeline -> TelemetryWarehouse.ledger(instance.warehouse(pipeline), BUSY),
                        pipeline -> pipeline.equals(Fleet.PIPELINE)
                                ? day -> new Contents.Telemetry(fleet.morning(day))
                                : day -> Stations.of(freight, day),
                        () -> SIX)
                .now();
    }
}
