package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.resource.Identities;
import dev.kubejar.apiserver.webhook.ServiceResolver;
import dev.kubejar.apiserver.webhook.WebhookAddress;
import dev.kubejar.apiserver.webhook.WebhookClient;

/// Makes a definition's converter: one that asks its webhook, or the one that changes nothing but
/// `apiVersion`.
public final class ConversionWebhooks implements Converters {
    private final ServiceResolver services;
    private final Identities identities;
    private final Time time;

    /// @param identities give each call its uid
    public ConversionWebhooks(ServiceResolver services, Identities identities, Time time) {
        this.services = services;
        this.identities = identities;
        this.time = time;
    }

    @Override
    public Converter of(CustomResourceDefinition definition) {
        JsonObject conversion = definition.conversion();
        if (!conversion.string("strategy").equals("Webhook")) {
            return Converter.NONE;
        }
        JsonObject webhook = conversion.object("webhook");
        var client =
                new WebhookClient(
                        WebhookAddress.of(webhook.object("clientConfig")), services, time);
        return new ConversionWebhook(
                client, webhook.strings("conversionReviewVersions"), identities::uid);
    }
}
