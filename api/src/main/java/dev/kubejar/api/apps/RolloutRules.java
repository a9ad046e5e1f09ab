package dev.kubejar.api.apps;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;

/// What makes the parameters of a rolling update invalid: counts of pods such as `2`, or shares of
/// all pods such as `25%`.
final class RolloutRules {
    private RolloutRules() {}

    /// The parameter `field`; the empty text when absent.
    static IntOrString share(JsonObject parameters, String field) {
        return new IntOrString(parameters.find(field).orElse(Json.of("")));
    }

    /// The count, or the number before the `%`.
    static int amount(IntOrString share) {
        return share.ofTotalRoundedDown(100);
    }

    static void shareProblems(IntOrString share, String path, Problems problems) {
        if (!share.isInt()) {
            problems.complaints(path, share.text(), Names.percent(share.text()));
        } else if (share.intValue() < 0) {
            problems.invalid(path, share.intValue(), "must be greater than or equal to 0");
        }
    }

    static void notAboveAll(IntOrString share, String path, Problems problems) {
        if (share.isPercent() && amount(share) > 100) {
            problems.invalid(path, share.json(), "must not be greater than 100%");
        }
    }
}
