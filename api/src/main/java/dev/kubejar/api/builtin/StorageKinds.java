package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.storage.CsiDriver;
import dev.kubejar.api.storage.CsiDriverRules;
import dev.kubejar.api.storage.CsiNode;
import dev.kubejar.api.storage.CsiNodeRules;
import dev.kubejar.api.storage.CsiStorageCapacity;
import dev.kubejar.api.storage.CsiStorageCapacityRules;
import dev.kubejar.api.storage.StorageClass;
import dev.kubejar.api.storage.StorageClassRules;
import dev.kubejar.api.storage.VolumeAttachment;
import dev.kubejar.api.storage.VolumeAttachmentRules;
import dev.kubejar.api.storage.VolumeAttributesClass;
import dev.kubejar.api.storage.VolumeAttributesClassRules;
import java.util.stream.Stream;

/// The rows of storage.k8s.io.
final class StorageKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(StorageClass.KIND.type(), "sc", new StorageClassRules(), () -> StorageColumns.STORAGE_CLASS),
                row(VolumeAttributesClass.KIND.type(), "vac", new VolumeAttributesClassRules(), () -> StorageColumns.VOLUME_ATTRIBUTES_CLASS),
                row(CsiDriver.KIND.type(), "", new CsiDriverRules(), () -> StorageColumns.CSI_DRIVER).counted(),
                row(CsiNode.KIND.type(), "", new CsiNodeRules(), () -> StorageColumns.CSI_NODE),
                row(CsiStorageCapacity.KIND.type(), "", new CsiStorageCapacityRules(), () -> StorageColumns.CSI_STORAGE_CAPACITY),
                row(VolumeAttachment.KIND.type(), "", new VolumeAttachmentRules(), () -> StorageColumns.VOLUME_ATTACHMENT).parts("status"));
    }
    // spotless:on

    private StorageKinds() {}
}
