package org.vigie.language;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the FXML of the screens says, attribute by attribute.
final class FxmlTexts {
    private static final Set<String> READ = Set.of("text", "promptText", "accessibleText", "title", "helpText");

    private FxmlTexts() {}

    record Attribute(String file, int line, String name, String value) {
        /// Somebody reads it, or hears it.
        boolean isRead() {
            return READ.contains(name);
        }
    }

    static List<Attribute> below(Path folder) throws IOException {
        var attributes = new ArrayList<Attribute>();
        try (var tree = Files.walk(folder)) {
            for (var file :
                    tree.filter(path -> path.toString().endsWith(".fxml")).toList()) {
                attributes.addAll(in(file.toString(), Files.readString(file)));
            }
        }
        return attributes;
    }

    static List<Attribute> in(String file, String fxml) {
        var attributes = new ArrayList<Attribute>();
        try {
            var reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(fxml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    addAttributes(file, reader, attributes);
                }
            }
        } catch (XMLStreamException e) {
            throw new AssertionError(file + " is not well-formed", e);
        }
        return attributes;
    }

    private static void addAttributes(String file, XMLStreamReader element, List<Attribute> attributes) {
        for (int index = 0; index < element.getAttributeCount(); index++) {
            attributes.add(new Attribute(
                    file,
                    element.getLocation().getLineNumber(),
                    element.getAttributeLocalName(index),
                    element.getAttributeValue(index)));
        }
    }
}
