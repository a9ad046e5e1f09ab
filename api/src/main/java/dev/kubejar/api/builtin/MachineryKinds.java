package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.admission.AdmissionPolicyBindingRules;
import dev.kubejar.api.admission.AdmissionPolicyRules;
import dev.kubejar.api.admission.ExpressionCheck;
import dev.kubejar.api.admission.MutatingWebhookConfiguration;
import dev.kubejar.api.admission.ValidatingAdmissionPolicy;
import dev.kubejar.api.admission.ValidatingAdmissionPolicyBinding;
import dev.kubejar.api.admission.ValidatingWebhookConfiguration;
import dev.kubejar.api.admission.WebhookConfigurationRules;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.coordination.LeaseRules;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.core.event.EventConversion;
import dev.kubejar.api.core.event.EventRules;
import dev.kubejar.api.flowcontrol.FlowSchema;
import dev.kubejar.api.flowcontrol.FlowSchemaRules;
import dev.kubejar.api.flowcontrol.PriorityLevelConfiguration;
import dev.kubejar.api.flowcontrol.PriorityLevelRules;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.registration.ApiService;
import dev.kubejar.api.registration.ApiServiceRules;
import java.util.stream.Stream;

/// The rows of the API machinery itself: coordination, events, apiextensions, apiregistration,
/// admissionregistration, flowcontrol.
final class MachineryKinds {
    private static final ResourceType EVENTS_EVENT =
            new ResourceType("events.k8s.io", "v1", "Event", "events", Scope.NAMESPACED);

    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(EVENTS_EVENT, "ev", new EventRules(new EventConversion()), () -> EventColumns.ALL).selectable(SelectableFields.EVENTS_EVENT)
                        .storedAs(Event.KIND.type(), new EventConversion()),
                row(Lease.KIND.type(), "", new LeaseRules(), () -> CoreColumns.LEASE),
                row(ApiService.KIND.type(), "", new ApiServiceRules(), () -> RegistrationColumns.API_SERVICE).parts("status").in("api-extensions"),
                row(MutatingWebhookConfiguration.KIND.type(), "", new WebhookConfigurationRules(true, ExpressionCheck.NONE), () -> RegistrationColumns.MUTATING_WEBHOOK)
                        .counted().in("api-extensions"),
                row(ValidatingWebhookConfiguration.KIND.type(), "", new WebhookConfigurationRules(false, ExpressionCheck.NONE), () -> RegistrationColumns.VALIDATING_WEBHOOK)
                        .counted().in("api-extensions"),
                row(ValidatingAdmissionPolicy.KIND.type(), "", new AdmissionPolicyRules(ExpressionCheck.NONE), () -> RegistrationColumns.POLICY)
                        .parts("status").counted().in("api-extensions"),
                row(ValidatingAdmissionPolicyBinding.KIND.type(), "", new AdmissionPolicyBindingRules(), () -> RegistrationColumns.POLICY_BINDING)
                        .counted().in("api-extensions"),
                row(FlowSchema.KIND.type(), "", new FlowSchemaRules(), () -> FlowColumns.FLOW_SCHEMA).parts("status").counted(),
                row(PriorityLevelConfiguration.KIND.type(), "", new PriorityLevelRules(), () -> FlowColumns.PRIORITY_LEVEL).parts("status").counted(),
                row(CustomResourceDefinition.KIND.type(), "crd", Rules.NONE, () -> Columns.of(CustomResourceDefinition.KIND).name().createdAt().list()).orShort("crds").parts("status").counted().in("api-extensions"));
    }
    // spotless:on

    private MachineryKinds() {}
}
