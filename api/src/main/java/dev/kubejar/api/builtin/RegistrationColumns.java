package dev.kubejar.api.builtin;

import dev.kubejar.api.Condition;
import dev.kubejar.api.admission.MutatingWebhookConfiguration;
import dev.kubejar.api.admission.ValidatingAdmissionPolicy;
import dev.kubejar.api.admission.ValidatingAdmissionPolicyBinding;
import dev.kubejar.api.admission.ValidatingWebhookConfiguration;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.registration.ApiService;
import java.util.List;
import java.util.TreeMap;

/// How those print that the server asks or sends clients to: admission and APIServices.
final class RegistrationColumns {
    private static final String UNSET = "<unset>";
    private static final String WEBHOOKS = "How many webhooks it has";

    static final List<Column> API_SERVICE =
            Columns.of(ApiService.KIND)
                    .name()
                    .text("Service", "Who serves it", RegistrationColumns::service)
                    .text("Available", "Whether it can be reached", RegistrationColumns::available)
                    .age()
                    .list();

    static final List<Column> MUTATING_WEBHOOK =
            Columns.of(MutatingWebhookConfiguration.KIND)
                    .name()
                    .number("Webhooks", "integer", WEBHOOKS, it -> (long) it.webhooks().size())
                    .age()
                    .list();

    static final List<Column> VALIDATING_WEBHOOK =
            Columns.of(ValidatingWebhookConfiguration.KIND)
                    .name()
                    .number("Webhooks", "integer", WEBHOOKS, it -> (long) it.webhooks().size())
                    .age()
                    .list();

    static final List<Column> POLICY =
            Columns.of(ValidatingAdmissionPolicy.KIND)
                    .name()
                    .number(
                            "Validations",
                            "integer",
                            "How many expressions must hold",
                            it -> (long) it.validations().size())
                    .text(
                            "ParamKind",
                            "The kind of its parameters",
                            it ->
                                    it.paramKind()
                                            .map(kind ->
                                                    kind.string("apiVersion")
                                                            + "/"
                                                            + kind.string("kind"))
                                            .orElse(UNSET))
                    .age()
                    .list();

    static final List<Column> POLICY_BINDING =
            Columns.of(ValidatingAdmissionPolicyBinding.KIND)
                    .name()
                    .text("PolicyName", "The policy", it -> it.policyName())
                    .text(
                            "ParamRef",
                            "The policy's parameters",
                            it -> it.paramRef().map(RegistrationColumns::parameters).orElse(UNSET))
                    .age()
                    .list();

    private RegistrationColumns() {}

    private static String service(ApiService service) {
        return service.service()
                .map(it -> it.string("namespace") + "/" + it.string("name"))
                .orElse("Local");
    }

    private static String available(ApiService service) {
        return service.available().map(RegistrationColumns::text).orElse("Unknown");
    }

    private static String text(Condition available) {
        return available.isTrue() || available.reason().isEmpty()
                ? available.status()
                : available.status() + " (" + available.reason() + ")";
    }

    /// Without a namespace it cannot be told whether the parameters have one.
    private static String parameters(JsonObject reference) {
        String name = reference.string("name");
        if (!name.isEmpty()) {
            String namespace = reference.string("namespace");
            return (namespace.isEmpty() ? "*" : namespace) + "/" + name;
        }
        return reference.findObject("selector").map(RegistrationColumns::asInGo).orElse(UNSET);
    }

    /// A selector as Go prints the struct, which upstream leaves it at.
    private static String asInGo(JsonObject selector) {
        var labels = new StringBuilder();
        new TreeMap<>(selector.stringMap("matchLabels"))
                .forEach((key, value) -> labels.append("%s: %s,".formatted(key, value)));
        var expressions = new StringBuilder();
        for (JsonObject one : selector.objects("matchExpressions")) {
            expressions.append(
                    "LabelSelectorRequirement{Key:%s,Operator:%s,Values:[%s],},"
                            .formatted(
                                    one.string("key"),
                                    one.string("operator"),
                                    String.join(" ", one.strings("values"))));
        }
        return "&LabelSelector{MatchLabels:map[string]string{%s},MatchExpressions:[]LabelSelectorRequirement{%s},}"
                .formatted(labels, expressions);
    }
}
