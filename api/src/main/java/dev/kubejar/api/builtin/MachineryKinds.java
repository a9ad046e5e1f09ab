package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.coordination.LeaseRules;
import dev.kubejar.api.core.Event;
import dev.kubejar.api.core.EventConversion;
import dev.kubejar.api.core.EventRules;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import java.util.List;
import java.util.stream.Stream;

/// The rows of the API machinery itself: coordination, events, apiextensions, apiregistration,
/// admissionregistration, flowcontrol.
final class MachineryKinds {
    private static final ResourceType EVENTS_EVENT =
            new ResourceType("events.k8s.io", "v1", "Event", "events", Scope.NAMESPACED);

    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(EVENTS_EVENT, "ev", new EventRules(new EventConversion()), EventColumns.ALL).selectable(SelectableFields.EVENTS_EVENT)
                        .storedAs(Event.KIND.type(), new EventConversion()),
                row(Lease.KIND.type(), "", new LeaseRules(), CoreColumns.LEASE),
                row(CustomResourceDefinition.KIND.type(), "crd", Rules.NONE, List.of()).orShort("crds").parts("status").counted().in("api-extensions"));
    }
    // spotless:on

    private MachineryKinds() {}
}
