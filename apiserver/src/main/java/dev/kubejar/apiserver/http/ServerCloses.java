package dev.kubejar.apiserver.http;

/// Told to every connection when the server begins to close.
enum ServerCloses {
    NOW
}
