package dev.kubejar.cluster.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// `kubejar`, the root that holds the commands.
@Command(
        name = "kubejar",
        description = "A Kubernetes cluster in one jar.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false)
final class KubejarCommand {}
