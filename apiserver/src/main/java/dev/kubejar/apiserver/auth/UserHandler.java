package dev.kubejar.apiserver.auth;

import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;

/// Answers requests of a known user: what stands behind a `Guard`.
@FunctionalInterface
public interface UserHandler {

    Response handle(Request request, User user) throws InterruptedException;
}
