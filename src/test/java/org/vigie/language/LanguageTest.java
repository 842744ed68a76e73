package org.vigie.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.continuity.backup.Backup;
import org.vigie.continuity.backup.BackupState;
import org.vigie.continuity.backup.Occasion;
import org.vigie.continuity.backup.Onlooker;
import org.vigie.continuity.backup.RestoreState;
import org.vigie.continuity.backup.Retention;
import org.vigie.continuity.threat.Threat;
import org.vigie.etl.Journal.Activity;
import org.vigie.etl.Journal.StepKind;
import org.vigie.etl.Rejection;
import org.vigie.problem.Problem;
import org.vigie.problem.Reason;
import org.vigie.readiness.Morning;
import org.vigie.runs.ModelState;
import org.vigie.runs.Origin;
import org.vigie.runs.RunPage;
import org.vigie.runs.RunState;
import org.vigie.runs.schedule.ExpectedRun;
import org.vigie.runs.schedule.system.Audit;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.watch.Judgement;
import org.vigie.runs.watch.Sign;

/// Two languages, equal: a text that one of them lacks is found here, not by a reader.
class LanguageTest {
    private static final Path FOLDER = Path.of("resources/org/vigie/language");
    private static final List<String> LANGUAGES = List.of("fr", "en");

    /// Enums whose constants people read.
    private static final List<Class<? extends Enum<?>>> SPOKEN = List.of(
            RunState.class,
            Origin.class,
            StepKind.class,
            Activity.class,
            Morning.Mark.class,
            Rejection.Reason.class,
            RunPage.Outcome.class,
            ModelState.class,
            BackupState.class,
            Backup.CopyState.class,
            Occasion.class,
            Onlooker.Stage.class,
            RestoreState.class,
            Retention.Keep.class,
            ExpectedRun.State.class,
            Audit.Scheduler.class,
            Threat.class,
            Certificate.Stage.class,
            Certificate.Kind.class,
            Judgement.class);

