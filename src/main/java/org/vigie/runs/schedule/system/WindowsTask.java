package org.vigie.runs.schedule.system;

import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// A task of the Windows Task Scheduler, as its XML says it; what is not there has the default that
/// the schema gives.
///
/// @param timeLimit as written
/// @param account empty: whoever registered it
record WindowsTask(
        boolean enabled,
        List<Start> starts,
        String timeLimit,
        String instances,
        String account,
        String logon,
        boolean startsWhenAvailable,
        boolean refusesBattery,
        boolean stopsOnBattery,
        String command,
        List<String> arguments) {
    private static final String DEFAULT_LIMIT = "PT72H";
    private static final String DEFAULT_INSTANCES = "IgnoreNew";

    WindowsTask {
        starts = List.copyOf(starts);
        arguments = List.copyOf(arguments);
    }

    /// The text is no task that can be read.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String reason) {
            super(reason);
        }
    }

    /// @param machine the zone in which an hour without an offset is meant
    /// @throws Unreadable also for a document type, with which a file could read other files
    static WindowsTask read(String text, ZoneId machine) throws Unreadable {
        var task = document(text).getDocumentElement();
        if (!"Task".equals(task.getLocalName())) {
            throw new Unreadable("<" + task.getNodeName() + ">");
        }
        var settings = child(task, "Settings");
        var principal = child(task, "Principals").flatMap(all -> child(all, "Principal"));
        var exec = child(task, "Actions").flatMap(all -> child(all, "Exec"));
        return new WindowsTask(
                yes(settings, "Enabled", true),
                starts(task, machine),
                text(settings, "ExecutionTimeLimit", DEFAULT_LIMIT),
                text(settings, "MultipleInstancesPolicy", DEFAULT_INSTANCES),
                text(principal, "UserId", text(principal, "GroupId", "")),
                text(principal, "LogonType", ""),
                yes(settings, "StartWhenAvailable", false),
                yes(settings, "DisallowStartIfOnBatteries", true),
                yes(settings, "StopIfGoingOnBatteries", true),
                text(exec, "Command", "").replace("\"", ""),
                WindowsWords.split(text(exec, "Arguments", "")));
    }

    private static Document document(String text) throws Unreadable {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Quiet());
            // Characters, not bytes: the encoding that the first line names is not the one it has.
            return builder.parse(new InputSource(new StringReader(text.strip())));
        } catch (SAXException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Start> starts(Element task, ZoneId machine) throws Unreadable {
        var starts = new ArrayList<Start>();
        for (var trigger : child(task, "Triggers").stream()
                .flatMap(all -> children(all).stream())
                .filter(trigger -> yes(Optional.of(trigger), "Enabled", true))
                .toList()) {
            start(trigger, machine).ifPresent(starts::add);
        }
        return starts;
    }

    /// Only what starts each day, or once; a start at logon brings no night.
    private static Optional<Start> start(Element trigger, ZoneId machine) throws Unreadable {
        var boundary = text(Optional.of(trigger), "StartBoundary", "");
        boolean daily = child(trigger, "ScheduleByDay")
                .filter(days -> text(Optional.of(days), "DaysInterval", "1").equals("1"))
                .isPresent();
        try {
            if (daily) {
                return Optional.of(daily(boundary, machine));
            }
            return "TimeTrigger".equals(trigger.getLocalName())
                    ? Optional.of(new Start.Once(instant(boundary, machine)))
                    : Optional.empty();
        } catch (DateTimeException _) {
            throw new Unreadable("StartBoundary " + boundary);
        }
    }

    private static Start.Daily daily(String boundary, ZoneId machine) {
        return switch (moment(boundary)) {
            case OffsetDateTime at -> new Start.Daily(at.toLocalTime(), at.getOffset());
            case LocalDateTime at -> new Start.Daily(at.toLocalTime(), machine);
            default -> throw new DateTimeException(boundary);
        };
    }

    private static Instant instant(String boundary, ZoneId machine) {
        return switch (moment(boundary)) {
            case OffsetDateTime at -> at.toInstant();
            case LocalDateTime at -> at.atZone(machine).toInstant();
            default -> throw new DateTimeException(boundary);
        };
    }

    private static Object moment(String boundary) {
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(boundary, OffsetDateTime::from, LocalDateTime::from);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> name.equals(each.getLocalName()))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .flatMap(node -> node instanceof Element element ? Stream.of(element) : Stream.empty())
                .toList();
    }

    private static String text(Optional<Element> parent, String name, String otherwise) {
        return parent.flatMap(known -> child(known, name))
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    private static boolean yes(Optional<Element> parent, String name, boolean otherwise) {
        var text = text(parent, name, String.valueOf(otherwise));
        return text.equals("true") || text.equals("1");
    }

    /// The parser's own would write to standard error.
    private static final class Quiet extends DefaultHandler {}
}
