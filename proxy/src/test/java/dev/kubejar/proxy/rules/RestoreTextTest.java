package dev.kubejar.proxy.rules;

import static dev.kubejar.proxy.Samples.service;
import static dev.kubejar.proxy.Samples.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.net.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestoreTextTest {
    private static final Chains NAMES = new Chains("KJ0000");
    private static final RestoreText TEXT =
            new RestoreText(
                    NAMES,
                    Cidr.parse("10.244.0.0/16").orElseThrow(),
                    Cidr.parse("10.96.0.0/16").orElseThrow());

    @Test
    void sharesTrafficEvenly() {
        List<Forward> forwards = web("10.244.0.4", "10.244.0.5", "10.244.0.6");
        ServiceRules rules = ServiceRules.of(forwards, NAMES, "! -s 10.244.0.0/16 ");

        assertThat(rules.chains().get(NAMES.service(forwards.getFirst())))
                .satisfiesExactly(
                        mark ->
                                assertThat(mark)
                                        .startsWith("! -s 10.244.0.0/16 -d 10.96.0.20/32 -p tcp"),
                        first ->
                                assertThat(first)
                                        .contains("--probability 0.33333333333 -j KJ0000-SEP-"),
                        second ->
                                assertThat(second)
                                        .contains("--probability 0.50000000000 -j KJ0000-SEP-"),
                        last -> assertThat(last).startsWith("-j KJ0000-SEP-"));
    }

    @Test
    void namesFitTheKernel() {
        Forward forward = web("10.244.0.4").getFirst();

        assertThat(
                        List.of(
                                NAMES.service(forward),
                                NAMES.external(forward),
                                NAMES.endpoint(forward, forward.endpoints().getFirst()),
                                NAMES.postrouting()))
                .allMatch(name -> name.length() <= 28);
        assertThat(Chains.of("one cluster").prefix()).isNotEqualTo(Chains.of("another").prefix());
    }

    @Test
    void aChangedEndpointRewritesNothingShared() {
        Optional<ServiceRules> before = rules(web("10.244.0.4"));
        Optional<ServiceRules> after = rules(web("10.244.0.9"));

        assertThat(TEXT.change(before, after))
                .doesNotContain(NAMES.services())
                .doesNotContain(NAMES.nodePorts())
                .contains("--to-destination 10.244.0.9:8080")
                .contains("-X KJ0000-SEP-");
    }

    @Test
    void aGoneServiceLeavesNothing() {
        String text = TEXT.change(rules(web("10.244.0.4")), Optional.empty());

        assertThat(text)
                .contains("-D KJ0000-SERVICES -d 10.96.0.20/32")
                .contains("-D KJ0000-NODEPORTS ");
        assertThat(text.lines().filter(line -> line.startsWith("-X"))).hasSize(3);
        assertThat(text).doesNotContain("-A ").doesNotContain("-I ");
    }

    @Test
    void rejectsWhateverIsStillAddressedToAService() {
        String filter =
                TEXT.whole(List.of())
                        .lines()
                        .takeWhile(line -> !line.equals("*nat"))
                        .toList()
                        .toString();

        for (String chain : List.of("KJ0000-FORWARD", "KJ0000-OUTPUT")) {
            String nobody = "-m comment --comment \"no such service or no endpoints\" -j REJECT";
            assertThat(filter)
                    .containsSubsequence(
                            "-A %s -d 10.96.0.0/16 -p tcp %s --reject-with tcp-reset"
                                    .formatted(chain, nobody),
                            "-A %s -d 10.96.0.0/16 %s".formatted(chain, nobody));
        }
    }

    private static Optional<ServiceRules> rules(List<Forward> forwards) {
        return Optional.of(ServiceRules.of(forwards, NAMES, "! -s 10.244.0.0/16 "));
    }

    private static List<Forward> web(String... ips) {
        String endpoints = "[{'addresses': ['" + String.join("']}, {'addresses': ['", ips) + "']}]";
        return Forward.of(
                service(
                        "default",
                        "web",
                        "{'clusterIP': '10.96.0.20', 'ports': [{'port': 80, 'nodePort': 30080}]}"),
                List.of(slice("default", "web", "[{'port': 8080}]", endpoints)));
    }
}
