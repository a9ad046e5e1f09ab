/// What the controllers' tests share.
@NullMarked
package dev.kubejar.controllers;

import org.jspecify.annotations.NullMarked;
