package org.vigie.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Contrast as WCAG measures it, for every pair of colours that carries words or icons.
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("(-vigie-[\\w-]+): (#[0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource(textBlock = """
        text, ground
        text, card
        quiet, ground
        quiet, card
        good, good-soft
        good, card
        reserve, reserve-soft
        reserve, card
        bad, bad-soft
        bad, card
        bad, ground
        running, running-soft
        running, card
        neutral, neutral-soft
        neutral, card
        text, bad-soft
        text, running-soft
        on-good, cell-good
        on-reserve, cell-reserve
        on-bad, cell-bad
        on-running, cell-running
        on-neutral, cell-neutral
        """)
    void given_a_pair_of_colours_when_its_contrast_is_measured_then_everybody_can_read_it(String words, String ground)
            throws IOException {
        for (var theme : new String[] {"light", "dark"}) {
            var colours = colours(theme);

            var contrast = contrast(colours.get("-vigie-" + words), colours.get("-vigie-" + ground));

            assertThat(contrast).as("%s on %s, %s", words, ground, theme).isGreaterThan(4.5);
        }
    }

    private static Map<String, Color> colours(String theme) throws IOException {
        try (var css = Objects.requireNonNull(PaletteTest.class.getResourceAsStream("console.css"))) {
            var text = new String(css.readAllBytes(), StandardCharsets.UTF_8);
            var start = text.indexOf("." + theme + " {");
            var colours = new HashMap<String, Color>();
            COLOUR.matcher(text.substring(start, text.indexOf('}', start)))
                    .results()
                    .forEach(found -> colours.put(found.group(1), Color.web(found.group(2))));
            return colours;
        }
    }

    private static double contrast(Color one, Color other) {
        var bright = Math.max(luminance(one), luminance(other));
        var dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
