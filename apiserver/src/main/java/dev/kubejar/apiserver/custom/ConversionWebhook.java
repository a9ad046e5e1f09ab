package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.webhook.WebhookClient;
import dev.kubejar.apiserver.webhook.WebhookException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Converts objects by asking a webhook, as many at once as one call may hold. Of their metadata it
/// may change labels and annotations alone.
///
/// Source: [webhook
/// conversion](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion)
final class ConversionWebhook implements Converter {
    static final String GROUP = "apiextensions.k8s.io/";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// A long list is asked for in several calls, because both sides bound what they read of one.
    private static final int MAX_BATCH_BYTES = 1 << 20;

    private static final List<String> KNOWN_REVIEWS = List.of("v1", "v1beta1");

    /// Upstream names the list around the objects here, which has no kind.
    private static final String FAILED = " failed: conversion webhook for /, Kind= failed: ";

    private final WebhookClient client;
    private final List<String> reviewVersions;
    private final Supplier<String> uids;

    /// @param reviewVersions which the webhook understands, the preferred one first
    ConversionWebhook(WebhookClient client, List<String> reviewVersions, Supplier<String> uids) {
        this.client = client;
        this.reviewVersions = List.copyOf(reviewVersions);
        this.uids = uids;
    }

    @Override
    public List<ApiObject> convert(List<ApiObject> objects, String apiVersion) {
        var results = new ArrayList<ApiObject>(objects.size());
        var batch = new ArrayList<ApiObject>();
        long bytes = 0;
        for (ApiObject object : objects) {
            int size = JsonWriter.bytes(object.json()).length;
            if (!batch.isEmpty() && bytes + size > MAX_BATCH_BYTES) {
                results.addAll(together(batch, apiVersion));
                batch.clear();
                bytes = 0;
            }
            batch.add(object);
            bytes += size;
        }
        results.addAll(together(batch, apiVersion));
        return results;
    }

    private List<ApiObject> together(List<ApiObject> objects, String apiVersion) {
        ApiObject first = objects.getFirst();
        String subject = "conversion for %s, Kind=%s".formatted(first.apiVersion(), first.kind());
        List<Json> converted;
        try {
            converted = ask(objects, apiVersion, subject);
        } catch (WebhookException e) {
            throw failure(subject + FAILED + e.why());
        }
        if (converted.size() != objects.size()) {
            throw failure(
                    "%s returned %d objects, expected %d"
                            .formatted(subject, converted.size(), objects.size()));
        }
        var results = new ArrayList<ApiObject>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            results.add(checked(objects.get(i), converted.get(i), apiVersion, subject, i + 1));
        }
        return results;
    }

    private List<Json> ask(List<ApiObject> objects, String apiVersion, String subject)
            throws WebhookException {
        String version =
                reviewVersions.stream()
                        .filter(KNOWN_REVIEWS::contains)
                        .findFirst()
                        .orElseThrow(() ->
                                failure(
                                        subject
                                                + " failed: no supported conversion review versions"));
        String uid = uids.get();
        JsonObject answer = client.post(review(objects, apiVersion, version, uid), TIMEOUT);
        return new ConversionAnswer(answer, version).objects(uid);
    }

    private static JsonObject review(
            List<ApiObject> objects, String apiVersion, String version, String uid) {
        JsonObject request =
                JsonObject.builder()
                        .put("uid", uid)
                        .put("desiredAPIVersion", apiVersion)
                        .put(
                                "objects",
                                JsonArray.of(objects.stream().map(ApiObject::json).toList()))
                        .build();
        JsonObject response =
                JsonObject.builder()
                        .put("uid", "")
                        .put("convertedObjects", JsonNull.NULL)
                        .put("result", JsonObject.of("metadata", JsonObject.EMPTY))
                        .build();
        return JsonObject.builder()
                .put("kind", "ConversionReview")
                .put("apiVersion", GROUP + version)
                .put("request", request)
                .put("response", response)
                .build();
    }

    /// @param number of the object in the answer, from 1 as upstream counts
    private static ApiObject checked(
            ApiObject original, Json answered, String apiVersion, String subject, int number) {
        try {
            return new ConversionStep(original, answered).result(apiVersion);
        } catch (ConversionStep.RefusedException e) {
            throw failure(
                    "%s returned %s at index %d: %s"
                            .formatted(subject, e.what(), number, e.getMessage()));
        }
    }

    private static StatusException failure(String message) {
        return new StatusException(new Status(500, "", message, JsonObject.EMPTY));
    }
}
