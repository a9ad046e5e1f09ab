package dev.kubejar.apiserver.http;

/// What every connection of one server shares.
record ServerState(
        Handler handler,
        Limits limits,
        ResponseHead heads,
        Deadlines deadlines,
        Exchanges exchanges) {}
