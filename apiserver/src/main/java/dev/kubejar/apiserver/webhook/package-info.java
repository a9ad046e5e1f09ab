/// Calls to servers that somebody outside has put up to decide with us: conversion webhooks.
///
/// Whoever asks a webhook calls it, on the request's thread. Invariant: a call ends, within its
/// timeout.
@NullMarked
package dev.kubejar.apiserver.webhook;

import org.jspecify.annotations.NullMarked;
