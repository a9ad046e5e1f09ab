package dev.kubejar.api.builtin;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.SelectableField;
import java.util.List;
import java.util.stream.Stream;

/// What objects of the built-in kinds can be selected by, beside their names.
///
/// Source: [Field
/// selectors](https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/)
final class SelectableFields {
    static final List<SelectableField> NAMESPACE = List.of(SelectableField.at("status.phase"));

    static final List<SelectableField> NODE =
            List.of(SelectableField.at("spec.unschedulable", "false"));

    static final List<SelectableField> POD =
            List.of(
                    SelectableField.at("spec.nodeName"),
                    new SelectableField("spec.host", SelectableFields::nodeName),
                    SelectableField.at("spec.restartPolicy"),
                    SelectableField.at("spec.schedulerName"),
                    SelectableField.at("spec.serviceAccountName"),
                    SelectableField.at("spec.hostNetwork", "false"),
                    SelectableField.at("status.phase"),
                    SelectableField.at("status.podIP"),
                    new SelectableField("status.podIPs", SelectableFields::podIp),
                    SelectableField.at("status.nominatedNodeName"));

    static final List<SelectableField> SERVICE =
            List.of(SelectableField.at("spec.clusterIP"), SelectableField.at("spec.type"));

    static final List<SelectableField> SECRET = List.of(SelectableField.at("type"));

    static final List<SelectableField> REPLICA_SET =
            List.of(SelectableField.at("status.replicas", "0"));

    static final List<SelectableField> JOB =
            List.of(
                    new SelectableField(
                            "status.successful",
                            it -> String.valueOf(it.status().integer("succeeded", 0))));

    static final List<SelectableField> EVENT =
            Stream.concat(
                            reference("involvedObject"),
                            Stream.of(
                                    SelectableField.at("reason"),
                                    SelectableField.at("reportingComponent"),
                                    new SelectableField("source", SelectableFields::source),
                                    SelectableField.at("type")))
                    .toList();

    static final List<SelectableField> EVENTS_EVENT =
            Stream.concat(
                            reference("regarding"),
                            Stream.of(
                                    SelectableField.at("reason"),
                                    SelectableField.at("reportingController"),
                                    SelectableField.at("type")))
                    .toList();

    static final List<SelectableField> CERTIFICATE_SIGNING_REQUEST =
            List.of(SelectableField.at("spec.signerName"));

    static final List<SelectableField> RESOURCE_SLICE =
            List.of(SelectableField.at("spec.nodeName"), SelectableField.at("spec.driver"));

    private SelectableFields() {}

    private static Stream<SelectableField> reference(String path) {
        return Stream.of(
                        "kind",
                        "namespace",
                        "name",
                        "uid",
                        "apiVersion",
                        "resourceVersion",
                        "fieldPath")
                .map(field -> SelectableField.at(path + "." + field));
    }

    /// What clients of old call the node's name.
    private static String nodeName(ApiObject pod) {
        return pod.spec().string("nodeName");
    }

    private static String podIp(ApiObject pod) {
        return pod.status().string("podIP");
    }

    private static String source(ApiObject event) {
        String component = event.json().object("source").string("component");
        return component.isEmpty() ? event.json().string("reportingComponent") : component;
    }
}
