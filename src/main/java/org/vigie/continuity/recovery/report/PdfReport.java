package org.vigie.continuity.recovery.report;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.vigie.continuity.recovery.report.Dossier.Block;
import org.vigie.continuity.recovery.report.Dossier.Fact;
import org.vigie.continuity.recovery.report.Dossier.Section;

/// The same page as PDF, on A4. The letters are embedded, so that accents are the same on every
/// machine and on paper.
final class PdfReport {
    private static final float MARGIN = 42;
    private static final float LEADING = 1.3f;

    /// A title at the foot of a page would stand without its section.
    private static final float ROOM_OF_A_TITLE = 100;

    private static final float ROOM_OF_A_HAND = 26;
    private static final Color INK = new Color(0x1b2430);
    private static final Color BLUE = new Color(0x14508c);
    private static final Color GREY = new Color(0x4a5766);
    private static final Color LINE = new Color(0xc5d0dc);
    private static final Color HEAD = new Color(0xeaf0f6);
    private static final Color GOOD = new Color(0x1d7a3e);
    private static final Color BAD = new Color(0xb3261e);
    private static final Color PALE_GOOD = new Color(0xe9f6ed);
    private static final Color PALE_BAD = new Color(0xfbeceb);

    private final Dossier page;
    private final BaseFont regular = letters("LiberationSans-Regular.ttf");
    private final BaseFont bold = letters("LiberationSans-Bold.ttf");

    private PdfReport(Dossier page) {
        this.page = page;
    }

    static void write(Dossier page, OutputStream out) {
        new PdfReport(page).write(out);
    }

    private void write(OutputStream out) {
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        var writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new Footer());
        document.addTitle(page.title());
        document.addCreator("Vigie");
        document.open();
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(page.language()));
        document.add(line(page.kind(), regular, 9, GREY));
        document.add(line(page.title(), bold, 18, INK));
        document.add(line(page.stamp(), regular, 9, GREY));
        document.add(rule());
        for (var section : page.sections()) {
            if (writer.getVerticalPosition(false) - document.bottom() < ROOM_OF_A_TITLE) {
                document.newPage();
            }
            write(section, document);
        }
        document.close();
    }

    private void write(Section section, Document document) {
        var title = line(section.title(), bold, 13, BLUE);
        title.setSpacingBefore(6);
        title.setSpacingAfter(4);
        document.add(title);
        section.blocks().forEach(block -> document.add(element(block)));
    }

    private Element element(Block block) {
        return switch (block) {
            case Block.Paragraph(var text) -> {
                var paragraph = line(text, regular, 10, INK);
                paragraph.setSpacingAfter(4);
                yield paragraph;
            }
            case Block.Verdict(var good, var text) -> verdict(text, good);
            case Block.Tiles(var tiles) -> tiles(tiles);
            case Block.Facts(var facts) -> facts(facts);
            case Block.Grid(var header, var widths, var rows) -> grid(header, widths, rows);
        };
    }

    private static PdfPTable rule() {
        var table = table(List.of(1));
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.TOP);
        cell.setBorderWidthTop(2);
        cell.setBorderColor(BLUE);
        table.addCell(cell);
        return table;
    }

    private PdfPTable verdict(String text, boolean good) {
        var table = table(List.of(1));
        var cell = new PdfPCell(phrase(text, bold, 13, INK));
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderWidthLeft(4);
        cell.setBorderColor(good ? GOOD : BAD);
        cell.setBackgroundColor(good ? PALE_GOOD : PALE_BAD);
        cell.setPadding(6);
        cell.setPaddingBottom(9);
        table.addCell(cell);
        return table;
    }

    private PdfPTable tiles(List<Fact> tiles) {
        var table = table(tiles.stream().map(_ -> 1).toList());
        for (var tile : tiles) {
            var cell = new PdfPCell();
            cell.addElement(line(tile.name(), regular, 8.5f, GREY));
            cell.addElement(line(tile.value(), bold, 15, INK));
            cell.setBackgroundColor(HEAD);
            cell.setBorderColor(Color.WHITE);
            cell.setBorderWidth(3);
            cell.setPadding(6);
            cell.setPaddingBottom(9);
            table.addCell(cell);
        }
        return table;
    }

    private PdfPTable facts(List<Fact> facts) {
        var table = table(List.of(3, 7));
        for (var fact : facts) {
            table.addCell(plain(fact.name(), GREY));
            table.addCell(plain(fact.value(), INK));
        }
        return table;
    }

    private PdfPTable grid(List<String> header, List<Integer> widths, List<List<String>> rows) {
        var table = table(widths);
        table.setHeaderRows(1);
        for (var name : header) {
            var cell = framed(name, bold);
            cell.setBackgroundColor(HEAD);
            table.addCell(cell);
        }
        rows.forEach(row -> row.forEach(text -> table.addCell(framed(text, regular))));
        return table;
    }

    private static PdfPTable table(List<Integer> widths) {
        var table = new PdfPTable(widths.size());
        var shares = new float[widths.size()];
        for (int column = 0; column < shares.length; column++) {
            shares[column] = widths.get(column);
        }
        table.setWidths(shares);
        table.setWidthPercentage(100);
        table.setSpacingBefore(3);
        table.setSpacingAfter(5);
        return table;
    }

    private PdfPCell framed(String text, BaseFont letters) {
        var cell = text.contains("\n") ? lines(text, letters) : new PdfPCell(phrase(text, letters, 8.5f, INK));
        cell.setLeading(0, LEADING);
        cell.setBorderColor(LINE);
        cell.setPadding(4);
        cell.setPaddingBottom(5);
        if (text.isEmpty()) {
            cell.setMinimumHeight(ROOM_OF_A_HAND);
        }
        return cell;
    }

    private PdfPCell lines(String text, BaseFont letters) {
        var cell = new PdfPCell();
        text.lines().forEach(each -> {
            var line = line(each, letters, 8.5f, INK);
            line.setLeading(0, LEADING);
            line.setSpacingAfter(2);
            cell.addElement(line);
        });
        return cell;
    }

    private PdfPCell plain(String text, Color colour) {
        var cell = new PdfPCell(phrase(text, regular, 9.5f, colour));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(2);
        return cell;
    }

    private Paragraph line(String text, BaseFont letters, float size, Color colour) {
        return new Paragraph(phrase(text, letters, size, colour));
    }

    private static Phrase phrase(String text, BaseFont letters, float size, Color colour) {
        return new Phrase(new Chunk(printable(text, letters), new Font(letters, size, Font.NORMAL, colour)));
    }

    /// A letter that the font does not have would leave no trace at all.
    private static String printable(String text, BaseFont letters) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter ->
                        printable.appendCodePoint(letter == '\n' || letters.charExists(letter) ? letter : '?'));
        return printable.toString();
    }

    private static BaseFont letters(String file) {
        try (var font = BaseFont.class.getClassLoader().getResourceAsStream("liberation/" + file)) {
            if (font == null) {
                throw new IllegalStateException("the letters " + file + " are not with the program");
            }
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, font.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The title and the number at the foot of each page.
    private final class Footer extends PdfPageEventHelper {
        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var canvas = writer.getDirectContent();
            float foot = document.bottom() - 20;
            ColumnText.showTextAligned(
                    canvas, Element.ALIGN_LEFT, phrase(page.title(), regular, 8, GREY), document.left(), foot, 0);
            ColumnText.showTextAligned(
                    canvas,
                    Element.ALIGN_RIGHT,
                    phrase(Integer.toString(writer.getPageNumber()), regular, 8, GREY),
                    document.right(),
                    foot,
                    0);
        }
    }
}
