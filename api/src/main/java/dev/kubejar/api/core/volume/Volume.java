package dev.kubejar.api.core.volume;

import dev.kubejar.api.core.container.EnvVar;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.quantity.Quantity;
import java.util.List;
import java.util.Optional;

/// A view of one entry of a pod's `volumes`: a name and one source.
///
/// Source: [Volumes](https://kubernetes.io/docs/concepts/storage/volumes/)
public record Volume(JsonObject json) {

    public String name() {
        return json.string("name");
    }

    public Optional<EmptyDir> emptyDir() {
        return json.findObject("emptyDir").map(EmptyDir::new);
    }

    public Optional<HostPath> hostPath() {
        return json.findObject("hostPath").map(HostPath::new);
    }

    public Optional<KeyFiles> configMap() {
        return json.findObject("configMap").map(it -> new KeyFiles(it, "name"));
    }

    public Optional<KeyFiles> secret() {
        return json.findObject("secret").map(it -> new KeyFiles(it, "secretName"));
    }

    public Optional<DownwardFiles> downwardApi() {
        return json.findObject("downwardAPI").map(DownwardFiles::new);
    }

    public Optional<Projected> projected() {
        return json.findObject("projected").map(Projected::new);
    }

    /// An empty directory that lives as long as the pod.
    public record EmptyDir(JsonObject json) {
        /// `Memory`, or empty for the node's disk.
        public String medium() {
            return json.string("medium");
        }

        public Optional<Quantity> sizeLimit() {
            return json.find("sizeLimit").map(Quantity::of).filter(it -> !it.isZero());
        }
    }

    /// A file or directory of the node.
    public record HostPath(JsonObject json) {
        public String path() {
            return json.string("path");
        }

        /// `DirectoryOrCreate`, `Directory`, `FileOrCreate`, `File`, `Socket`, `CharDevice`,
        /// `BlockDevice`, or empty for no check.
        public String type() {
            return json.string("type");
        }
    }

    /// The keys of a ConfigMap or a Secret as files.
    ///
    /// @param nameField where the source's name stands
    public record KeyFiles(JsonObject json, String nameField) {
        public String name() {
            return json.string(nameField);
        }

        public boolean optional() {
            return json.bool("optional");
        }

        /// The files' mode, such as 0644.
        public int defaultMode() {
            return Math.toIntExact(json.integer("defaultMode", 0644));
        }

        /// Which keys become which files; empty means all, named by their keys.
        public List<KeyToPath> items() {
            return json.objects("items").stream().map(KeyToPath::new).toList();
        }
    }

    /// Which file a key becomes.
    public record KeyToPath(JsonObject json) {
        public String key() {
            return json.string("key");
        }

        public String path() {
            return json.string("path");
        }

        public Optional<Integer> mode() {
            return json.has("mode")
                    ? Optional.of(Math.toIntExact(json.integer("mode", 0)))
                    : Optional.empty();
        }
    }

    /// Fields of the pod as files.
    public record DownwardFiles(JsonObject json) {
        public int defaultMode() {
            return Math.toIntExact(json.integer("defaultMode", 0644));
        }

        public List<DownwardFile> items() {
            return json.objects("items").stream().map(DownwardFile::new).toList();
        }
    }

    /// One field of the pod as a file.
    public record DownwardFile(JsonObject json) {
        public String path() {
            return json.string("path");
        }

        public Optional<EnvVar.FieldRef> fieldRef() {
            return json.findObject("fieldRef").map(EnvVar.FieldRef::new);
        }

        public Optional<EnvVar.ResourceFieldRef> resourceFieldRef() {
            return json.findObject("resourceFieldRef").map(EnvVar.ResourceFieldRef::new);
        }

        public Optional<Integer> mode() {
            return json.has("mode")
                    ? Optional.of(Math.toIntExact(json.integer("mode", 0)))
                    : Optional.empty();
        }
    }

    /// Several sources in one directory.
    public record Projected(JsonObject json) {
        public int defaultMode() {
            return Math.toIntExact(json.integer("defaultMode", 0644));
        }

        public List<Projection> sources() {
            return json.objects("sources").stream().map(Projection::new).toList();
        }
    }

    /// One source of a projected volume.
    public record Projection(JsonObject json) {
        public Optional<KeyFiles> configMap() {
            return json.findObject("configMap").map(it -> new KeyFiles(it, "name"));
        }

        public Optional<KeyFiles> secret() {
            return json.findObject("secret").map(it -> new KeyFiles(it, "name"));
        }

        public Optional<DownwardFiles> downwardApi() {
            return json.findObject("downwardAPI").map(DownwardFiles::new);
        }

        public Optional<TokenFile> serviceAccountToken() {
            return json.findObject("serviceAccountToken").map(TokenFile::new);
        }
    }

    /// A token of the pod's service account as a file.
    public record TokenFile(JsonObject json) {
        public String path() {
            return json.string("path");
        }

        public String audience() {
            return json.string("audience");
        }

        public long expirationSeconds() {
            return json.integer("expirationSeconds", 3600);
        }
    }
}
