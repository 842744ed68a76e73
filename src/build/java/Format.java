import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the formatter on every Java file below a folder; with --set-exit-if-changed it only checks.
///
/// The names of the files go through an argument file, since a Windows command line is too short
/// for them, and start at that folder, since the formatter reads a space in a name as its end.
class Format {
    public static void main(String[] args) throws Exception {
        var formatter = Path.of(args[0]).toAbsolutePath().toString();
        var mode = args[1];
        var sources = Path.of(args[2]);
        List<String> files;
        try (var tree = Files.walk(sources)) {
            files = tree.map(sources::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        }
        var list = Files.createTempFile("sources", ".args");
        Files.write(list, files);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (var room : List.of("api", "code", "file", "parser", "tree", "util")) {
            command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + room + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", formatter + "/*", "com.palantir.javaformat.java.Main", "--palantir"));
        command.addAll(mode.equals("--replace") ? List.of(mode) : List.of("--dry-run", mode));
        command.add("@" + list);
        var exit = new ProcessBuilder(command)
                .directory(sources.toFile())
                .inheritIO()
                .start()
                .waitFor();
        Files.deleteIfExists(list);
        if (exit != 0) {
            System.err.println(
                    "The files above are not laid out as the house does it: mvn -Pformat" + " process-sources");
        }
        System.exit(exit);
    }
}
