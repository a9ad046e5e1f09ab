package dev.kubejar.api.builtin;

import dev.kubejar.api.kind.Column;
import dev.kubejar.api.node.RuntimeClass;
import dev.kubejar.api.resource.DeviceClass;
import dev.kubejar.api.resource.ResourceClaim;
import dev.kubejar.api.resource.ResourceClaimTemplate;
import dev.kubejar.api.resource.ResourceSlice;
import java.util.ArrayList;
import java.util.List;

/// How devices, and ways to run pods, print.
final class DeviceColumns {
    static final List<Column> RUNTIME_CLASS =
            Columns.of(RuntimeClass.KIND)
                    .name()
                    .text("Handler", "What the container runtime calls it", RuntimeClass::handler)
                    .age()
                    .list();

    static final List<Column> DEVICE_CLASS = Columns.of(DeviceClass.KIND).name().age().list();

    static final List<Column> CLAIM =
            Columns.of(ResourceClaim.KIND)
                    .name()
                    .text("State", "How far it has come", DeviceColumns::state)
                    .age()
                    .list();

    static final List<Column> CLAIM_TEMPLATE =
            Columns.of(ResourceClaimTemplate.KIND).name().age().list();

    static final List<Column> SLICE =
            Columns.of(ResourceSlice.KIND)
                    .name()
                    .text("Node", "Where the devices are", ResourceSlice::nodeName)
                    .text("Driver", "Whose they are", ResourceSlice::driver)
                    .text("Pool", "The pool that they belong to", ResourceSlice::pool)
                    .age()
                    .list();

    private DeviceColumns() {}

    private static String state(ResourceClaim claim) {
        var states = new ArrayList<String>();
        if (claim.isDeleting()) {
            states.add("deleted");
        }
        if (claim.isAllocated()) {
            states.add("allocated");
            if (claim.isReserved()) {
                states.add("reserved");
            }
        } else if (!claim.isDeleting()) {
            states.add("pending");
        }
        return String.join(",", states);
    }
}
