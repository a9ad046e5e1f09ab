package dev.kubejar.api.core.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.core.container.ImageName;
import dev.kubejar.api.core.event.EventConversion;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.node.NodeSelectorTerm;
import dev.kubejar.api.core.node.Taint;
import dev.kubejar.api.core.node.Toleration;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the views of pods compute beside reading fields.
class PodViewsTest {

    private static JsonObject yaml(String text) {
        return YamlReader.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private static PodSpec spec(String text) {
        return new PodSpec(yaml(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{containers: [{resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: 500m, memory: 1Gi}}}]} | {cpu=1500m, memory=1Gi}",
                "{initContainers: [{resources: {requests: {cpu: 2}}}], containers: [{resources: {requests: {cpu: 1}}}]} | {cpu=2}",
                "{initContainers: [{restartPolicy: Always, resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: 3}}}], containers: [{resources: {requests: {cpu: 1}}}]} | {cpu=4}",
                "{initContainers: [{resources: {requests: {cpu: 3}}}, {restartPolicy: Always, resources: {requests: {cpu: 1}}}], containers: [{resources: {requests: {cpu: 1}}}]} | {cpu=3}",
                "{overhead: {cpu: 100m}, containers: [{resources: {requests: {cpu: 1}}}]} | {cpu=1100m}",
                "{resources: {requests: {cpu: 5}}, containers: [{resources: {requests: {cpu: 1, memory: 1Mi}}}]} | {cpu=5, memory=1Mi}",
            })
    void addsUpWhatAPodAsksFor(String spec, String requests) {
        assertThat(new TreeMap<>(PodResources.requests(spec(spec)))).hasToString(requests);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{containers: [{}]} | BEST_EFFORT",
                "{containers: [{resources: {requests: {cpu: 1}}}]} | BURSTABLE",
                "{containers: [{resources: {limits: {cpu: 1}}}]} | BURSTABLE",
                "{containers: [{resources: {limits: {cpu: 1, memory: 1Gi}}}]} | GUARANTEED",
                "{containers: [{resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 500m}}}]} | BURSTABLE",
                "{containers: [{resources: {limits: {cpu: 1, memory: 1Gi}}}, {}]} | BURSTABLE",
                "{initContainers: [{}], containers: [{resources: {limits: {cpu: 1, memory: 1Gi}}}]} | BURSTABLE",
                "{containers: [{resources: {requests: {example.com/gpu: 1}}}]} | BEST_EFFORT",
            })
    void classesPodsByTheirResources(String spec, QosClass qos) {
        assertThat(QosClass.of(spec(spec))).isEqualTo(qos);
    }

    @Test
    void isAvailableOnceReadyForLongEnough() {
        var pod =
                new Pod(
                        new ApiObject(
                                yaml(
                                        "{status: {conditions: [{type: Ready, status: 'True', lastTransitionTime: '2026-11-21T10:00:00Z'}]}}")));
        Instant start = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(pod.isAvailable(Duration.ZERO, start)).isTrue();
        assertThat(pod.isAvailable(Duration.ofSeconds(5), start.plusSeconds(4))).isFalse();
        assertThat(pod.isAvailable(Duration.ofSeconds(5), start.plusSeconds(5))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{operator: Exists} | true",
                "{key: k, operator: Exists} | true",
                "{key: k, value: v} | true",
                "{key: k, value: v, effect: NoSchedule} | true",
                "{key: k, value: v, effect: NoExecute} | false",
                "{key: k, value: w} | false",
                "{key: j, operator: Exists} | false",
            })
    void toleratesMatchingTaints(String toleration, boolean tolerates) {
        var taint = new Taint(yaml("{key: k, value: v, effect: NoSchedule}"));
        assertThat(new Toleration(yaml(toleration)).tolerates(taint)).isEqualTo(tolerates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{matchExpressions: [{key: zone, operator: In, values: [a, b]}]} | true",
                "{matchExpressions: [{key: zone, operator: NotIn, values: [a]}]} | false",
                "{matchExpressions: [{key: size, operator: Gt, values: ['3']}]} | true",
                "{matchExpressions: [{key: zone, operator: Gt, values: ['3']}]} | false",
                "{matchFields: [{key: metadata.name, operator: In, values: [n1]}]} | true",
                "{matchExpressions: [{key: gone, operator: DoesNotExist}, {key: zone, operator: Exists}]} | true",
                "{} | false",
            })
    void choosesNodesByTerms(String term, boolean matches) {
        var node =
                new Node(
                        new ApiObject(
                                yaml("{metadata: {name: n1, labels: {zone: a, size: '4'}}}")));
        assertThat(new NodeSelectorTerm(yaml(term)).matches(node)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"25%, 10, 3, 2", "100%, 3, 3, 3", "0%, 3, 0, 0", "oops, 10, 0, 0"})
    void takesSharesOfATotal(String text, int total, int up, int down) {
        var share = new IntOrString(Json.of(text));
        assertThat(share.ofTotalRoundedUp(total)).isEqualTo(up);
        assertThat(share.ofTotalRoundedDown(total)).isEqualTo(down);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{spec: {nodeName: n1, terminationGracePeriodSeconds: 30}} | -1 | 30",
                "{spec: {nodeName: n1, terminationGracePeriodSeconds: 30}} | 5 | 5",
                "{spec: {nodeName: n1, terminationGracePeriodSeconds: -3}} | -1 | 1",
                "{spec: {terminationGracePeriodSeconds: 30}} | -1 | 0",
                "{spec: {nodeName: n1, terminationGracePeriodSeconds: 30}, status: {phase: Failed}} | -1 | 0",
            })
    void leavesRunningPodsTimeToEnd(String pod, long asked, long seconds) {
        OptionalLong wish = asked < 0 ? OptionalLong.empty() : OptionalLong.of(asked);
        assertThat(new PodRules().gracePeriodSeconds(new ApiObject(yaml(pod)), wish))
                .hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource({"Never, 1, true", "OnFailure, 0, true", "OnFailure, 1, false", "Always, 0, false"})
    void aContainerThatEndedForGoodStaysSo(String policy, int exitCode, boolean refused) {
        String pod =
                "{spec: {restartPolicy: %s, containers: [{name: a}]}, status: {containerStatuses: [{name: a, state: %s}]}}";
        var ended = yaml(pod.formatted(policy, "{terminated: {exitCode: " + exitCode + "}}"));
        var running = yaml(pod.formatted(policy, "{running: {}}"));
        assertThat(
                        new PodRules()
                                .part("status")
                                .orElseThrow()
                                .problems(new ApiObject(running), new ApiObject(ended)))
                .hasSize(refused ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, latest",
        "nginx:1.2, 1.2",
        "host:5000/nginx, latest",
        "host:5000/a/b:x, x",
        "nginx@sha256:ab, ''",
        "nginx:1@sha256:ab, 1"
    })
    void readsTheTagOfAnImage(String image, String tag) {
        assertThat(ImageName.tag(image)).isEqualTo(tag);
    }

    @Test
    void eventsHaveTwoForms() {
        var conversion = new EventConversion();
        var served =
                new ApiObject(
                        yaml(
                                "{apiVersion: events.k8s.io/v1, kind: Event, note: done, regarding: {name: p}, deprecatedCount: 2}"));
        ApiObject stored = conversion.toStored(served);
        assertThat(stored.json())
                .isEqualTo(
                        yaml(
                                "{apiVersion: v1, kind: Event, message: done, involvedObject: {name: p}, count: 2}"));
        assertThat(conversion.fromStored(stored).json()).isEqualTo(served.json());
        assertThat(conversion.storedField("regarding.name")).isEqualTo("involvedObject.name");
    }
}
