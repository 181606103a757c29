package dev.kairos.core.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EgressGuardTest {

    private static final EgressGuard PUBLIC =
            EgressGuard.standard().resolver(host -> new InetAddress[] {InetAddress.getByName("93.184.216.34")});

    @Test
    void no_form_of_an_inner_address_reaches_this_machine() throws Exception {
        EgressCampaign.Result result = EgressCampaign.run();

        assertThat(result.forms()).isGreaterThan(1000);
        assertThat(result.passed()).isEmpty();
        assertThat(result.hits()).isZero();
        assertThat(result.control()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a?b=c",
                "http://example.com:8080",
                "https://EXAMPLE.com./",
                "https://xn--bcher-kva.example/",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/",
                "https://172.32.0.1/",
                "https://100.128.0.1/"
            })
    void public_hosts_may_be_called(String uri) {
        assertThat(PUBLIC.check(uri).uri()).hasToString(uri);
    }

    @Test
    void the_address_that_was_checked_is_the_one_to_connect_to() {
        EgressGuard.Target target = PUBLIC.check("https://example.com/");

        assertThat(target.address().getHostAddress()).isEqualTo("93.184.216.34");
        assertThat(target.port()).isEqualTo(443);
        assertThat(PUBLIC.check("http://example.com/").port()).isEqualTo(80);
    }

    @Test
    void a_list_of_hosts_closes_all_others() {
        EgressGuard guard = PUBLIC.hosts("api.example.com", "*.Example.org");

        assertThat(guard.check("https://api.example.com/").port()).isEqualTo(443);
        assertThat(guard.check("https://a.b.example.org/").port()).isEqualTo(443);
        for (String other : new String[] {"https://example.com/", "https://example.org/", "https://badexample.org/"}) {
            assertThatExceptionOfType(EgressException.class).isThrownBy(() -> guard.check(other));
        }
    }

    @Test
    void an_own_server_inside_is_reached_only_as_it_was_named() {
        EgressGuard guard = EgressGuard.standard().inside("127.0.0.1:8080");

        assertThat(guard.check("http://127.0.0.1:8080/").address().isLoopbackAddress())
                .isTrue();
        assertThatExceptionOfType(EgressException.class).isThrownBy(() -> guard.check("http://127.0.0.1:8081/"));
        assertThatExceptionOfType(EgressException.class).isThrownBy(() -> guard.check("http://localhost:8080/"));
        assertThatIllegalArgumentException().isThrownBy(() -> guard.inside("127.0.0.1"));
    }

    @Test
    void a_refusal_tells_the_host_but_neither_path_nor_query() {
        assertThatExceptionOfType(EgressException.class)
                .isThrownBy(() -> EgressGuard.standard().check(URI.create("http://10.0.0.1:99/private?key=abc")))
                .withMessageContaining("'http://10.0.0.1:99' leads to 10.0.0.1")
                .withMessageNotContaining("private")
                .matches(refused -> !refused.retriable());
    }

    @Test
    void a_name_without_an_address_may_have_one_later() {
        EgressGuard guard = EgressGuard.standard().resolver(host -> {
            throw new UnknownHostException(host);
        });

        assertThatExceptionOfType(EgressException.class)
                .isThrownBy(() -> guard.check("https://example.com/"))
                .matches(EgressException::retriable);
    }

    @Test
    void only_web_schemes_can_be_guarded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressGuard.standard().schemes("ftp"));
        assertThatExceptionOfType(EgressException.class)
                .isThrownBy(() -> PUBLIC.schemes("https").check("http://example.com/"));
    }
}