    @ParameterizedTest
    @MethodSource("bundles")
    void given_a_bundle_when_its_languages_are_compared_then_both_have_the_same_keys(String bundle) {
        var french = texts(bundle, "fr");
        var english = texts(bundle, "en");

        assertThat(missing(french.keySet(), english.keySet()))
                .as(toPaste(bundle, "en"))
                .isEqualTo("");
        assertThat(missing(english.keySet(), french.keySet()))
                .as(toPaste(bundle, "fr"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void given_a_key_when_its_two_texts_are_compared_then_they_speak_of_the_same_values(String bundle) {
        var english = texts(bundle, "en");

        var different = keys(
                texts(bundle, "fr"),
                entry -> !places(entry.getValue())
                        .equals(places(english.getOrDefault(entry.getKey(), entry.getValue()))));

        assertThat(different)
                .as("%s: the places {n} differ between fr and en", bundle)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void given_a_text_when_it_is_read_then_it_is_neither_empty_nor_eaten_by_its_apostrophe(Path file) {
        var texts = texts(file);

        assertThat(keys(texts, entry -> entry.getValue().isBlank()))
                .as("%s: texts without words", file)
                .isEmpty();
        assertThat(keys(texts, entry -> entry.getValue().contains("'")))
                .as("%s: write ’ where these texts have an apostrophe", file)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void given_a_french_text_when_a_line_is_full_then_it_does_not_break_before_its_punctuation(String bundle) {
        var breaking = Pattern.compile("\\S [:;?!»]|« ");

        var broken = keys(
                texts(bundle, "fr"), entry -> breaking.matcher(entry.getValue()).find());

        assertThat(broken)
                .as("%s: write a no-break space (U+00A0) there", bundle)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void given_a_text_when_values_fill_its_places_then_it_is_a_sound_pattern(Path file) {
        var locale = Locale.of(language(file));

        var unsound = keys(texts(file), entry -> !isSound(entry.getValue(), locale));

        assertThat(unsound).as("%s: texts that MessageFormat cannot fill", file).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void given_a_file_of_texts_when_it_is_read_then_each_key_is_written_once(Path file) throws IOException {
        var keys = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(keys).as("%s", file).doesNotHaveDuplicates();
    }

    @Test
    void given_the_bundles_when_their_keys_are_compared_then_each_key_lives_in_one_of_them() {
        var homes = new TreeMap<String, List<String>>();
        bundles()
                .forEach(bundle -> texts(bundle, "fr")
                        .keySet()
                        .forEach(key -> homes.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(bundle)));

        homes.values().removeIf(home -> home.size() == 1);

        assertThat(homes).as("keys that live in several bundles").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_a_problem_when_it_is_told_then_it_has_a_text_and_a_hint(String language) {
        var needed = Stream.of(Problem.Code.values())
                .map(Problem::of)
                .flatMap(problem -> Stream.of(problem.textKey(), problem.hintKey()));

        assertThat(missing(needed.collect(Collectors.toSet()), everyKey(language)))
                .as(toPaste("messages", language))
                .isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_a_state_when_it_is_told_then_it_has_its_word(String language) {
        var needed = SPOKEN.stream()
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name());

        assertThat(missing(needed.collect(Collectors.toSet()), everyKey(language)))
                .as(toPaste("messages", language))
                .isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_a_fault_of_the_schedule_when_it_is_told_then_it_has_its_consequence_and_its_correction(String language) {
        var needed = Stream.of(Audit.Fault.values())
                .map(fault -> "schedule.fault." + fault)
                .flatMap(key -> Stream.of(key, key + ".consequence", key + ".correction"))
                .collect(Collectors.toSet());

        var present = everyKey(language).stream()
                .filter(key -> key.startsWith("schedule.fault."))
                .collect(Collectors.toSet());

        assertThat(missing(needed, present)).as(toPaste("messages", language)).isEqualTo("");
        assertThat(missing(present, needed)).as("texts of no fault").isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_a_sign_when_it_is_told_then_it_has_a_sentence_and_a_hint_where_somebody_must_act(String language) {
        var worrying = Stream.of(Sign.LOCK_HELD, Sign.TURNING, Sign.WORK_BLOCKED, Sign.FROZEN, Sign.SILENT);

        var needed = Stream.concat(
                Stream.of(Sign.values()).map(sign -> "watch.sign." + sign), worrying.map(sign -> "watch.hint." + sign));

        assertThat(missing(needed.collect(Collectors.toSet()), everyKey(language)))
                .as(toPaste("messages", language))
                .isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_a_reason_when_it_is_told_then_it_has_its_words_and_no_words_are_left_over(String language) {
        var needed = Stream.of(Reason.values()).map(Reason::textKey).collect(Collectors.toSet());

        var present = everyKey(language).stream()
                .filter(key -> key.startsWith("reason."))
                .collect(Collectors.toSet());

        assertThat(missing(needed, present)).as(toPaste("messages", language)).isEqualTo("");
        assertThat(missing(present, needed)).as("words of no reason").isEqualTo("");
    }

    @Test
    void given_the_screens_when_their_fxml_is_read_then_no_text_stands_in_it() throws IOException {
        var raw = FxmlTexts.below(Path.of("resources")).stream()
                .filter(FxmlTexts.Attribute::isRead)
                .filter(attribute -> !attribute.value().startsWith("%"))
                .filter(attribute -> !attribute.value().startsWith("${"))
                .toList();

        assertThat(raw)
                .as("write a key (%%…) or a binding (${…}) instead of these %d texts", raw.size())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void given_the_screens_when_their_fxml_names_a_text_then_the_text_exists(String language) throws IOException {
        var needed = FxmlTexts.below(Path.of("resources")).stream()
                .map(FxmlTexts.Attribute::value)
                .filter(value -> value.startsWith("%"))
                .map(value -> value.substring(1));

        assertThat(missing(needed.collect(Collectors.toSet()), everyKey(language)))
                .as(toPaste("console", language))
                .isEqualTo("");
    }

    /// A wing that is not built yet has no bundle.
    private static Stream<String> bundles() {
        return Texts.BUNDLES.stream()
                .filter(bundle -> LANGUAGES.stream().anyMatch(language -> Files.exists(file(bundle, language))));
    }

    private static Stream<String> languages() {
        return LANGUAGES.stream();
    }

    private static Stream<Path> files() {
        return bundles().flatMap(bundle -> languages().map(language -> file(bundle, language)));
    }

    private static Path file(String bundle, String language) {
        return FOLDER.resolve(bundle + "_" + language + ".properties");
    }

    private static String language(Path file) {
        return file.toString().replaceAll(".*_(..)\\.properties", "$1");
    }

    private static Map<String, String> texts(String bundle, String language) {
        return texts(file(bundle, language));
    }

    private static Map<String, String> texts(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError("each bundle is written in both languages: " + file, e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Set<String> everyKey(String language) {
        return bundles()
                .flatMap(bundle -> texts(bundle, language).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static List<String> keys(Map<String, String> texts, Predicate<Map.Entry<String, String>> which) {
        return texts.entrySet().stream().filter(which).map(Map.Entry::getKey).toList();
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSound(String text, Locale locale) {
        try {
            new MessageFormat(text, locale).format(new Object[] {1000, 2, 3, 4, 5, 6});
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String missing(Set<String> needed, Set<String> present) {
        var missing = new ArrayList<>(new TreeSet<>(needed));
        missing.removeAll(present);
        return missing.stream().map(key -> key + "=\n").collect(Collectors.joining());
    }

    private static String toPaste(String bundle, String language) {
        return "lines to write in " + file(bundle, language);
    }
}
