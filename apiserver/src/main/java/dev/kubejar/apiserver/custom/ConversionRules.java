package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.WebhookRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What makes `spec.conversion` invalid. Upstream reports the webhook under the names of its
/// internal form: `spec.conversion.webhookClientConfig`.
record ConversionRules(JsonObject conversion, boolean allowsBadCaBundle) {
    private static final String PATH = "spec.conversion";
    private static final String CLIENT = PATH + ".webhookClientConfig";
    private static final String REVIEWS = PATH + ".conversionReviewVersions";
    private static final String NOT_A_WEBHOOK =
            "should not be set when strategy is not set to Webhook";
    private static final List<String> STRATEGIES = List.of("None", "Webhook");
    private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");

    void check(Problems problems) {
        String strategy = conversion.string("strategy");
        problems.requiredOneOf(PATH + ".strategy", strategy, STRATEGIES);
        Optional<JsonObject> client = conversion.object("webhook").findObject("clientConfig");
        List<String> reviews = conversion.object("webhook").strings("conversionReviewVersions");
        if (strategy.equals("Webhook")) {
            client.ifPresentOrElse(
                    it -> client(it, problems),
                    () -> problems.required(CLIENT, "required when strategy is set to Webhook"));
            reviews(reviews, problems);
            return;
        }
        if (client.isPresent()) {
            problems.forbidden(CLIENT, NOT_A_WEBHOOK);
        }
        if (!reviews.isEmpty()) {
            problems.forbidden(REVIEWS, NOT_A_WEBHOOK);
        }
    }

    private void client(JsonObject client, Problems problems) {
        WebhookRules.client(client, CLIENT, problems);
        if (!allowsBadCaBundle && hasBadCaBundle(conversion)) {
            problems.invalid(
                    CLIENT + ".caBundle",
                    client.string("caBundle"),
                    "unable to load root certificates: unable to parse bytes as PEM block");
        }
    }

    /// Whether there is a bundle that holds no certificate.
    static boolean hasBadCaBundle(JsonObject conversion) {
        String bundle = conversion.object("webhook").object("clientConfig").string("caBundle");
        return !bundle.isEmpty() && !isCertificates(bundle);
    }

    private static boolean isCertificates(String base64) {
        try {
            byte[] pem = Base64.getDecoder().decode(base64);
            boolean isPem =
                    new String(pem, StandardCharsets.ISO_8859_1)
                            .contains("-----BEGIN CERTIFICATE-----");
            return isPem
                    && !CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))
                            .isEmpty();
        } catch (CertificateException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void reviews(List<String> reviews, Problems problems) {
        if (reviews.isEmpty()) {
            problems.required(REVIEWS);
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < reviews.size(); i++) {
            String version = reviews.get(i);
            String path = REVIEWS + "[" + i + "]";
            if (seen.add(version)) {
                problems.complaints(path, version, Names.label1035(version));
            } else {
                problems.invalid(path, version, "duplicate version");
            }
        }
        if (REVIEW_VERSIONS.stream().noneMatch(seen::contains)) {
            problems.invalid(
                    REVIEWS,
                    JsonArray.ofStrings(reviews),
                    "must include at least one of " + String.join(", ", REVIEW_VERSIONS));
        }
    }
}
