package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// Webhooks, admission policies and APIServices, as upstream takes and shows them.
final class RegistrationKindsTest implements KindTables, KindTables.OfColumns, KindTables.OfStatus {
    private static final String VALIDATING =
            "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String MUTATING =
            "apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String POLICY =
            "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String BINDING =
            "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String SERVICE =
            "apiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: v1.a.b, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            VALIDATING
                                    + "webhooks: [{name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}, rules: [{operations: [\"*\"]}]}]",
                            "webhooks: [{name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}, rules: [{operations: [\"*\"], scope: \"*\"}], failurePolicy: Fail, matchPolicy: Equivalent, namespaceSelector: {}, objectSelector: {}, timeoutSeconds: 10}]"),
                    new Shown(
                            MUTATING + "webhooks: [{clientConfig: {service: {name: s}}}]",
                            "webhooks: [{clientConfig: {service: {name: s, port: 443}}, failurePolicy: Fail, matchPolicy: Equivalent, namespaceSelector: {}, objectSelector: {}, timeoutSeconds: 10, reinvocationPolicy: Never}]"),
                    new Shown(
                            POLICY
                                    + "spec: {matchConstraints: {resourceRules: [{resources: [pods]}]}}",
                            "{spec: {failurePolicy: Fail, matchConstraints: {resourceRules: [{resources: [pods], scope: \"*\"}], matchPolicy: Equivalent, namespaceSelector: {}, objectSelector: {}}}, status: {}}"),
                    new Shown(BINDING + "spec: {policyName: p}", "spec: {policyName: p}"),
                    new Shown(
                            SERVICE + "spec: {group: a.b, version: v1, service: {name: s}}",
                            "{spec: {group: a.b, version: v1, service: {name: s, port: 443}}, status: {}}"),
                    new Shown(
                            SERVICE + "spec: {group: a.b, version: v1}",
                            "{spec: {group: a.b, version: v1}, status: {conditions: [{type: Available, status: \"True\", lastTransitionTime: \"2026-11-21T09:58:00Z\", reason: Local, message: Local APIServices are always available}]}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            VALIDATING
                                    + "webhooks: [{name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}, rules: [{apiGroups: [\"\"], apiVersions: [v1], operations: [CREATE], resources: [pods, pods/status]}]}]"),
                    Case.of(
                            VALIDATING + "webhooks: [{clientConfig: {}}]",
                            "webhooks[0].name: Required value",
                            "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun",
                            "webhooks[0].clientConfig: Required value: exactly one of url or service is required",
                            "webhooks[0].admissionReviewVersions: Required value: must specify one of v1, v1beta1"),
                    Case.of(
                            VALIDATING
                                    + "webhooks: [{name: a.b, sideEffects: Some, failurePolicy: F, matchPolicy: P, timeoutSeconds: 31, admissionReviewVersions: [v2, v2], clientConfig: {url: \"http://u:p@h/x?q#f\"}}, {name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}}, {name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}}]",
                            "webhooks[0].name: Invalid value: \"a.b\": should be a domain with at least three segments separated by dots",
                            "webhooks[0].failurePolicy: Unsupported value: \"F\": supported values: \"Fail\", \"Ignore\"",
                            "webhooks[0].matchPolicy: Unsupported value: \"P\": supported values: \"Equivalent\", \"Exact\"",
                            "webhooks[0].sideEffects: Unsupported value: \"Some\": supported values: \"None\", \"NoneOnDryRun\"",
                            "webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds",
                            "webhooks[0].clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
                            "webhooks[0].clientConfig.url: Invalid value: \"u:p\": user information is not permitted in the URL",
                            "webhooks[0].clientConfig.url: Invalid value: \"f\": fragments are not permitted in the URL",
                            "webhooks[0].clientConfig.url: Invalid value: \"q\": query parameters are not permitted in the URL",
                            "webhooks[0].admissionReviewVersions[1]: Invalid value: \"v2\": duplicate version",
                            "webhooks[0].admissionReviewVersions: Invalid value: [\"v2\",\"v2\"]: must include at least one of v1, v1beta1",
                            "webhooks[2].name: Duplicate value: \"a.b.c\""),
                    Case.of(
                            VALIDATING
                                    + "webhooks: [{name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, clientConfig: {url: \"https://a/b\"}, rules: [{apiGroups: [\"*\", a], operations: [CREATE, \"*\", PATCH], apiVersions: [\"\"], resources: [\"*/*\", \"\", pods, \"*\", \"a/*\", \"a/b\"], scope: S}]}]",
                            "webhooks[0].rules[0].operations: Invalid value: [\"CREATE\",\"*\",\"PATCH\"]: if '*' is present, must not specify other operations",
                            "webhooks[0].rules[0].operations[2]: Unsupported value: \"PATCH\": supported values: \"*\", \"CONNECT\", \"CREATE\", \"DELETE\", \"UPDATE\"",
                            "webhooks[0].rules[0].apiGroups: Invalid value: [\"*\",\"a\"]: if '*' is present, must not specify other API groups",
                            "webhooks[0].rules[0].apiVersions[0]: Required value",
                            "webhooks[0].rules[0].resources[1]: Required value",
                            "webhooks[0].rules[0].resources[4]: Invalid value: \"a/*\": if '*/*' is present, must not specify a/*",
                            "webhooks[0].rules[0].resources[5]: Invalid value: \"a/b\": if 'a/*' is present, must not specify a/b",
                            "webhooks[0].rules[0].resources: Invalid value: [\"*/*\",\"\",\"pods\",\"*\",\"a/*\",\"a/b\"]: if '*/*' is present, must not specify other resources",
                            "webhooks[0].rules[0].scope: Unsupported value: \"S\": supported values: \"*\", \"Cluster\", \"Namespaced\""),
                    Case.of(
                            MUTATING
                                    + "webhooks: [{name: a.b.c, admissionReviewVersions: [v1], sideEffects: None, reinvocationPolicy: R, clientConfig: {service: {port: 70000, path: \"/a//B\"}}, matchConditions: [{}, {name: c, expression: \"true\"}, {name: c, expression: \"true\"}]}]",
                            "webhooks[0].reinvocationPolicy: Unsupported value: \"R\": supported values: \"IfNeeded\", \"Never\"",
                            "webhooks[0].clientConfig.service.name: Required value",
                            "webhooks[0].clientConfig.service.namespace: Required value",
                            "webhooks[0].clientConfig.service.port: Invalid value: 70000: port is not valid: must be between 1 and 65535, inclusive",
                            "webhooks[0].clientConfig.service.path: Invalid value: \"/a//B\": segment[1] may not be empty",
                            "webhooks[0].clientConfig.service.path: Invalid value: \"/a//B\": segment[2]: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "webhooks[0].matchConditions[0].expression: Required value",
                            "webhooks[0].matchConditions[0].name: Required value",
                            "webhooks[0].matchConditions[2].name: Duplicate value: \"c\""),
                    Case.of(
                            POLICY
                                    + "spec: {matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]}, validations: [{expression: \"true\"}]}"),
                    Case.of(
                            POLICY + "spec: {failurePolicy: F}",
                            "spec.failurePolicy: Unsupported value: \"F\": supported values: \"Fail\", \"Ignore\"",
                            "spec.matchConstraints: Required value",
                            "spec.validations: Required value: validations or auditAnnotations must contain at least one item",
                            "spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item"),
                    Case.of(
                            POLICY
                                    + "spec: {paramKind: {apiVersion: A/b/c, kind: k_}, matchConstraints: {}, variables: [{name: for, expression: x}, {}], validations: [{messageExpression: \" \", message: \"a\\nb\", reason: Because}], auditAnnotations: [{key: k, valueExpression: v}, {key: k}]}",
                            "spec.paramKind.apiVersion: Invalid value: \"A/b/c\": unexpected GroupVersion string: A/b/c",
                            "spec.paramKind.kind: Invalid value: \"k_\": may have mixed case, but should otherwise match: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
                            "spec.matchConstraints.resourceRules: Required value",
                            "spec.variables[0].name: Invalid value: \"for\": name is not a valid CEL identifier",
                            "spec.variables[1].name: Required value: name is not specified",
                            "spec.variables[1].expression: Required value: expression is not specified",
                            "spec.validations[0].expression: Required value: expression is not specified",
                            "spec.validations[0].messageExpression: Invalid value: \" \": must be non-empty if specified",
                            "spec.validations[0].message: Invalid value: \"a\\nb\": message must not contain line breaks",
                            "spec.validations[0].reason: Unsupported value: \"Because\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\"",
                            "spec.auditAnnotations[1].valueExpression: Required value: valueExpression is not specified",
                            "spec.auditAnnotations[1].key: Duplicate value: \"k\""),
                    Case.of(BINDING + "spec: {policyName: p, validationActions: [Deny, Audit]}"),
                    Case.of(
                            BINDING
                                    + "spec: {paramRef: {name: a, selector: {}}, validationActions: [Deny, Warn, Warn, Shout]}",
                            "spec.policyName: Required value",
                            "spec.paramRef.name: Forbidden: name and selector are mutually exclusive",
                            "spec.paramRef.selector: Forbidden: name and selector are mutually exclusive",
                            "spec.paramRef.parameterNotFoundAction: Required value",
                            "spec.validationActions[2]: Duplicate value: \"Warn\"",
                            "spec.validationActions[3]: Unsupported value: \"Shout\": supported values: \"Audit\", \"Deny\", \"Warn\"",
                            "spec.validationActions: Invalid value: [\"Deny\",\"Warn\",\"Warn\",\"Shout\"]: must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)"),
                    Case.of(
                            BINDING
                                    + "spec: {policyName: p, paramRef: {parameterNotFoundAction: Maybe}}",
                            "spec.paramRef: Required value: one of name or selector must be specified",
                            "spec.paramRef.parameterNotFoundAction: Unsupported value: \"Maybe\": supported values: \"Deny\", \"Allow\"",
                            "spec.validationActions: Required value: at least one validation action is required"),
                    Case.of(
                            SERVICE
                                    + "spec: {group: a.b, version: v1, groupPriorityMinimum: 100, versionPriority: 10}"),
                    Case.of(
                            SERVICE
                                    + "spec: {group: c.d, version: v1, caBundle: YWJj, insecureSkipTLSVerify: true}",
                            "metadata.name: Invalid value: \"v1.a.b\": must be `spec.version+\".\"+spec.group`: \"v1.c.d\"",
                            "spec.groupPriorityMinimum: Invalid value: 0: must be positive and less than 20000",
                            "spec.versionPriority: Invalid value: 0: must be positive and less than 1000",
                            "spec.caBundle: Invalid value: \"3 bytes\": local APIServices may not have a caBundle",
                            "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify"),
                    Case.of(
                            SERVICE
                                    + "spec: {group: a.b, version: v1, groupPriorityMinimum: 100, versionPriority: 10, caBundle: YQ==, insecureSkipTLSVerify: true, service: {port: -1}}",
                            "spec.service.namespace: Required value",
                            "spec.service.name: Required value",
                            "spec.service.port: Invalid value: -1: port is not valid: must be between 1 and 65535, inclusive",
                            "spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            SERVICE + "",
                            SERVICE + "status: {conditions: [{type: Available, status: Maybe}]}",
                            "status.conditions[0].status: Unsupported value: \"Maybe\": supported values: \"True\", \"False\", \"Unknown\""),
                    Change.of(
                            POLICY + "",
                            POLICY
                                    + "status: {typeChecking: {expressionWarnings: [{}]}, conditions: [{type: T, status: \"True\"}]}",
                            "status.typeChecking.expressionWarnings[0].warning: Required value",
                            "status.typeChecking.expressionWarnings[0].fieldRef: Required value",
                            "status.conditions[0].lastTransitionTime: Required value: must be set",
                            "status.conditions[0].reason: Required value: must be set"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(VALIDATING + "webhooks: [{}, {}]", "x|2|2m"),
                    new Shown(MUTATING + "", "x|0|2m"),
                    new Shown(
                            POLICY
                                    + "spec: {validations: [{}], paramKind: {apiVersion: a/v1, kind: K}}",
                            "x|1|a/v1/K|2m"),
                    new Shown(POLICY + "", "x|0|<unset>|2m"),
                    new Shown(BINDING + "spec: {policyName: p, paramRef: {name: a}}", "x|p|*/a|2m"),
                    new Shown(
                            BINDING + "spec: {policyName: p, paramRef: {name: a, namespace: ns}}",
                            "x|p|ns/a|2m"),
                    new Shown(BINDING + "spec: {policyName: p}", "x|p|<unset>|2m"),
                    new Shown(
                            BINDING
                                    + "spec: {policyName: p, paramRef: {selector: {matchLabels: {b: c, a: d}, matchExpressions: [{key: k, operator: In, values: [v, w]}]}}}",
                            "x|p|&LabelSelector{MatchLabels:map[string]string{a: d,b: c,},MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[v w],},},}|2m"),
                    new Shown(
                            SERVICE + "status: {conditions: [{type: Available, status: \"True\"}]}",
                            "v1.a.b|Local|True|2m"),
                    new Shown(
                            SERVICE
                                    + "spec: {service: {namespace: ns, name: s}}\nstatus: {conditions: [{type: Available, status: \"False\", reason: MissingEndpoints}]}",
                            "v1.a.b|ns/s|False (MissingEndpoints)|2m"),
                    new Shown(
                            SERVICE + "spec: {service: {namespace: ns, name: s}}",
                            "v1.a.b|ns/s|Unknown|2m"));
}
