package org.vigie.continuity.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.instance.Settings.KeepSettings;

class RetentionTest {
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    /// Days before today on which there is a backup; `!` marks a damaged one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        # days weeks months years | backups                | what stays
        3,0,0,0 | 0 1 2 3 4                  | 0 1 2
        3,0,0,0 | 0 9 20 40                  | 0 9 20
        0,2,0,0 | 0 1 5 7 8 9 15             | 0 7
        0,0,2,0 | 0 3 25 30 60 90            | 0 25
        0,0,0,2 | 0 100 400 500 800          | 0 400
        0,0,0,0 | 0 1 2                      | 0
        2,0,0,0 | 0! 1! 2 3 4                | 0! 1! 2 3
        2,0,0,0 | 0! 1! 2!                   | 0! 1! 2!
        2,0,0,0 | 0 1! 2 3                   | 0 2
        7,4,12,3 | 0                         | 0
        7,4,12,3 |                           |
        """)
    void given_backups_when_the_retention_is_planned_then_the_newest_of_each_period_stay(
            String rules, String backups, String stays) {
        var plan = Retention.plan(backups(backups), keep(rules), DOUALA, NOW);

        assertThat(plan.keep().stream().map(kept -> kept.backup().reason())).containsExactlyInAnyOrder(words(stays));
        assertThat(plan.keep().size() + plan.drop().size()).isEqualTo(words(backups).length);
    }

    @Test
    void given_several_of_the_last_hours_when_the_retention_is_planned_then_all_of_them_stay() {
        var backups = Stream.of(1, 5, 23, 25)
                .map(hours -> backup("h" + hours, NOW.minus(Duration.ofHours(hours)), BackupState.VERIFIED))
                .toList();

        var plan = Retention.plan(backups, keep("1,0,0,0"), DOUALA, NOW);

        assertThat(plan.drop()).extracting(Backup::reason).containsExactly("h25");
    }

    @Test
    void given_a_backup_a_night_for_four_years_when_the_retention_is_planned_then_a_few_dozen_stay() {
        var backups = new ArrayList<Backup>();
        for (int day = 0; day < 4 * 365; day++) {
            backups.add(backup("" + day, at(day), BackupState.PROVEN));
        }

        var plan = Retention.plan(backups, keep("7,4,12,3"), DOUALA, NOW);

        assertThat(plan.keep()).hasSizeBetween(18, 26);
        assertThat(plan.keep().getFirst().why()).contains(Retention.Keep.NEWEST, Retention.Keep.DAY);
    }

    private static List<Backup> backups(String text) {
        return Stream.of(words(text))
                .map(word -> backup(
                        word,
                        at(Integer.parseInt(word.replace("!", ""))),
                        word.endsWith("!") ? BackupState.DAMAGED : BackupState.VERIFIED))
                .toList();
    }

    private static String[] words(String text) {
        return text == null || text.isBlank() ? new String[0] : text.strip().split(" +");
    }

    private static Instant at(int daysAgo) {
        return LocalDate.of(2026, 11, 22).minusDays(daysAgo).atTime(3, 0).toInstant(ZoneOffset.UTC);
    }

    private static KeepSettings keep(String rules) {
        var numbers = Stream.of(rules.split(",")).map(Integer::parseInt).toList();
        return new KeepSettings(Duration.ofHours(24), numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    private static Backup backup(String name, Instant madeAt, BackupState state) {
        return new Backup(
                new BackupId("freight-" + name),
                "freight",
                Path.of(name),
                Occasion.AFTER_RUN,
                name,
                "vigie",
                Optional.empty(),
                state,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                0,
                true,
                madeAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
