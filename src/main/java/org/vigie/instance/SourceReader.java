package org.vigie.instance;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.instance.Settings.CsvProfile;
import org.vigie.instance.Settings.Format;
import org.vigie.instance.Settings.SourceSettings;

/// Reads where the rows of one source come from, and how they are written.
final class SourceReader {
    private static final List<String> OF_ANY = List.of("urls", "file", "format", "dates");
    private static final List<String> OF_CSV =
            List.of("urls", "file", "format", "charset", "separator", "decimal", "dates", "ignoreUnknownColumns");
    private static final String FORMATS = "json, csv";
    private static final String ADDRESSES = "[\"http://…\", \"https://…\"]";
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 2, 15, 13, 15, 17);

    private SourceReader() {}

    static SourceSettings read(String name, Section source) {
        // Before the names: an unreadable format would make good names look unknown.
        var format = format(source);
        source.allow(format == Format.CSV ? OF_CSV : OF_ANY);
        if (source.has("urls") && source.has("file")) {
            throw source.bad("file", "urls | file");
        }
        if (source.has("file")) {
            var file = Optional.of(Paths.input(source, "file"));
            return new SourceSettings(name, List.of(), file, format, csv(source));
        }
        if (!source.has("urls")) {
            throw source.missing("file");
        }
        return new SourceSettings(name, urls(source), Optional.empty(), format, csv(source));
    }

    private static Format format(Section source) {
        var word = source.text("format", List.of("json", "csv")::contains, FORMATS);
        return Format.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<URI> urls(Section source) {
        return source.texts("urls", ADDRESSES).stream()
                .map(text -> url(source, text))
                .toList();
    }

    /// A secret is never in the settings: an address with user info is refused, and not shown.
    private static URI url(Section source, String text) {
        try {
            var url = new URI(text);
            var scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (List.of("http", "https").contains(scheme) && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            throw source.bad("urls", withoutSecrets(text), ADDRESSES);
        }
        throw source.bad("urls", withoutSecrets(text), ADDRESSES);
    }

    private static String withoutSecrets(String text) {
        return text.replaceFirst("//[^/]*@", "//").replaceFirst("[?#].*", "");
    }

    private static CsvProfile csv(Section source) {
        var charset = source.value("charset", "UTF-8", SourceReader::charset, "UTF-8, windows-1252, …");
        char separator = separator(source);
        char decimal = sign(source, "decimal", ".", ".,", "\".\", \",\"");
        if (decimal == separator) {
            throw source.bad("decimal", String.valueOf(decimal), separator == ',' ? "\".\"" : "\",\"");
        }
        return new CsvProfile(charset, separator, decimal, dates(source), source.flag("ignoreUnknownColumns", false));
    }

    private static Charset charset(String name) {
        var charset = Charset.forName(name);
        charset.newDecoder();
        return charset;
    }

    private static char separator(Section source) {
        var allowed = "\",\" \";\" \"|\" \"\\t\"";
        var text = source.text("separator", ",", SourceReader::separates, allowed);
        return text.charAt(0);
    }

    private static boolean separates(String text) {
        return text.length() == 1
                && !Character.isLetterOrDigit(text.charAt(0))
                && !Character.isSurrogate(text.charAt(0))
                && (!Character.isISOControl(text.charAt(0)) || text.equals("\t"))
                && "\"-+:.".indexOf(text.charAt(0)) < 0;
    }

    private static char sign(Section source, String name, String ifAbsent, String among, String allowed) {
        return source.text(name, ifAbsent, text -> text.length() == 1 && among.contains(text), allowed)
                .charAt(0);
    }

    private static String dates(Section source) {
        return source.text(
                "dates",
                "yyyy-MM-dd HH:mm:ss",
                SourceReader::writesMoments,
                "yyyy-MM-dd HH:mm:ss, dd/MM/yyyy HH:mm, …");
    }

    /// A pattern is good when it reads back the minute that it wrote.
    private static boolean writesMoments(String pattern) {
        try {
            var dates = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            var read = LocalDateTime.parse(SAMPLE.format(dates), dates);
            return read.withSecond(SAMPLE.getSecond()).equals(SAMPLE);
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }
}
