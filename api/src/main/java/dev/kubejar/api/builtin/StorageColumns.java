package dev.kubejar.api.builtin;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.storage.CsiDriver;
import dev.kubejar.api.storage.CsiNode;
import dev.kubejar.api.storage.CsiStorageCapacity;
import dev.kubejar.api.storage.StorageClass;
import dev.kubejar.api.storage.VolumeAttachment;
import dev.kubejar.api.storage.VolumeAttributesClass;
import java.util.List;
import java.util.stream.Collectors;

/// How classes of volumes and their drivers print.
final class StorageColumns {
    static final List<Column> STORAGE_CLASS =
            Columns.of(StorageClass.KIND)
                    .named(it -> marked(it.name(), it.isDefault()))
                    .text("Provisioner", "Who makes the volumes", StorageClass::provisioner)
                    .text(
                            "ReclaimPolicy",
                            "What becomes of a volume without a claim",
                            StorageClass::reclaimPolicy)
                    .text(
                            "VolumeBindingMode",
                            "When a volume is made",
                            StorageClass::volumeBindingMode)
                    .value(
                            "AllowVolumeExpansion",
                            "string",
                            "Whether volumes can grow",
                            it -> Json.of(it.allowVolumeExpansion()))
                    .age()
                    .list();

    static final List<Column> VOLUME_ATTRIBUTES_CLASS =
            Columns.of(VolumeAttributesClass.KIND)
                    .named(it -> marked(it.name(), it.isDefault()))
                    .text("DriverName", "Who knows the parameters", it -> it.driverName())
                    .age()
                    .list();

    static final List<Column> CSI_DRIVER =
            Columns.of(CsiDriver.KIND)
                    .name()
                    .value(
                            "AttachRequired",
                            "boolean",
                            "Whether volumes are attached before they are mounted",
                            it -> flag(it, "attachRequired", true))
                    .value(
                            "PodInfoOnMount",
                            "boolean",
                            "Whether it is told of the pod",
                            it -> flag(it, "podInfoOnMount", false))
                    .value(
                            "StorageCapacity",
                            "boolean",
                            "Whether the scheduler asks how much is left",
                            it -> flag(it, "storageCapacity", false))
                    .text("TokenRequests", "Tokens of the pod that it gets", StorageColumns::tokens)
                    .value(
                            "RequiresRepublish",
                            "boolean",
                            "Whether it is called again and again",
                            it -> flag(it, "requiresRepublish", false))
                    .text("Modes", "How long its volumes live", StorageColumns::modes)
                    .age()
                    .list();

    static final List<Column> CSI_NODE =
            Columns.of(CsiNode.KIND)
                    .name()
                    .number(
                            "Drivers",
                            "integer",
                            "How many drivers the node has",
                            it -> (long) it.object().spec().array("drivers").size())
                    .age()
                    .list();

    static final List<Column> CSI_STORAGE_CAPACITY =
            Columns.of(CsiStorageCapacity.KIND)
                    .name()
                    .text(
                            "StorageClassName",
                            "The class whose volumes it counts",
                            it -> it.object().json().string("storageClassName"))
                    .text("Capacity", "How much is left", StorageColumns::capacity)
                    .list();

    static final List<Column> VOLUME_ATTACHMENT =
            Columns.of(VolumeAttachment.KIND)
                    .name()
                    .name("Attacher", "Who attaches it", it -> spec(it).string("attacher"))
                    .text("PV", "The volume", it -> source(it).string("persistentVolumeName"))
                    .text("Node", "Where it goes", it -> spec(it).string("nodeName"))
                    .value(
                            "Attached",
                            "boolean",
                            "Whether it is there",
                            it -> Json.of(it.object().status().bool("attached")))
                    .age()
                    .list();

    private StorageColumns() {}

    private static String marked(String name, boolean isDefault) {
        return isDefault ? name + " (default)" : name;
    }

    private static Json flag(CsiDriver driver, String field, boolean absent) {
        return Json.of(driver.object().spec().bool(field, absent));
    }

    private static String tokens(CsiDriver driver) {
        JsonObject spec = driver.object().spec();
        return spec.has("tokenRequests")
                ? spec.objects("tokenRequests").stream()
                        .map(it -> it.string("audience"))
                        .collect(Collectors.joining(","))
                : "<unset>";
    }

    private static String modes(CsiDriver driver) {
        return Columns.orNone(
                String.join(",", driver.object().spec().strings("volumeLifecycleModes")));
    }

    private static String capacity(CsiStorageCapacity capacity) {
        return capacity.object()
                .json()
                .find("capacity")
                .map(it -> it instanceof JsonString(String text) ? text : it.toString())
                .orElse("<unset>");
    }

    private static JsonObject spec(VolumeAttachment attachment) {
        return attachment.object().spec();
    }

    private static JsonObject source(VolumeAttachment attachment) {
        return spec(attachment).object("source");
    }
}
