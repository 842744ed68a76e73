package org.vigie.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vigie.console.screen.Staged;
import org.vigie.console.screen.StagedBackups;

/// The judgement of a pipeline's backups, and of their places.
class StandingTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void given_a_backup_proven_lately_when_it_is_judged_then_it_is_proven_and_the_next_proof_is_a_day_later() {
        var standing = StagedBackups.week().stock().standings().getFirst();

        assertThat(Proof.of(standing, true)).isEqualTo(Proof.PROVEN);
        assertThat(Proof.next(standing, DAY))
                .contains(Staged.at(Staged.NIGHT, "02:19:13").plus(DAY));
    }

    @Test
    void given_a_proof_older_than_allowed_when_it_is_judged_then_it_is_late_and_the_newest_backup_is_due() {
        var standing = StagedBackups.late().stock().standings().getFirst();

        assertThat(Proof.of(standing, true)).isEqualTo(Proof.LATE);
        assertThat(Proof.next(standing, DAY)).contains(Staged.at(Staged.NIGHT, "02:19:04"));
    }

    @Test
    void given_backups_that_were_never_restored_when_they_are_judged_then_it_is_said() {
        var standing = StagedBackups.late().stock().standings().getLast();

        assertThat(Proof.of(standing, true)).isEqualTo(Proof.NEVER);
    }

    @Test
    void given_no_backup_when_it_is_judged_then_nothing_is_due() {
        var standing = StagedBackups.none().stock().standings().getFirst();

        assertThat(Proof.of(standing, true)).isEqualTo(Proof.NEVER);
        assertThat(Proof.next(standing, DAY)).isEmpty();
    }

    @Test
    void given_a_proof_when_its_place_cannot_be_looked_at_then_it_is_not_called_proven() {
        var standing = StagedBackups.week().stock().standings().getFirst();

        assertThat(Proof.of(standing, false)).isEqualTo(Proof.CANNOT_LOOK);
    }

    @Test
    void given_two_places_when_both_are_there_then_each_tells_what_came_last() {
        var stock = StagedBackups.week().stock();

        assertThat(Place.first(stock).obstacle()).isEmpty();
        assertThat(Place.first(stock).last()).contains(Staged.at(Staged.NIGHT, "03:21:40"));
        assertThat(Place.second(stock).orElseThrow().last()).contains(Staged.at(Staged.NIGHT, "03:21:46"));
    }

    @Test
    void given_a_second_place_that_is_away_when_three_nights_missed_it_then_it_says_since_the_first_of_them() {
        var second = Place.second(StagedBackups.secondPlaceAway().stock()).orElseThrow();

        assertThat(second.obstacle()).isPresent();
        assertThat(second.since()).contains(Staged.at(Staged.NIGHT.minusDays(2), "02:19:04"));
        assertThat(second.last()).contains(Staged.at(Staged.NIGHT.minusDays(3), "03:21:46"));
    }

    @Test
    void given_a_first_place_that_is_away_when_a_backup_failed_for_it_then_it_says_since_then() {
        var first = Place.first(StagedBackups.firstPlaceAway().stock());

        assertThat(first.since()).contains(Staged.at(Staged.NIGHT, "02:19:04"));
        assertThat(first.last()).contains(Staged.at(Staged.NIGHT.minusDays(1), "03:21:40"));
    }

    @Test
    void given_no_second_place_when_the_places_are_told_then_there_is_none() {
        assertThat(Place.second(StagedBackups.onePlace().stock())).isEmpty();
    }
}
