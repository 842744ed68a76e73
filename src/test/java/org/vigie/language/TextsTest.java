package org.vigie.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.Problem;
import org.vigie.problem.Problem.Code;

/// `~` stands for the no-break space, `∅` for nothing.
class TextsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        WAREHOUSE_LOCKED    | w.sqlite,PT30S,sqlite3                               | L’entrepôt w.sqlite est resté verrouillé 30~s par un autre programme (sqlite3)~; rien n’a été publié.
        WAREHOUSE_LOCKED    | w.sqlite,PT5M,∅                                      | L’entrepôt w.sqlite est resté verrouillé 5~min par un autre programme (inconnu)~; rien n’a été publié.
        WAREHOUSE_LOCKED    | w.sqlite,a while,?                                   | L’entrepôt w.sqlite est resté verrouillé a while par un autre programme (inconnu)~; rien n’a été publié.
        TOO_MANY_BAD_ROWS   | erp,1550,5000,0.31,0.3                               | Source erp~: 1~550~lignes inutilisables sur 5~000, soit 31~%~; la limite est 30~%.
        TOO_FEW_ROWS        | erp,0,1                                              | Source erp~: aucune ligne utilisable, alors qu’il en faut au moins 1.
        TOO_FEW_ROWS        | erp,1200,2000                                        | Source erp~: 1~200~lignes utilisables, alors qu’il en faut au moins 2~000.
        ROWS_TOO_OLD        | erp,2026-02-18T22:59,2026-02-21,PT51H1M,PT36H        | Source erp~: les données sont trop anciennes pour la nuit du samedi 21 février 2026~: la ligne la plus récente est du 18/02/2026 22:59 (âge~: 2~j~3~h, limite~: 1~j~12~h).
        ROWS_AHEAD_OF_NIGHT | erp,2027-01-01T10:00:07,2026-02-21                   | Source erp~: toutes les lignes sont datées d’après la nuit du samedi 21 février 2026~; la plus ancienne est du 01/01/2027 10:00.
        API_UNREACHABLE     | api,http://127.0.0.1:8085,1,Connection refused       | Source api~: http://127.0.0.1:8085 est injoignable (1~essai)~: Connection refused.
        API_UNREACHABLE     | api,http://127.0.0.1:8085,3,reason:CONNECTION_REFUSED | Source api~: http://127.0.0.1:8085 est injoignable (3~essais)~: connexion refusée.
        CSV_UNSOUND         | erp,f.csv,3,reason:FIELD_TOO_LONG:65536                | Source erp~: f.csv est mal formé à la ligne 3~: un champ de plus de 65~536 caractères.
        CSV_UNSOUND         | erp,f.csv,3,reason:OF_A_YOUNGER_PROGRAM               | Source erp~: f.csv est mal formé à la ligne 3~: reason:OF_A_YOUNGER_PROGRAM.
        OPERATIONS_BOOK_BROKEN | ops.sqlite,reason:LOCKED_BY:? | Le registre d’exploitation ops.sqlite est inutilisable~: verrouillé par un autre programme (inconnu).
        OUTCOME_NOT_VERIFIED | freight,reason:FACTS:500,reason:FACTS:1 | Pipeline freight~: l’exécution s’est terminée, mais son résultat n’est pas celui attendu. Attendu~: 500 transactions. Trouvé~: 1 transaction.
        API_TOO_SLOW        | api,http://127.0.0.1:8085,3,PT1M                     | Source api~: http://127.0.0.1:8085 n’a pas livré sa réponse entière en 1~min (3~essais).
        SOURCE_TOO_LARGE    | api,http://127.0.0.1:8085,67108864                   | Source api~: http://127.0.0.1:8085 dépasse la taille permise (64,0~Mo).
        SETTING_BAD_VALUE   | vigie.json,limits.heartbeat,PT0S,from PT0.1S to PT1H | vigie.json~: le réglage limits.heartbeat ne peut pas valoir «~PT0S~».
        """)
    void given_a_problem_when_it_is_told_in_french_then_its_values_are_told_as_people_say_them(
            Code code, String about, String told) {
        var problem = new Problem(
                code, Stream.of(about.split(",")).map(TextsTest::value).toList());

        assertThat(Texts.french().text(problem)).isEqualTo(told.replace('~', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PT0.25S  | 0,2~s      | 0.2 s
        PT5S     | 5~s        | 5 s
        PT41.9S  | 41~s       | 41 s
        PT1M     | 1~min      | 1 min
        PT2M5S   | 2~min~05~s | 2 min 05 s
        PT2H8M   | 2~h~08     | 2 h 08
        PT36H    | 1~j~12~h   | 1 d 12 h
        PT72H    | 3~j        | 3 d
        PT-5S    | 0~s        | 0 s
        """)
    void given_a_duration_when_it_is_told_then_it_has_two_units_at_most(
            Duration duration, String french, String english) {
        assertThat(Texts.french().duration(duration)).isEqualTo(french.replace('~', '\u00a0'));
        assertThat(Texts.english().duration(duration)).isEqualTo(english);
    }

    @Test
    void given_a_night_when_it_is_told_then_each_language_writes_its_own_date() {
        var night = LocalDate.of(2026, 2, 21);
        var published = Instant.parse("2026-02-21T01:19:00Z");
        var douala = ZoneId.of("Africa/Douala");

        assertThat(Texts.french().longDay(night)).isEqualTo("samedi 21 février 2026");
        assertThat(Texts.english().longDay(night)).isEqualTo("Saturday 21 February 2026");
        assertThat(Texts.french().shortDay(night)).isEqualTo("sam. 21/02");
        assertThat(Texts.french().moment(published, douala)).isEqualTo("21/02/2026 02:19");
        assertThat(Texts.english().moment(published, douala)).isEqualTo("21 Feb 2026 02:19");
    }

    @Test
    void given_a_large_number_when_it_is_told_in_french_then_every_terminal_can_print_it() {
        assertThat(Texts.french().number(26_927)).isEqualTo("26\u00a0927");
        assertThat(Texts.french().tonnes(26_926.6)).isEqualTo("26\u00a0927\u00a0t");
        assertThat(Texts.french().percent(0.305)).isEqualTo("30,5\u00a0%");
        assertThat(Texts.french().text("morning.reserve.QUARANTINED_ROWS", 1550))
                .isEqualTo("1\u00a0550 lignes mises en quarantaine");
    }

    private static String value(String value) {
        return value.equals("∅") ? "" : value;
    }
}
