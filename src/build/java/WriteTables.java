import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/// Builds throw-away files from the real migrations and writes jOOQ's table classes from them, so
/// that SQL that does not fit the schema does not compile.
class WriteTables {
    private final Path resources;
    private final Path target;

    WriteTables(Path resources, Path target) {
        this.resources = resources;
        this.target = target;
    }

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        var tables = new WriteTables(Path.of(args[0]), Path.of(args[1]));
        if (tables.areNewerThanTheMigrations()) {
            return;
        }
        tables.write("org.vigie.ledger.tables", ".*", List.of("ledger/migrations"));
        tables.write("org.vigie.warehouse.tables", "run_.*", List.of("warehouse/migrations/ledger"));
        tables.write(
                "org.vigie.warehouse.telemetry.tables",
                "fact_.*|ai_.*|run_learning|champion",
                List.of("warehouse/migrations/ledger", "warehouse/migrations/telemetry"));
        tables.write(
                "org.vigie.warehouse.freight.tables",
                "fact_.*|aggr_.*",
                List.of("warehouse/migrations/ledger", "warehouse/migrations/freight"));
    }

    private boolean areNewerThanTheMigrations() throws Exception {
        return newest(target, ".java") > newest(resources, ".sql");
    }

    private static long newest(Path folder, String ending) throws Exception {
        if (Files.notExists(folder)) {
            return 0;
        }
        try (var tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        }
    }

    private void write(String room, String included, List<String> migrations) throws Exception {
        var file = Files.createTempFile("tables", ".sqlite");
        var url = "jdbc:sqlite:" + file;
        var locations = migrations.stream()
                .map(folder -> "filesystem:" + resources.resolve("org/vigie").resolve(folder))
                .toArray(String[]::new);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations(locations)
                .load()
                .migrate();
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                                .withIncludes(included)
                                .withExcludes("flyway_.*|sqlite_.*")
                                .withForcedTypes(
                                        new ForcedType()
                                                .withName("BIGINT")
                                                .withIncludeTypes("(?i:INTEGER)")
                                                .withIgnoreUnused(true),
                                        new ForcedType()
                                                .withName("DOUBLE")
                                                .withIncludeTypes("(?i:REAL)")
                                                .withIgnoreUnused(true)))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withImplicitJoinPathsToOne(false)
                                .withImplicitJoinPathsToMany(false)
                                .withImplicitJoinPathsManyToMany(false))
                        .withTarget(new Target().withPackageName(room).withDirectory(target.toString()))));
        Files.deleteIfExists(file);
    }
}
