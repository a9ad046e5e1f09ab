package dev.kubejar.apiserver.webhook;

import dev.kubejar.api.status.GoValue;

/// What upstream's client says of an answer that is no success.
///
/// Source:
/// [NewGenericServerResponse](https://pkg.go.dev/k8s.io/apimachinery/pkg/api/errors#NewGenericServerResponse)
final class ServerRefusal {
    private ServerRefusal() {}

    /// @param text the answer's body
    static String message(int code, String text) {
        return switch (code) {
            case 400 -> "the server rejected our request for an unknown reason";
            case 401 -> "the server has asked for the client to provide credentials";
            case 403 -> text;
            case 404 -> "the server could not find the requested resource";
            case 405 -> "the server does not allow this method on the requested resource";
            case 406 ->
                    "the server was unable to respond with a content type that the client supports";
            case 409 -> "the server reported a conflict";
            case 415 ->
                    "the server was unable to respond with a content type that the client supports";
            case 422 -> "the server rejected our request due to an error in our request";
            case 429 ->
                    "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            case 504 ->
                    "the server was unable to return a response in the time allotted, but may still be"
                            + " processing the request";
            default ->
                    code >= 500
                            ? "an error on the server (%s) has prevented the request from succeeding"
                                    .formatted(GoValue.quoted(text))
                            : "the server responded with the status code %d but did not return more information"
                                    .formatted(code);
        };
    }
}
