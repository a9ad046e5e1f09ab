package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.admission.ExpressionCheck.Use;
import dev.kubejar.api.admission.ValidatingAdmissionPolicy;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Expressions of webhooks and policies.
final class AdmissionExpressionsTest {
    /// @param complaint empty for a good one
    record Row(Use use, boolean hasParams, String expression, String complaint) {}

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row(Use.WEBHOOK_MATCH, false, "!(request.resource.group == 'coordination.k8s.io' && request.resource.resource == 'leases')", ""),
            new Row(Use.WEBHOOK_MATCH, false, "!('system:nodes' in request.userInfo.groups)", ""),
            new Row(Use.WEBHOOK_MATCH, false, "request.resource.group != 'rbac.authorization.k8s.io' || authorizer.group('rbac.authorization.k8s.io').resource('clusterroles').name('x').check('breakglass').allowed()", ""),
            new Row(Use.WEBHOOK_MATCH, false, "authorizer.requestResource.check('breakglass').allowed()", ""),
            new Row(Use.WEBHOOK_MATCH, false, "object.metadata.name == 'x'", ""),
            new Row(Use.WEBHOOK_MATCH, false, "object.metadata.name", "must evaluate to bool"),
            new Row(Use.WEBHOOK_MATCH, false, "params.x == 1", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params.x == 1\n | ^"),
            new Row(Use.WEBHOOK_MATCH, false, "request.nope == 1", "compilation failed: ERROR: <input>:1:8: undefined field 'nope'\n | request.nope == 1\n | .......^"),
            new Row(Use.POLICY_MATCH, false, "params.x == 1", ""),
            new Row(Use.VALIDATION, true, "object.spec.replicas <= params.maxReplicas", ""),
            new Row(Use.VALIDATION, false, "namespaceObject.metadata.labels['env'] == 'prod' && namespaceObject.status.phase == 'Active'", ""),
            new Row(Use.VALIDATION, false, "object.spec.replicas", "must evaluate to bool"),
            new Row(Use.MESSAGE, false, "'must be at most ' + string(params.maxReplicas)", ""),
            new Row(Use.MESSAGE, false, "1", "must evaluate to string"),
            new Row(Use.MESSAGE, false, "authorizer.path('/x').check('get').reason()", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'authorizer' (in container '')\n | authorizer.path('/x').check('get').reason()\n | ^"),
            new Row(Use.ANNOTATION, false, "null", ""),
            new Row(Use.ANNOTATION, false, "'a'", ""),
            new Row(Use.ANNOTATION, false, "true", "must evaluate to one of [string null_type]"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void areCheckedAsUpstreamChecksThem(Row row) {
        var scope = new AdmissionExpressions().scope(row.hasParams);
        assertThat(scope.complaint(row.use, row.expression).orElse("")).isEqualTo(row.complaint);
    }

    @Test
    void aVariableMayNameThoseBeforeIt() {
        var scope = new AdmissionExpressions().scope(false);
        assertThat(scope.variable("replicas", "object.spec.replicas")).isEmpty();
        assertThat(scope.variable("many", "int(variables.replicas) > 5")).isEmpty();
        assertThat(scope.complaint(Use.VALIDATION, "!variables.many")).isEmpty();
        assertThat(scope.complaint(Use.VALIDATION, "variables.none"))
                .hasValueSatisfying(it -> assertThat(it).contains("undefined field 'none'"));
    }

    @Test
    void aPolicyIsToldWhereItsExpressionIsWrong() {
        Rules rules =
                Objects.requireNonNull(
                        AdmissionExpressions.rules().get(ValidatingAdmissionPolicy.KIND.type()));
        var policy =
                Schemas.object(
                        """
                        apiVersion: admissionregistration.k8s.io/v1
                        kind: ValidatingAdmissionPolicy
                        metadata: {name: p}
                        spec:
                          failurePolicy: Fail
                          matchConstraints:
                            matchPolicy: Equivalent
                            resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: '*'}]
                          validations: [{expression: 'object.x =='}]
                        """);
        assertThat(rules.problems(new Write.Create(new ApiObject(policy))))
                .extracting(FieldError::path)
                .containsExactly("spec.validations[0].expression");
    }
}
