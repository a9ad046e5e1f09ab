package dev.kubejar.apiserver.backend;

import dev.kubejar.apiserver.http.Headers;

/// What is sent to a backend.
///
/// @param target the path and query: `/index.html?a=b`
/// @param body empty for none
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record BackendRequest(String method, String target, Headers headers, byte[] body) {}
