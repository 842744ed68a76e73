package org.vigie.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

class InstancesTest {
    private final Instances instances = new Instances(new SettingsReader(Set.of("freight", "telemetry")));

    @TempDir
    Path folder;

    @Test
    void given_a_path_with_spaces_accents_and_a_quote_when_created_then_it_opens_with_its_settings() {
        var home = folder.resolve("Données d'été").resolve("vigie");

        instances.create(home, FirstSettings.standard());
        var instance = instances.open(home);

        assertThat(instance.home()).isEqualTo(home.toAbsolutePath());
        assertThat(instance.inputs()).isEqualTo(instance.home());
        assertThat(instance.warehouse("freight")).isEqualTo(home.resolve("warehouse/supply_chain_dwh.sqlite"));
        assertThat(home).isDirectoryContaining(path -> path.endsWith("inbox"));
        assertThat(home).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void given_the_first_settings_when_read_back_then_they_are_the_defaults() throws IOException {
        var home = folder.resolve("home");

        var written = instances.create(home, FirstSettings.standard()).settings();

        var fewest = """
            {"pipelines":{"freight":{"warehouse":"warehouse/supply_chain_dwh.sqlite","sources":{
              "machines":{"urls":["http://127.0.0.1:8085/machines"],"format":"json"},
              "transactions":{"file":"inbox/erp_daily_transactions.csv","format":"csv"}}},
              "telemetry":{"warehouse":"warehouse/industrial_dwh.sqlite","sources":{
              "sensors":{"file":"inbox/sensors.csv","format":"csv"}}}}}
            """;
        Files.writeString(home.resolve("vigie.json"), fewest);
        assertThat(instances.open(home).settings()).isEqualTo(written);
    }

    /// By whatever name.
    @ParameterizedTest
    @CsvSource({"same", "symbolic", "hard"})
    void given_two_pipelines_that_name_one_warehouse_when_opened_then_they_are_refused(String way) throws IOException {
        var home = folder.resolve("home");
        instances.create(home, FirstSettings.standard());
        var freight = Files.createFile(home.resolve("warehouse/supply_chain_dwh.sqlite"));
        var other = home.resolve("warehouse/industrial_dwh.sqlite");
        switch (way) {
            case "symbolic" -> Files.createSymbolicLink(other, freight);
            case "hard" -> Files.createLink(other, freight);
            default -> {
                var settings = home.resolve("vigie.json");
                Files.writeString(settings, Files.readString(settings).replace("industrial_dwh", "supply_chain_dwh"));
            }
        }

        var refused = catchThrowableOfType(ProblemException.class, () -> instances.open(home));

        assertThat(refused.problem().code()).isEqualTo(Code.WAREHOUSE_SHARED);
        assertThat(refused.problem().about()).contains("freight", "telemetry");
    }

    @Test
    void given_a_warehouse_behind_a_symbolic_link_when_asked_for_then_it_is_the_file_itself() throws IOException {
        var home = folder.resolve("home");
        instances.create(home, FirstSettings.standard());
        var disk = Files.createFile(folder.resolve("elsewhere.sqlite"));
        Files.createSymbolicLink(home.resolve("warehouse/supply_chain_dwh.sqlite"), disk);

        var warehouse = instances.open(home).warehouse("freight");

        assertThat(warehouse).isEqualTo(disk.toRealPath());
    }

    @Test
    void given_a_posix_file_system_when_created_then_only_the_owner_enters() throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        var home = folder.resolve("home");

        instances.create(home, FirstSettings.standard());

        for (var path : new Path[] {home, home.resolve("logs"), home.resolve("snapshots")}) {
            var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            assertThat(rights).isEqualTo("rwx------");
        }
    }

    @Test
    void given_an_instance_when_created_again_then_it_is_left_alone() throws IOException {
        instances.create(folder, FirstSettings.standard());
        var before = Files.readString(folder.resolve("vigie.json"));
        var other = new FirstSettings("en", "http://127.0.0.1:1/", "x.csv");

        var refusal = refusal(() -> instances.create(folder, other));

        assertThat(refusal).isEqualTo(Code.INSTANCE_EXISTS);
        assertThat(folder.resolve("vigie.json")).hasContent(before);
    }

    @Test
    void given_an_address_that_is_none_when_created_then_nothing_is_made() {
        var home = folder.resolve("home");
        var first = new FirstSettings("fr", "file:///etc/passwd", "x.csv");

        var refusal = refusal(() -> instances.create(home, first));

        assertThat(refusal).isEqualTo(Code.SETTING_BAD_VALUE);
        assertThat(home).doesNotExist();
    }

    @Test
    void given_a_file_where_the_home_should_be_when_created_then_it_is_not_writable() throws IOException {
        var home = Files.createFile(folder.resolve("home"));

        var refusal = refusal(() -> instances.create(home, FirstSettings.standard()));

        assertThat(refusal).isEqualTo(Code.HOME_NOT_WRITABLE);
    }

    @Test
    void given_an_empty_folder_when_opened_then_there_is_no_instance() {
        var refusal = refusal(() -> instances.open(folder));

        assertThat(refusal).isEqualTo(Code.NO_INSTANCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        VIGIE_HOME    | /srv/vigie | Linux      | /srv/vigie
        XDG_DATA_HOME | /data      | Linux      | /data/vigie
        XDG_DATA_HOME | relative   | Linux      | /home/ada/.local/share/vigie
        NOTHING       | x          | Linux      | /home/ada/.local/share/vigie
        LOCALAPPDATA  | /local     | Windows 11 | /local/Vigie
        NOTHING       | x          | Windows 11 | /home/ada/AppData/Local/Vigie
        NOTHING       | x          | Mac OS X   | /home/ada/Library/Application Support/Vigie
        """)
    void given_an_environment_when_nobody_says_where_then_the_home_is_the_systems(
            String name, String value, String system, String expected) {
        var env = new HashMap<String, String>();
        env.put(name, value);

        var home = Instances.defaultHome(env, system, Path.of("/home/ada"));

        assertThat(home).isEqualTo(Path.of(expected));
    }

    private static Code refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act).problem().code();
    }
}
