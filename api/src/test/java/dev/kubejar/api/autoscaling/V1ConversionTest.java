package dev.kubejar.api.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import org.junit.jupiter.api.Test;

final class V1ConversionTest {
    private static final String META =
            "kind: HorizontalPodAutoscaler, metadata: {name: x, annotations: {a: b%s}}, ";
    private static final V1Conversion CONVERSION = new V1Conversion();

    private static ApiObject yaml(String text) {
        return new ApiObject((JsonObject) YamlReader.parse(text));
    }

    private static ApiObject v1(String annotations, String rest) {
        return yaml("{apiVersion: autoscaling/v1, " + META.formatted(annotations) + rest + "}");
    }

    private static ApiObject v2(String rest) {
        return yaml("{apiVersion: autoscaling/v2, " + META.formatted("") + rest + "}");
    }

    private static void bothWays(ApiObject old, ApiObject stored) {
        assertThat(CONVERSION.toStored(old).json()).isEqualTo(stored.json());
        assertThat(CONVERSION.fromStored(stored).json()).isEqualTo(old.json());
    }

    @Test
    void theUseOfCpuHasFields() {
        bothWays(
                v1(
                        "",
                        "spec: {maxReplicas: 3, targetCPUUtilizationPercentage: 50}, status: {currentReplicas: 1, desiredReplicas: 2}"),
                v2(
                        "spec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}, status: {currentReplicas: 1, desiredReplicas: 2, currentMetrics: null}"));
    }

    @Test
    void theUseOfCpuThereIsInTheAnnotationToo() {
        String current =
                "autoscaling.alpha.kubernetes.io/current-metrics: '[{\"type\":\"Resource\",\"resource\":{\"name\":\"cpu\",\"currentAverageUtilization\":70,\"currentAverageValue\":\"0\"}}]'";
        ApiObject stored =
                v2(
                        "spec: {maxReplicas: 3}, status: {currentReplicas: 1, desiredReplicas: 2, currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 70}}}]}");
        ApiObject old =
                v1(
                        ", " + current,
                        "spec: {maxReplicas: 3}, status: {currentReplicas: 1, desiredReplicas: 2, currentCPUUtilizationPercentage: 70}");

        assertThat(CONVERSION.fromStored(stored).json()).isEqualTo(old.json());
    }

    @Test
    void otherMetricsBehaviorAndConditionsAreAnnotations() {
        bothWays(
                v1(
                        ", autoscaling.alpha.kubernetes.io/metrics: '[{\"type\":\"Pods\",\"pods\":{\"metricName\":\"rps\",\"targetAverageValue\":\"10\"}}]'"
                                + ", autoscaling.alpha.kubernetes.io/behavior: '{\"ScaleUp\":null,\"ScaleDown\":{\"StabilizationWindowSeconds\":60,\"SelectPolicy\":null,\"Policies\":[{\"Type\":\"Pods\",\"Value\":4,\"PeriodSeconds\":15}],\"Tolerance\":null}}'"
                                + ", autoscaling.alpha.kubernetes.io/conditions: '[{\"type\":\"AbleToScale\",\"status\":\"True\",\"lastTransitionTime\":null}]'",
                        "spec: {maxReplicas: 3}, status: {currentReplicas: 1, desiredReplicas: 2}"),
                v2(
                        "spec: {maxReplicas: 3, metrics: [{type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: '10'}}}], behavior: {scaleDown: {stabilizationWindowSeconds: 60, policies: [{type: Pods, value: 4, periodSeconds: 15}]}}}, status: {currentReplicas: 1, desiredReplicas: 2, currentMetrics: null, conditions: [{type: AbleToScale, status: 'True', lastTransitionTime: null}]}"));
    }
}
