/// The group `batch`: record views of the fields that our code reads, each kind's rules, and cron
/// schedules.
///
/// Anyone may call the views and the schedules; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.batch;

import org.jspecify.annotations.NullMarked;
