package org.vigie.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
    private static final List<RowHash> ROWS = IntStream.range(0, 100)
            .mapToObj(i -> RowHash.of().text("T-" + i).end())
            .toList();

    @Test
    void given_the_same_rows_when_added_in_any_order_then_the_digest_is_the_same() {
        var shuffled = new ArrayList<>(ROWS);
        Collections.shuffle(shuffled, new Random(42));

        assertThat(digest(shuffled).hex()).isEqualTo(digest(ROWS).hex());
    }

    @Test
    void given_a_row_when_added_and_removed_then_nothing_of_it_stays() {
        var digest = digest(ROWS);

        digest.add(RowHash.of().text("passing by").end());
        digest.remove(RowHash.of().text("passing by").end());

        assertThat(digest.hex()).isEqualTo(digest(ROWS).hex());
    }

    @Test
    void given_a_doubled_or_a_lost_row_when_digested_then_it_shows() {
        var all = digest(ROWS).hex();
        var doubled = digest(ROWS);
        doubled.add(ROWS.getFirst());

        assertThat(doubled.hex()).isNotEqualTo(all);
        assertThat(digest(ROWS.subList(1, ROWS.size())).hex()).isNotEqualTo(all);
    }

    @Test
    void given_a_digest_when_written_and_read_then_it_goes_on_as_the_same() {
        var read = ContentDigest.parse(digest(ROWS.subList(0, 50)).hex());

        ROWS.subList(50, 100).forEach(read::add);

        assertThat(read.hex()).isEqualTo(digest(ROWS).hex()).matches("[0-9a-f]{64}");
        assertThat(new ContentDigest().hex()).isEqualTo("0".repeat(64));
    }

    @Test
    void given_values_that_only_look_alike_when_hashed_then_the_rows_differ() {
        var hashes = List.of(
                RowHash.of().text("ab").text("c").end(),
                RowHash.of().text("a").text("bc").end(),
                RowHash.of().text("abc").end(),
                RowHash.of().text("abc").text("").end(),
                RowHash.of().text("").text("abc").end(),
                RowHash.of().text("1").end(),
                RowHash.of().whole(1).end(),
                RowHash.of().number(1).end(),
                RowHash.of().number(Math.nextUp(1.0)).end(),
                RowHash.of().text("é").end(),
                RowHash.of().text("e\u0301").end());

        assertThat(new HashSet<>(hashes)).hasSameSizeAs(hashes);
    }

    @Test
    void given_a_long_text_when_hashed_then_the_next_row_is_not_marked_by_it() {
        var before = RowHash.of().text("short").number(1.5).end();

        var long1 = RowHash.of().text("é".repeat(10_000)).whole(7).end();
        var long2 = RowHash.of().text("é".repeat(10_000)).whole(8).end();

        assertThat(long1).isNotEqualTo(long2);
        assertThat(RowHash.of().text("short").number(1.5).end()).isEqualTo(before);
    }

    @Test
    void given_zero_below_nothing_when_hashed_then_it_is_the_zero_that_the_file_gives_back() {
        assertThat(RowHash.of().number(-0.0).end())
                .isEqualTo(RowHash.of().number(0.0).end());
    }

    private static ContentDigest digest(List<RowHash> rows) {
        var digest = new ContentDigest();
        rows.forEach(digest::add);
        return digest;
    }
}
