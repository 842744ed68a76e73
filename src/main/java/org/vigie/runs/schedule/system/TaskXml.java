package org.vigie.runs.schedule.system;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes one night's start as the Windows Task Scheduler reads it (schema 1.2).
///
/// What the dossiers' registration left to its defaults is said here. The reasons:
/// - `ExecutionTimeLimit`: the default lets a hung night hang for three days.
/// - `MultipleInstancesPolicy` Parallel: the default, IgnoreNew, drops a start without a trace, and
///   Queue holds it back behind one that hangs. A second start is harmless with us: it claims its
///   slot, finds the night taken or the pipeline at work, writes SKIPPED with an alert, and ends.
/// - `LogonType` S4U: no password is kept, nobody needs to be logged in. Such a session has no
///   credentials for other machines: our sources are HTTP and local files, and a warehouse on the
///   network is refused anyway.
/// - `LeastPrivilege` and a named account: a support engineer of that name may stop what runs, which
///   nobody may under SYSTEM.
/// - `WakeToRun`: people need the figures at six, whether the machine slept or not.
/// - no restart on failure: a failed night is looked at, and the catch-up is ours.
record TaskXml(Nightly nightly, String account, ZoneId machine, Instant now) {
    private static final String SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task";
    private static final String MARK = "\uFEFF";

    /// As `schtasks /Create /XML` takes it: UTF-16 with its mark.
    byte[] bytes() {
        return (MARK + text()).getBytes(UTF_16LE);
    }

    String text() {
        try {
            var text = new StringWriter();
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            text.write("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
            new Writing(xml).task();
            xml.flush();
            return text.append('\n').toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A zone that never changes its clocks is written with its offset, which holds whatever the
    /// machine's zone is. One that does is written by the wall clock, where the machine's clock is
    /// the same; elsewhere by its winter offset: an hour late in summer, and never before its hour.
    List<Start> starts() {
        var zone = nightly.zone();
        var rules = zone.getRules();
        boolean wallClock = !rules.isFixedOffset() && Start.sameRules(zone, machine);
        return Start.of(nightly, wallClock ? machine : rules.getStandardOffset(now), now);
    }

    private final class Writing {
        private static final String INDENT = "  ";

        private final XMLStreamWriter xml;
        private int depth;

        Writing(XMLStreamWriter xml) {
            this.xml = xml;
        }

        void task() throws XMLStreamException {
            xml.writeStartElement("Task");
            xml.writeDefaultNamespace(SPACE);
            xml.writeAttribute("version", "1.2");
            depth++;
            inside("RegistrationInfo", () -> {
                element("Author", "Vigie");
                element("Description", "Vigie: " + nightly.pipeline() + ", " + nightly.home());
            });
            inside("Triggers", this::triggers);
            open("Principals");
            open("Principal", "id", "Author");
            element("UserId", account);
            element("LogonType", "S4U");
            element("RunLevel", "LeastPrivilege");
            close();
            close();
            inside("Settings", this::settings);
            open("Actions", "Context", "Author");
            inside("Exec", () -> {
                element("Command", nightly.launcher().toString());
                element("Arguments", WindowsWords.join(nightly.arguments()));
                element("WorkingDirectory", nightly.home().toString());
            });
            close();
            close();
        }

        private void triggers() throws XMLStreamException {
            for (var start : starts()) {
                switch (start) {
                    case Start.Daily daily ->
                        inside("CalendarTrigger", () -> {
                            element("StartBoundary", boundary(daily));
                            element("Enabled", "true");
                            inside("ScheduleByDay", () -> element("DaysInterval", "1"));
                        });
                    case Start.Once once ->
                        inside("TimeTrigger", () -> {
                            element("StartBoundary", once.at().toString());
                            element("Enabled", "true");
                        });
                }
            }
        }

        private void settings() throws XMLStreamException {
            element("MultipleInstancesPolicy", "Parallel");
            element("DisallowStartIfOnBatteries", "false");
            element("StopIfGoingOnBatteries", "false");
            element("AllowHardTerminate", "true");
            element("StartWhenAvailable", "true");
            element("RunOnlyIfNetworkAvailable", "false");
            inside("IdleSettings", () -> {
                element("StopOnIdleEnd", "false");
                element("RestartOnIdle", "false");
            });
            element("AllowStartOnDemand", "true");
            element("Enabled", "true");
            element("Hidden", "false");
            element("RunOnlyIfIdle", "false");
            element("WakeToRun", "true");
            element("ExecutionTimeLimit", nightly.limit().toString());
            element("Priority", "7");
        }

        private String boundary(Start.Daily daily) {
            var first = LocalDate.ofInstant(now, daily.zone()).atTime(daily.hour());
            return daily.zone() instanceof ZoneOffset offset
                    ? written(OffsetDateTime.of(first, offset))
                    : written(first);
        }

        private static String written(OffsetDateTime moment) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
        }

        private static String written(LocalDateTime moment) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
        }

        private interface Content {
            void write() throws XMLStreamException;
        }

        private void inside(String name, Content content) throws XMLStreamException {
            open(name);
            content.write();
            close();
        }

        private void open(String name, String... attribute) throws XMLStreamException {
            indent();
            xml.writeStartElement(name);
            if (attribute.length == 2) {
                xml.writeAttribute(attribute[0], attribute[1]);
            }
            depth++;
        }

        private void close() throws XMLStreamException {
            depth--;
            indent();
            xml.writeEndElement();
        }

        private void element(String name, String text) throws XMLStreamException {
            indent();
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }

        private void indent() throws XMLStreamException {
            xml.writeCharacters("\n" + INDENT.repeat(depth));
        }
    }
}
