package dev.kubejar.apiserver.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HtmlTest {
    private static final Links LINKS = new Links("/proxy/web", "10.0.0.1:80", "kube:6443");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/a|/proxy/web/a",
                "/a/?b=/c#d|/proxy/web/a/?b=/c#d",
                "a|a",
                "../a|../a",
                "http://10.0.0.1:80/a|/proxy/web/a",
                "https://kube:6443/a|/proxy/web/a",
                "http://elsewhere/a|http://elsewhere/a",
                "/proxy/web/a|/proxy/web/a",
                "mailto:a@b|mailto:a@b",
            })
    void linksToTheBackendLeadThroughTheProxy(String link, String through) {
        assertThat(LINKS.through(link)).isEqualTo(through);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<a href=/x>y</a>|<a href=\"/proxy/web/x\">y</a>",
                "<A HREF='/x' class=b>y</A>|<a href=\"/proxy/web/x\" class=\"b\">y</A>",
                "<img src=\"/x?a=1&amp;b=2\"/>|<img src=\"/proxy/web/x?a=1&amp;b=2\"/>",
                "<pre><a href=\"x\">|<pre><a href=\"x\">",
                "<!-- <a href=/x> -->|<!-- <a href=/x> -->",
                "<script src=/s>'<a href=/x>'</script>|<script src=\"/proxy/web/s\">'<a href=/x>'</script>",
                "1 < 2 <b>|1 < 2 <b>",
                "<!DOCTYPE html><p|<!DOCTYPE html><p",
            })
    void onlyLinksOfPagesChange(String page, String rewritten) {
        assertThat(Html.rewritten(page, LINKS::through)).isEqualTo(rewritten);
    }
}
