package org.vigie.continuity.recovery.report;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.continuity.recovery.report.Dossier.Block;
import org.vigie.continuity.recovery.report.Dossier.Section;

/// One file that needs no other: it opens in any browser without a network, and prints on A4.
/// Everything that was typed or read is escaped.
final class HtmlReport {
    private static final String STYLE = """
        :root { color-scheme: light; }
        body { font: 11pt/1.45 "Liberation Sans", Arial, sans-serif; color: #1b2430; background: #fff;
               max-width: 190mm; margin: 12mm auto; padding: 0 8mm; }
        header { border-bottom: 3px solid #14508c; margin-bottom: 6mm; }
        header p { margin: 0; color: #4a5766; letter-spacing: .06em; }
        h1 { font-size: 19pt; margin: 1mm 0 2mm; }
        h2 { font-size: 13pt; color: #14508c; border-bottom: 1px solid #c5d0dc; margin: 7mm 0 2mm; page-break-after: avoid; }
        table { border-collapse: collapse; width: 100%; font-size: 9.5pt; table-layout: fixed; }
        th, td { border: 1px solid #c5d0dc; padding: 1.2mm 2mm; text-align: left; vertical-align: top;
                 overflow-wrap: anywhere; }
        th { background: #eaf0f6; }
        tr { page-break-inside: avoid; }
        dl { display: grid; grid-template-columns: 55mm 1fr; gap: .8mm 4mm; margin: 2mm 0; }
        dt { color: #4a5766; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .verdict { font-weight: bold; font-size: 13pt; padding: 2mm 3mm; border-left: 5px solid; }
        td p { margin: 0 0 .8mm; }
        td:empty { height: 9mm; }
        .tiles { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 3mm 0; }
        .tiles div { background: #eaf0f6; padding: 2mm 3mm; }
        .tiles span { display: block; color: #4a5766; font-size: 9pt; }
        .tiles strong { font-size: 15pt; }
        .good { border-color: #1d7a3e; background: #e9f6ed; }
        .bad { border-color: #b3261e; background: #fbeceb; }
        @media print { body { margin: 0; padding: 0; max-width: none; } @page { size: A4; margin: 15mm; } }
        """;

    private HtmlReport() {}

    static String of(Dossier document) {
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <header><p>%s</p><h1>%s</h1><p>%s</p></header>
            %s
            </body>
            </html>
            """.formatted(
                        escaped(document.language()),
                        escaped(document.title()),
                        STYLE,
                        escaped(document.kind()),
                        escaped(document.title()),
                        escaped(document.stamp()),
                        document.sections().stream().map(HtmlReport::section).collect(Collectors.joining("\n")));
    }

    private static String section(Section section) {
        return "<section><h2>"
                + escaped(section.title())
                + "</h2>\n"
                + section.blocks().stream().map(HtmlReport::block).collect(Collectors.joining("\n"))
                + "\n</section>";
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) -> "<p>" + escaped(text) + "</p>";
            case Block.Verdict(var good, var text) ->
                "<p class=\"verdict " + (good ? "good" : "bad") + "\">" + (good ? "✔ " : "✖ ") + escaped(text) + "</p>";
            case Block.Tiles(var tiles) ->
                tiles.stream()
                        .map(tile -> "<div><span>" + escaped(tile.name()) + "</span><strong>" + escaped(tile.value())
                                + "</strong></div>")
                        .collect(Collectors.joining("\n", "<div class=\"tiles\">\n", "\n</div>"));
            case Block.Facts(var facts) ->
                facts.stream()
                        .map(fact -> "<dt>" + escaped(fact.name()) + "</dt><dd>" + escaped(fact.value()) + "</dd>")
                        .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
            case Block.Grid(var header, var widths, var rows) ->
                "<table>\n"
                        + columns(widths)
                        + "<thead>" + row("th", header) + "</thead>\n<tbody>\n"
                        + rows.stream().map(cells -> row("td", cells)).collect(Collectors.joining("\n"))
                        + "\n</tbody></table>";
        };
    }

    private static String columns(List<Integer> widths) {
        int all = widths.stream().mapToInt(Integer::intValue).sum();
        return widths.stream()
                .map(width -> "<col style=\"width:" + 100 * width / all + "%\">")
                .collect(Collectors.joining("", "<colgroup>", "</colgroup>\n"));
    }

    private static String row(String cell, List<String> cells) {
        return cells.stream()
                .map(text -> "<" + cell + ">" + lines(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String lines(String text) {
        return text.contains("\n")
                ? text.lines().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining())
                : escaped(text);
    }

    /// A control character has no place in HTML; it is shown as the sign for what cannot be shown.
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n' -> escaped.append('\n');
                default -> escaped.append(Character.isISOControl(sign) ? '\ufffd' : sign);
            }
        }
        return escaped.toString();
    }
}
