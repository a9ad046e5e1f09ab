package dev.kubejar.api.core.volume;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.GoValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// What makes an iSCSI volume invalid.
///
/// @param owner the PersistentVolume that names it, for which words differ a little; empty for a
///   pod's
record IscsiRules(Optional<String> owner, Problems problems) {
    private static final int MAX_PLACE = 64;
    private static final String FORMAT = "must be valid format";
    private static final Pattern IQN =
            Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.([0-9A-Za-z.-]+)(:[^,;*&$|\\s]+)");
    private static final Pattern EUI = Pattern.compile("eui.[0-9A-Za-z]{16}");
    private static final Pattern NAA = Pattern.compile("naa.[0-9A-Za-z]{32}");

    private boolean persistent() {
        return owner.isPresent();
    }

    void source(JsonObject source, String path) {
        if (source.string("targetPortal").isEmpty()) {
            problems.required(path + ".targetPortal");
        }
        String portal = source.string("targetPortal");
        boolean isLong = GoValue.length(owner.orElse("") + ":" + portal) > MAX_PLACE;
        if (persistent() && source.has("initiatorName") && isLong) {
            problems.invalid(
                    path + ".targetportal",
                    portal,
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters"
                            + " if iscsi.initiatorName is specified.");
        }
        String iqn = source.string("iqn");
        if (iqn.isEmpty()) {
            problems.required(path + ".iqn");
        } else {
            name(iqn, path + ".iqn");
        }
        problems.inRange(source, path, "lun", 0, 255);
        boolean asksPassword = source.bool("chapAuthDiscovery") || source.bool("chapAuthSession");
        if (asksPassword && !source.has("secretRef")) {
            problems.required(path + ".secretRef");
        }
        if (persistent()
                && source.has("secretRef")
                && source.object("secretRef").string("name").isEmpty()) {
            problems.required(path + ".secretRef.name");
        }
        source.findString("initiatorName").ifPresent(it -> name(it, path + ".initiatorname"));
    }

    private void name(String name, String path) {
        Pattern form = name.startsWith("iqn") ? IQN : name.startsWith("eui") ? EUI : NAA;
        boolean known = name.startsWith("iqn") || name.startsWith("eui") || name.startsWith("naa");
        if (!known) {
            problems.invalid(
                    path, name, persistent() ? FORMAT : FORMAT + " starting with iqn, eui, or naa");
        } else if (!form.matcher(name).matches()) {
            problems.invalid(path, name, FORMAT);
        }
    }
}
