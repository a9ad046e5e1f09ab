package dev.kubejar.api.flowcontrol;

import dev.kubejar.api.status.GoShape;

/// What upstream prints of specs that are fixed.
final class FlowShapes {
    private static final GoShape NAME = GoShape.empty().text("Name", "name");
    private static final GoShape TYPE = GoShape.empty().text("Type", "type");
    private static final GoShape ACCOUNT =
            GoShape.empty().text("Namespace", "namespace").text("Name", "name");
    private static final GoShape SUBJECT =
            GoShape.empty()
                    .text("Kind", "kind")
                    .nullable("User", "user", NAME)
                    .nullable("Group", "group", NAME)
                    .nullable("ServiceAccount", "serviceAccount", ACCOUNT);
    private static final GoShape RESOURCES =
            GoShape.empty()
                    .nullable("Verbs", "verbs")
                    .nullable("APIGroups", "apiGroups")
                    .nullable("Resources", "resources")
                    .flag("ClusterScope", "clusterScope")
                    .nullable("Namespaces", "namespaces");
    private static final GoShape URLS =
            GoShape.empty()
                    .nullable("Verbs", "verbs")
                    .nullable("NonResourceURLs", "nonResourceURLs");
    private static final GoShape RULE =
            GoShape.empty()
                    .nullable("Subjects", "subjects", SUBJECT)
                    .nullable("ResourceRules", "resourceRules", RESOURCES)
                    .nullable("NonResourceRules", "nonResourceRules", URLS);

    /// The `spec` of a FlowSchema.
    static final GoShape SCHEMA =
            GoShape.empty()
                    .struct("PriorityLevelConfiguration", "priorityLevelConfiguration", NAME)
                    .number("MatchingPrecedence", "matchingPrecedence")
                    .nullable("DistinguisherMethod", "distinguisherMethod", TYPE)
                    .nullable("Rules", "rules", RULE);

    private static final GoShape QUEUING =
            GoShape.empty()
                    .number("Queues", "queues")
                    .number("HandSize", "handSize")
                    .number("QueueLengthLimit", "queueLengthLimit");
    private static final GoShape RESPONSE =
            GoShape.empty().text("Type", "type").nullable("Queuing", "queuing", QUEUING);
    private static final GoShape LIMITED =
            GoShape.empty()
                    .number("NominalConcurrencyShares", "nominalConcurrencyShares")
                    .struct("LimitResponse", "limitResponse", RESPONSE)
                    .nullable("LendablePercent", "lendablePercent")
                    .nullable("BorrowingLimitPercent", "borrowingLimitPercent");
    private static final GoShape EXEMPT =
            GoShape.empty()
                    .nullable("NominalConcurrencyShares", "nominalConcurrencyShares")
                    .nullable("LendablePercent", "lendablePercent");

    /// The `spec` of a PriorityLevelConfiguration.
    static final GoShape LEVEL =
            GoShape.empty()
                    .text("Type", "type")
                    .nullable("Limited", "limited", LIMITED)
                    .nullable("Exempt", "exempt", EXEMPT);

    private FlowShapes() {}
}
