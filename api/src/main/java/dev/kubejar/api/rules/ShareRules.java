package dev.kubejar.api.rules;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;

/// What makes counts of pods such as `2`, or shares of all pods such as `25%`, invalid.
public final class ShareRules {
    private ShareRules() {}

    /// The parameter `field`; the empty text when absent.
    public static IntOrString share(JsonObject parameters, String field) {
        return new IntOrString(parameters.find(field).orElse(Json.of("")));
    }

    /// The count, or the number before the `%`.
    public static int amount(IntOrString share) {
        return share.ofTotalRoundedDown(100);
    }

    public static void problems(IntOrString share, String path, Problems problems) {
        if (!share.isInt()) {
            problems.complaints(path, share.text(), Names.percent(share.text()));
        } else if (share.intValue() < 0) {
            problems.invalid(path, share.intValue(), "must be greater than or equal to 0");
        }
    }

    public static void notAboveAll(IntOrString share, String path, Problems problems) {
        if (share.isPercent() && amount(share) > 100) {
            problems.invalid(path, share.json(), "must not be greater than 100%");
        }
    }
}
