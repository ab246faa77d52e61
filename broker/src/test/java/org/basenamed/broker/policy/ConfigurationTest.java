package org.basenamed.broker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.basenamed.linux.PeerCredentials;
import org.basenamed.model.quota.Quota;
import org.basenamed.model.quota.Resource;
import org.basenamed.model.security.Privilege;
import org.basenamed.model.security.Sid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| (?:`([^`]*)`)? ?\\| \\S");
    private static final int BROKER = 990;
    private static final int ALICE = 1000;

    private static Configuration of(String text) throws IOException {
        Properties said = new Properties();
        said.load(new StringReader(text));
        return Configuration.of(said);
    }

    private static PeerCredentials peer(int uid, int... groups) {
        return new PeerCredentials(1, uid, uid, groups);
    }

    @Test
    void the_page_tells_of_every_key_and_its_default() throws IOException {
        String keys = Files.readString(PAGE).split("## ", -1)[1];
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(keys);
        while (row.find()) {
            told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        assertThat(told).isEqualTo(new TreeMap<>(Configuration.DEFAULTS));
    }

    @Test
    void every_resource_has_a_limit_by_default() throws IOException {
        Quota quota = of("").quota();
        assertThat(quota.limits()).containsOnlyKeys(Resource.values());
        assertThat(quota.of(Resource.MAPPED_BYTES)).isEqualTo(1L << 30);
    }

    @Test
    void what_the_file_says_counts() throws IOException {
        Quota quota = of("quota.objects = 7 \nquota.table.bytes=3K").quota();
        assertThat(quota.of(Resource.OBJECTS)).isEqualTo(7);
        assertThat(quota.of(Resource.TABLE_BYTES)).isEqualTo(3072);
        assertThat(quota.of(Resource.HANDLES)).isEqualTo(65536);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quota.object=7",
                "quota.objects=",
                "quota.objects=0",
                "quota.objects=-1",
                "quota.objects=many",
                "quota.objects=9999999999G",
                "quota.objects=G",
                "global.mappings.users=no-such-user",
                "global.mappings.groups=no-such-group"
            })
    void what_makes_no_sense_is_refused_by_name(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(line))
                .withMessageContaining(line.substring(0, line.indexOf('=')));
    }

    @Test
    void a_file_that_is_not_there_says_nothing_unless_it_was_named(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("none");
        assertThat(Configuration.read(missing, false)).isEqualTo(of(""));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Configuration.read(missing, true));
    }

    @Test
    void the_privilege_for_global_mappings_is_whose_the_file_says() throws IOException {
        Policy none = new Policy(BROKER, of(""));
        Policy some = new Policy(BROKER, of("global.mappings.users=1000, 1001\nglobal.mappings.groups=50"));
        Policy all = new Policy(BROKER, of("global.mappings.users=*"));
        assertThat(none.tokenOf(peer(0)).holds(Privilege.CREATE_GLOBAL)).isTrue();
        assertThat(none.tokenOf(peer(ALICE)).holds(Privilege.CREATE_GLOBAL)).isFalse();
        assertThat(some.tokenOf(peer(ALICE)).holds(Privilege.CREATE_GLOBAL)).isTrue();
        assertThat(some.tokenOf(peer(2000)).holds(Privilege.CREATE_GLOBAL)).isFalse();
        assertThat(some.tokenOf(peer(2000, 49, 50)).holds(Privilege.CREATE_GLOBAL))
                .isTrue();
        assertThat(all.tokenOf(peer(2000)).holds(Privilege.CREATE_GLOBAL)).isTrue();
    }

    @Test
    void every_user_has_a_session_and_nobody_that_of_the_machine() throws IOException {
        Policy system = new Policy(BROKER, of(""));
        assertThat(system.sessionOf(0)).isEqualTo(1);
        assertThat(system.sessionOf(ALICE)).isEqualTo(1001);
        assertThat(Integer.toUnsignedString(system.sessionOf(-2))).isEqualTo("4294967295");
        assertThat(new Policy(BROKER, null).sessionOf(BROKER)).isEqualTo(1);
    }

    @Test
    void a_broker_of_one_user_admits_him_alone_and_without_limits() throws IOException {
        Policy own = new Policy(ALICE, null);
        assertThat(own.admits(ALICE)).isTrue();
        assertThat(own.admits(0)).isFalse();
        assertThat(own.accounts().of(Sid.ofUser(ALICE)).quota()).isEqualTo(Quota.UNLIMITED);
        Policy system = new Policy(BROKER, of(""));
        assertThat(system.admits(2000)).isTrue();
        assertThat(system.accounts().of(Sid.ofUser(2000)).quota().of(Resource.OBJECTS))
                .isEqualTo(16384);
        assertThat(system.accounts().of(Sid.ofUser(0)).quota()).isEqualTo(Quota.UNLIMITED);
        assertThat(system.showsAll(0)).isTrue();
        assertThat(system.showsAll(2000)).isFalse();
    }
}
