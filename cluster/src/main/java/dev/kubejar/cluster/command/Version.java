package dev.kubejar.cluster.command;

import dev.kubejar.cluster.config.Versions;
import picocli.CommandLine.IVersionProvider;

/// The text of `--version` and `kubejar version`.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Versions versions = Versions.ofThisJar();
        return new String[] {
            "kubejar %s (Kubernetes %s, Java %s)"
                    .formatted(
                            versions.kubejar(), versions.kubernetes(), Runtime.version().feature())
        };
    }
}
