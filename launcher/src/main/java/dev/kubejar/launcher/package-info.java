package dev.kubejar.launcher;
