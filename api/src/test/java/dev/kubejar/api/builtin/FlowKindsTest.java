package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import java.util.List;

/// FlowSchemas and priority levels, as upstream takes and shows them.
final class FlowKindsTest implements KindTables, KindTables.OfColumns, KindTables.OfStatus {
    private static final String FLOW =
            "apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: FlowSchema\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";
    private static final String LEVEL =
            "apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: {name: x, creationTimestamp: \"2026-11-21T09:58:00Z\"}\n";

    static final List<Shown> DEFAULTS =
            List.of(
                    new Shown(
                            FLOW + "",
                            "{spec: {priorityLevelConfiguration: {}, matchingPrecedence: 1000}, status: {}}"),
                    new Shown(
                            LEVEL
                                    + "spec: {type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 3}}}}",
                            "{spec: {type: Limited, limited: {nominalConcurrencyShares: 30, lendablePercent: 0, limitResponse: {type: Queue, queuing: {handSize: 8, queues: 3, queueLengthLimit: 50}}}}, status: {}}"),
                    new Shown(
                            LEVEL + "spec: {type: Exempt, exempt: {}}",
                            "{spec: {type: Exempt, exempt: {nominalConcurrencyShares: 0, lendablePercent: 0}}, status: {}}"));

    static final List<Case> PROBLEMS =
            List.of(
                    Case.of(
                            "apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: FlowSchema\nmetadata: {name: catch-all}\nspec: {matchingPrecedence: 9, priorityLevelConfiguration: {name: a}, rules: [{subjects: [{kind: User, user: {name: u}}], resourceRules: [{verbs: [get], apiGroups: [a], resources: [b], clusterScope: true}]}]}",
                            "spec: Invalid value: {\"PriorityLevelConfiguration\":{\"Name\":\"a\"},\"MatchingPrecedence\":9,\"DistinguisherMethod\":null,\"Rules\":[{\"Subjects\":[{\"Kind\":\"User\",\"User\":{\"Name\":\"u\"},\"Group\":null,\"ServiceAccount\":null}],\"ResourceRules\":[{\"Verbs\":[\"get\"],\"APIGroups\":[\"a\"],\"Resources\":[\"b\"],\"ClusterScope\":true,\"Namespaces\":null}],\"NonResourceRules\":null}]}: spec of 'catch-all' must equal the fixed value"),
                    Case.of(
                            "apiVersion: flowcontrol.apiserver.k8s.io/v1\nkind: PriorityLevelConfiguration\nmetadata: {name: catch-all}\nspec: {type: Limited, limited: {nominalConcurrencyShares: 5, lendablePercent: 1, limitResponse: {type: Reject}}}",
                            "spec: Invalid value: {\"Type\":\"Limited\",\"Limited\":{\"NominalConcurrencyShares\":5,\"LimitResponse\":{\"Type\":\"Reject\",\"Queuing\":null},\"LendablePercent\":1,\"BorrowingLimitPercent\":null},\"Exempt\":null}: spec of 'catch-all' must equal the fixed value"),
                    Case.of(
                            FLOW
                                    + "spec: {priorityLevelConfiguration: {name: p}, distinguisherMethod: {type: ByUser}, rules: [{subjects: [{kind: Group, group: {name: g}}], nonResourceRules: [{verbs: [get], nonResourceURLs: [/x]}]}]}"),
                    Case.of(
                            FLOW
                                    + "spec: {matchingPrecedence: 1, distinguisherMethod: {type: ByMoon}}",
                            "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1",
                            "spec.distinguisherMethod.type: Unsupported value: {\"Type\":\"ByMoon\"}: supported values: \"ByNamespace\", \"ByUser\"",
                            "spec.priorityLevelConfiguration.name: Required value: must reference a priority level"),
                    Case.of(
                            FLOW
                                    + "spec: {matchingPrecedence: 10001, priorityLevelConfiguration: {name: P_}, rules: [{}]}",
                            "spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000",
                            "spec.priorityLevelConfiguration.name: Invalid value: \"P_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.rules[0].subjects: Required value: subjects must contain at least one value",
                            "spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty"),
                    Case.of(
                            FLOW
                                    + "spec: {matchingPrecedence: -1, priorityLevelConfiguration: {name: p}, rules: [{subjects: [{kind: Team}, {kind: User, group: {}}, {kind: ServiceAccount, serviceAccount: {name: A_}}, {kind: Group, group: {}}], resourceRules: [{verbs: [eat], apiGroups: [\"*\", a], namespaces: [A]}], nonResourceRules: [{verbs: [\"*\", get], nonResourceURLs: [\"\", x, /a b, //, /a*, /b/*]}]}]}",
                            "spec.matchingPrecedence: Invalid value: -1: must be a positive value",
                            "spec.rules[0].subjects[0].kind: Unsupported value: \"Team\": supported values: \"Group\", \"ServiceAccount\", \"User\"",
                            "spec.rules[0].subjects[1].user: Required value: user is required when subject kind is 'User'",
                            "spec.rules[0].subjects[1].group: Forbidden: group is forbidden when subject kind is not 'Group'",
                            "spec.rules[0].subjects[2].serviceAccount.name: Invalid value: \"A_\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                            "spec.rules[0].subjects[2].serviceAccount.namespace: Required value: must specify namespace for service account",
                            "spec.rules[0].subjects[3].group.name: Required value",
                            "spec.rules[0].resourceRules[0].verbs: Unsupported value: [\"eat\"]: supported values: \"create\", \"delete\", \"deletecollection\", \"get\", \"list\", \"patch\", \"proxy\", \"update\", \"watch\"",
                            "spec.rules[0].resourceRules[0].apiGroups: Invalid value: [\"*\",\"a\"]: if '*' is present, must not specify other api groups",
                            "spec.rules[0].resourceRules[0].resources: Required value: resource rules must supply at least one resource",
                            "spec.rules[0].resourceRules[0].namespaces[0]: Invalid value: \"A\": each member of this list must be '*' or a DNS-1123 label; a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
                            "spec.rules[0].nonResourceRules[0].verbs: Invalid value: [\"*\",\"get\"]: if '*' is present, must not specify other verbs",
                            "spec.rules[0].nonResourceRules[0].nonResourceURLs[0]: Invalid value: \"\": must not be empty",
                            "spec.rules[0].nonResourceRules[0].nonResourceURLs[1]: Invalid value: \"x\": must start with slash",
                            "spec.rules[0].nonResourceRules[0].nonResourceURLs[2]: Invalid value: \"/a b\": must not contain white-space",
                            "spec.rules[0].nonResourceRules[0].nonResourceURLs[3]: Invalid value: \"//\": must not contain double slash",
                            "spec.rules[0].nonResourceRules[0].nonResourceURLs[4]: Invalid value: \"/a*\": wildcard can only do suffix matching"),
                    Case.of(
                            LEVEL
                                    + "spec: {type: Limited, limited: {limitResponse: {type: Reject}}}"),
                    Case.of(
                            LEVEL + "spec: {type: Exempt}",
                            "spec.type: Invalid value: \"Exempt\": type must be 'Exempt' if and only if `name` is 'exempt'"),
                    Case.of(
                            LEVEL + "spec: {type: Some}",
                            "spec.type: Unsupported value: \"Some\": supported values: \"Exempt\", \"Limited\""),
                    Case.of(
                            LEVEL + "spec: {type: Limited}",
                            "spec.limited: Required value: must not be empty when type is Limited"),
                    Case.of(
                            LEVEL
                                    + "spec: {type: Limited, exempt: {}, limited: {nominalConcurrencyShares: -1, lendablePercent: 101, borrowingLimitPercent: -1, limitResponse: {type: Queue}}}",
                            "spec.exempt: Forbidden: must be nil if the type is Limited",
                            "spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer",
                            "spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited",
                            "spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive",
                            "spec.limited.borrowingLimitPercent: Invalid value: -1: if specified, must be a non-negative integer"),
                    Case.of(
                            LEVEL
                                    + "spec: {type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 4, handSize: 5}}}}",
                            "spec.limited.limitResponse.queuing.handSize: Invalid value: 5: should not be greater than queues (4)"),
                    Case.of(
                            LEVEL
                                    + "spec: {type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 512, handSize: 8, queueLengthLimit: -1}}}}",
                            "spec.limited.limitResponse.queuing.queueLengthLimit: Invalid value: -1: must be positive",
                            "spec.limited.limitResponse.queuing.handSize: Invalid value: 8: required entropy bits of deckSize 512 and handSize 8 should not be greater than 60"));

    static final List<Change> STATUS =
            List.of(
                    Change.of(
                            FLOW + "",
                            FLOW + "status: {conditions: [{type: A}, {type: A}, {}]}",
                            "status.conditions[1].type: Duplicate value: \"A\"",
                            "status.conditions[2].type: Required value: must not be empty"));

    static final List<Shown> COLUMNS =
            List.of(
                    new Shown(
                            FLOW
                                    + "spec: {priorityLevelConfiguration: {name: p}, matchingPrecedence: 7, distinguisherMethod: {type: ByUser}}\nstatus: {conditions: [{type: Dangling, status: \"False\"}]}",
                            "x|p|7|ByUser|2m|False"),
                    new Shown(
                            FLOW + "spec: {priorityLevelConfiguration: {name: p}}",
                            "x|p|0|<none>|2m|?"),
                    new Shown(
                            LEVEL
                                    + "spec: {type: Limited, limited: {nominalConcurrencyShares: 5, limitResponse: {queuing: {queues: 64, handSize: 6, queueLengthLimit: 50}}}}",
                            "x|Limited|5|64|6|50|2m"),
                    new Shown(
                            LEVEL + "spec: {type: Exempt}",
                            "x|Exempt|<none>|<none>|<none>|<none>|2m"));
}
