package dev.kubejar.api.core.volume;

import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Warnings of volumes that no kubelet mounts any more, and of projected files that take a token's
/// place.
public final class VolumeWarnings {
    private static final Map<String, String> DEPRECATED = deprecated();

    private VolumeWarnings() {}

    /// In the order in which upstream looks.
    private static Map<String, String> deprecated() {
        var sources = new LinkedHashMap<String, String>();
        sources.put("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+");
        sources.put("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+");
        sources.put("scaleIO", "deprecated in v1.16, non-functional in v1.22+");
        sources.put("flocker", "deprecated in v1.22, non-functional in v1.25+");
        sources.put("storageos", "deprecated in v1.22, non-functional in v1.25+");
        sources.put("quobyte", "deprecated in v1.22, non-functional in v1.25+");
        sources.put("glusterfs", "deprecated in v1.25, non-functional in v1.26+");
        sources.put("ephemeral", "");
        sources.put("cephfs", "deprecated in v1.28, non-functional in v1.31+");
        sources.put("rbd", "deprecated in v1.28, non-functional in v1.31+");
        return sources;
    }

    public static List<String> of(List<JsonObject> volumes, String path) {
        var warnings = new ArrayList<String>();
        for (int i = 0; i < volumes.size(); i++) {
            String at = path + "[" + i + "].";
            for (var source : DEPRECATED.entrySet()) {
                String kind = source.getKey();
                if (!volumes.get(i).has(kind)) {
                    continue;
                }
                if (kind.equals("ephemeral")) {
                    warnings.addAll(claim(volumes.get(i), at));
                } else {
                    String shown = kind.equals("storageos") ? "storageOS" : kind;
                    warnings.add(at + shown + ": " + source.getValue());
                }
            }
        }
        warnings.addAll(tokenPaths(volumes, path));
        return warnings;
    }

    private static List<String> claim(JsonObject volume, String path) {
        return ClaimRules.specWarnings(
                volume.object("ephemeral").object("volumeClaimTemplate").object("spec"),
                path + "ephemeral.volumeClaimTemplate.spec");
    }

    private static List<String> tokenPaths(List<JsonObject> volumes, String path) {
        Set<String> tokens =
                volumes.stream()
                        .flatMap(it -> it.object("projected").objects("sources").stream())
                        .filter(it -> it.has("serviceAccountToken"))
                        .map(it -> it.object("serviceAccountToken").string("path"))
                        .collect(Collectors.toSet());
        var warnings = new ArrayList<String>();
        for (int i = 0; i < volumes.size() && !tokens.isEmpty(); i++) {
            String at = path + "[" + i + "].projected.sources.";
            for (JsonObject source : volumes.get(i).object("projected").objects("sources")) {
                items(source, "configMap", at + "configMap", tokens, warnings);
                items(source, "secret", at + "secrets", tokens, warnings);
                items(source, "downwardAPI", at + "downwardAPI", tokens, warnings);
                String bundle = source.object("clusterTrustBundle").string("path");
                if (source.has("clusterTrustBundle") && tokens.contains(bundle)) {
                    warnings.add(at + "ClusterTrustBundle" + taken(bundle));
                }
            }
        }
        return warnings;
    }

    private static void items(
            JsonObject source,
            String kind,
            String path,
            Set<String> tokens,
            List<String> warnings) {
        List<JsonObject> items = source.object(kind).objects("items");
        for (int i = 0; i < items.size(); i++) {
            String file = items.get(i).string("path");
            if (tokens.contains(file)) {
                warnings.add(path + "[" + i + "]" + taken(file));
            }
        }
    }

    private static String taken(String file) {
        return ": has duplicated path with ServiceAccountToken \"" + file + "\"";
    }
}
