package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.node.RuntimeClass;
import dev.kubejar.api.node.RuntimeClassRules;
import dev.kubejar.api.resource.DeviceClass;
import dev.kubejar.api.resource.DeviceClassRules;
import dev.kubejar.api.resource.ResourceClaim;
import dev.kubejar.api.resource.ResourceClaimRules;
import dev.kubejar.api.resource.ResourceClaimTemplate;
import dev.kubejar.api.resource.ResourceClaimTemplateRules;
import dev.kubejar.api.resource.ResourceSlice;
import dev.kubejar.api.resource.ResourceSliceRules;
import dev.kubejar.api.resource.SelectorCheck;
import java.util.stream.Stream;

/// The rows of what nodes have to offer: node.k8s.io, resource.k8s.io.
final class DeviceKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(RuntimeClass.KIND.type(), "", new RuntimeClassRules(), () -> DeviceColumns.RUNTIME_CLASS),
                row(DeviceClass.KIND.type(), "", new DeviceClassRules(SelectorCheck.NONE), () -> DeviceColumns.DEVICE_CLASS).counted(),
                row(ResourceClaim.KIND.type(), "", new ResourceClaimRules(SelectorCheck.NONE), () -> DeviceColumns.CLAIM).parts("status"),
                row(ResourceClaimTemplate.KIND.type(), "", new ResourceClaimTemplateRules(SelectorCheck.NONE), () -> DeviceColumns.CLAIM_TEMPLATE),
                row(ResourceSlice.KIND.type(), "", new ResourceSliceRules(), () -> DeviceColumns.SLICE)
                        .selectable(SelectableFields.RESOURCE_SLICE).counted());
    }
    // spotless:on

    private DeviceKinds() {}
}
