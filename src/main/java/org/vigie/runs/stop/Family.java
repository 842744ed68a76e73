package org.vigie.runs.stop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.runs.ProcessIdentity;

/// The processes of one run: its worker, what the worker has started, and so on.
///
/// Who loses its parent is adopted by another process: whoever was once seen stays a member, and on
/// Linux the environment tells the rest ([org.vigie.runs.ChildJvm#marks]).
final class Family {
    private static final Path PROC = Path.of("/proc");
    private static final long OWN = ProcessHandle.current().pid();

    private final Set<String> marks;
    private final Set<ProcessIdentity> members = new LinkedHashSet<>();

    Family(Map<String, String> marks) {
        this.marks = Set.copyOf(marks.entrySet().stream()
                .map(mark -> mark.getKey() + "=" + mark.getValue())
                .toList());
    }

    /// Looks for members that are not known yet.
    ///
    /// @param known whoever the operations book names: the worker
    /// @return the newcomers, parents before their children
    List<ProcessIdentity> scan(Stream<ProcessIdentity> known) {
        var before = Set.copyOf(members);
        known.flatMap(worker -> worker.find().map(_ -> worker).stream()).forEach(members::add);
        marked().forEach(this::admit);
        alive().stream()
                .flatMap(member -> member.find().stream())
                .flatMap(ProcessHandle::descendants)
                .forEach(this::admit);
        return members.stream().filter(member -> !before.contains(member)).toList();
    }

    List<ProcessIdentity> alive() {
        return members.stream().filter(ProcessIdentity::alive).toList();
    }

    List<ProcessIdentity> dead() {
        return members.stream().filter(member -> !member.alive()).toList();
    }

    private void admit(ProcessHandle process) {
        var newcomer = ProcessIdentity.of(process);
        if (process.pid() != OWN && newcomer.alive() && !isMember(newcomer)) {
            members.add(newcomer);
        }
    }

    /// The start that the book remembers and the one seen now may differ by a few milliseconds.
    private boolean isMember(ProcessIdentity process) {
        return members.stream().anyMatch(member -> member.pid() == process.pid() && member.alive());
    }

    private List<ProcessHandle> marked() {
        var found = new ArrayList<ProcessHandle>();
        if (Files.isDirectory(PROC)) {
            ProcessHandle.allProcesses().filter(this::bearsOurMarks).forEach(found::add);
        }
        return found;
    }

    private boolean bearsOurMarks(ProcessHandle process) {
        try {
            var environment = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
            return List.of(new String(environment, StandardCharsets.ISO_8859_1).split("\0", -1))
                    .containsAll(marks);
        } catch (IOException _) {
            return false; // gone, or of an account whose processes we may not look at
        }
    }
}
