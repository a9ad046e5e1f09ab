package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.kind.ObjectPart;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What may become of volumes and of claims for them, and what upstream finds wrong in odd places.
final class VolumeStepsTest implements KindTables.OfChanges, KindTables.OfStatus {
    private static String pv(String more) {
        return "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: x}\nspec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], "
                + more
                + "}";
    }

    private static String placed(String label) {
        return pv(
                "local: {path: /a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: "
                        + label
                        + ", operator: In, values: [a]}]}]}}");
    }

    private static String pvc(String annotations, String more) {
        return "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: x, namespace: d, annotations: {"
                + annotations
                + "}}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}"
                + more
                + "}";
    }

    private static final String CLASS = "volume.beta.kubernetes.io/storage-class";

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            pv("hostPath: {path: /a}, flexVolume: {driver: ''}"),
                            "spec.flexVolume.driver: Required value"),
                    Case.of(
                            pv(
                                    "iscsi: {targetPortal: 1.2.3.4, iqn: 'iqn.2001-04.com.a_b:c', lun: 256, initiatorName: eui.zzzzzzzzzzzzzzzz}"),
                            "spec.iscsi.iqn: Invalid value: \"iqn.2001-04.com.a_b:c\": must be valid format",
                            "spec.iscsi.lun: Invalid value: 256: must be between 0 and 255, inclusive"),
                    Case.of(
                            pv(
                                    "iscsi: {targetPortal: '"
                                            + "a".repeat(64)
                                            + "', iqn: '', initiatorName: 'iqn.2001-04.com.a:b'}"),
                            "spec.iscsi.targetportal: Invalid value: \""
                                    + "a".repeat(64)
                                    + "\": Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.",
                            "spec.iscsi.iqn: Required value"));

    static final List<Change> CHANGES =
            List.of(
                    Change.of(
                            placed("failure-domain.beta.kubernetes.io/zone"),
                            placed("topology.kubernetes.io/zone")),
                    Change.of(
                            placed("failure-domain.beta.kubernetes.io/zone"),
                            placed("topology.kubernetes.io/region"),
                            "nodeAffinity: Invalid value: {\"required\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[{\"key\":\"topology.kubernetes.io/region\",\"operator\":\"In\",\"values\":[\"a\"]}]}]}}: field is immutable, except for updating from beta label to GA"),
                    Change.of(
                            pvc(CLASS + ": a", ""),
                            pvc(CLASS + ": b", ""),
                            "metadata.annotations.volume.beta.kubernetes.io/storage-class: Invalid value: \"b\": field is immutable"),
                    Change.of(
                            pvc("", ", dataSource: {kind: PersistentVolumeClaim, name: a}"),
                            pvc("", ", dataSource: {kind: PersistentVolumeClaim, name: a}")));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            pvc("", ""),
                            pvc("", "")
                                    + "\nstatus: {allocatedResources: {cpu: '-1', storage: '-1'}, allocatedResourceStatuses: {storage: Some}}",
                            "status.allocatedResourceStatus: Unsupported value: \"storage\": supported values: \"ControllerResizeInProgress\", \"ControllerResizeInfeasible\", \"NodeResizeInProgress\", \"NodeResizeInfeasible\", \"NodeResizePending\"",
                            "status.allocatedResources: Unsupported value: \"cpu\": supported values: \"storage\"",
                            "status.allocatedResources[storage]: Invalid value: -1: must be a valid resource quantity"));

    @ParameterizedTest
    @FieldSource("PROBLEMS")
    void refusesInUpstreamsWords(Case row) {
        KindChecks.checkProblems(row);
    }

    @ParameterizedTest
    @CsvSource({
        "'phase: Pending', 'phase: Bound', 'phase: Bound, lastPhaseTransitionTime: \"2026-11-21T10:00:00Z\"'",
        "'phase: Bound', 'phase: Bound', 'phase: Bound'",
        "'phase: Pending', 'phase: Bound, lastPhaseTransitionTime: a', 'phase: Bound, lastPhaseTransitionTime: a'",
        "'phase: Pending, lastPhaseTransitionTime: a', 'phase: Bound, lastPhaseTransitionTime: a', 'phase: Bound, lastPhaseTransitionTime: \"2026-11-21T10:00:00Z\"'"
    })
    void notesWhenThePhaseOfAVolumeChanged(String before, String wanted, String kept) {
        ApiObject previous = Yaml.object(pv("") + "\nstatus: {" + before + "}");
        ObjectPart status = Yaml.row(previous).rules().part("status").orElseThrow();
        ApiObject next =
                status.changed(Yaml.object(pv("") + "\nstatus: {" + wanted + "}"), previous);
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(status.stamped(next, previous, now).status())
                .isEqualTo(Yaml.object("{" + kept + "}").json());
    }
}
