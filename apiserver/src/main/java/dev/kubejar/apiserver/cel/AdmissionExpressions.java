package dev.kubejar.apiserver.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.kubejar.api.admission.AdmissionPolicyRules;
import dev.kubejar.api.admission.ExpressionCheck;
import dev.kubejar.api.admission.MutatingWebhookConfiguration;
import dev.kubejar.api.admission.ValidatingAdmissionPolicy;
import dev.kubejar.api.admission.ValidatingWebhookConfiguration;
import dev.kubejar.api.admission.WebhookConfigurationRules;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.apiserver.cel.function.Authorizations;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the expressions of webhooks and admission policies compile and come to what they must,
/// in upstream's words.
///
/// Source:
/// [compile.go](https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/compile.go)
public final class AdmissionExpressions implements ExpressionCheck {
    /// The rules that check expressions, by the type that they are for.
    public static Map<ResourceType, Rules> rules() {
        var expressions = new AdmissionExpressions();
        return Map.of(
                MutatingWebhookConfiguration.KIND.type(),
                        new WebhookConfigurationRules(true, expressions),
                ValidatingWebhookConfiguration.KIND.type(),
                        new WebhookConfigurationRules(false, expressions),
                ValidatingAdmissionPolicy.KIND.type(), new AdmissionPolicyRules(expressions));
    }

    @Override
    public Scope scope(boolean hasParams) {
        return new ObjectScope(hasParams);
    }

    /// What expressions of a certain use may name and must come to.
    ///
    /// @param results any type when there are none
    private record Form(
            boolean params, boolean authorizer, boolean variables, List<CelType> results) {

        static Form of(Use use, boolean hasParams) {
            List<CelType> condition = List.of(SimpleType.BOOL);
            return switch (use) {
                case WEBHOOK_MATCH -> new Form(false, true, false, condition);
                case POLICY_MATCH -> new Form(true, true, false, condition);
                case VALIDATION -> new Form(hasParams, true, true, condition);
                case MESSAGE -> new Form(true, false, true, List.of(SimpleType.STRING));
                case ANNOTATION ->
                        new Form(
                                hasParams,
                                true,
                                true,
                                List.of(SimpleType.STRING, SimpleType.NULL_TYPE));
            };
        }

        static Form ofVariable(boolean hasParams) {
            return new Form(hasParams, true, true, List.of());
        }
    }

    /// One object's expressions; one thread's.
    private static final class ObjectScope implements Scope {
        private final boolean hasParams;
        private final Map<String, CelType> variables = new LinkedHashMap<>();

        ObjectScope(boolean hasParams) {
            this.hasParams = hasParams;
        }

        @Override
        public Optional<String> complaint(Use use, String expression) {
            var form = Form.of(use, hasParams);
            return switch (environment(form).compile(expression)) {
                case Environment.Rejected(String issues) ->
                        Optional.of("compilation failed: " + issues);
                case Environment.Compiled compiled -> complaint(compiled, form.results);
            };
        }

        @Override
        public Optional<String> variable(String name, String expression) {
            return switch (environment(Form.ofVariable(hasParams)).compile(expression)) {
                case Environment.Rejected(String issues) -> {
                    variables.put(name, SimpleType.DYN);
                    yield Optional.of("compilation failed: " + issues);
                }
                case Environment.Compiled compiled -> {
                    variables.put(name, compiled.tree().getResultType());
                    yield Optional.empty();
                }
            };
        }

        private static Optional<String> complaint(
                Environment.Compiled compiled, List<CelType> results) {
            if (results.contains(compiled.tree().getResultType())) {
                return Optional.empty();
            }
            List<String> names = results.stream().map(CelType::name).toList();
            return Optional.of(
                    names.size() == 1
                            ? "must evaluate to " + names.getFirst()
                            : "must evaluate to one of [" + String.join(" ", names) + "]");
        }

        private Environment environment(Form form) {
            var named = new HashMap<String, CelType>();
            named.put("object", SimpleType.DYN);
            named.put("oldObject", SimpleType.DYN);
            named.put("request", AdmissionTypes.REQUEST);
            named.put("namespaceObject", AdmissionTypes.NAMESPACE);
            if (form.params) {
                named.put("params", SimpleType.DYN);
            }
            if (form.authorizer) {
                named.put("authorizer", Authorizations.AUTHORIZER);
                named.put("authorizer.requestResource", Authorizations.RESOURCE_CHECK);
            }
            var types = new HashMap<>(AdmissionTypes.byName());
            if (form.variables) {
                CelType type = AdmissionTypes.object("kubernetes.variables", variables);
                named.put("variables", type);
                types.put(type.name(), type);
            }
            return Environment.of(named, ImmutableMap.copyOf(types));
        }
    }
}
