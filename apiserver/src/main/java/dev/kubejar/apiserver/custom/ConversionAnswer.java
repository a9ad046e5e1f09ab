package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.GoValue;
import dev.kubejar.apiserver.webhook.WebhookException;
import java.util.List;

/// What a conversion webhook answers: a `ConversionReview` with a `response`.
///
/// @param version of the review that was sent
record ConversionAnswer(JsonObject json, String version) {

    /// The converted objects.
    ///
    /// @param uid of the request
    /// @throws WebhookException with the webhook's own words, or with what is wrong with its answer
    List<Json> objects(String uid) throws WebhookException {
        if (version.equals("v1")) { // v1beta1 never asked who it is
            checkKind();
        }
        if (json.findObject("response").isEmpty()) {
            throw new WebhookException("no response provided");
        }
        JsonObject response = json.object("response");
        if (version.equals("v1") && !response.string("uid").equals(uid)) {
            throw new WebhookException(
                    "expected response.uid=%s, got %s"
                            .formatted(
                                    GoValue.quoted(uid), GoValue.quoted(response.string("uid"))));
        }
        JsonObject result = response.object("result");
        if (!result.string("status").equals("Success")) {
            throw new WebhookException(
                    result.findString("message")
                            .filter(message -> !message.isEmpty())
                            .orElseGet(() ->
                                    "response.result.status was '%s', not 'Success'"
                                            .formatted(result.string("status"))));
        }
        return response.array("convertedObjects").values();
    }

    private void checkKind() throws WebhookException {
        String wanted = ConversionWebhook.GROUP + version + ", Kind=ConversionReview";
        String kind = json.string("apiVersion") + ", Kind=" + json.string("kind");
        if (!kind.equals(wanted)) {
            throw new WebhookException(
                    "expected webhook response of %s, got %s".formatted(wanted, kind));
        }
    }
}
