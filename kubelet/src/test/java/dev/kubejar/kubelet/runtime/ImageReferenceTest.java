package dev.kubejar.kubelet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReferenceTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx:latest",
        "nginx:1.27, docker.io/library/nginx:1.27",
        "bitnami/nginx, docker.io/bitnami/nginx:latest",
        "docker.io/nginx, docker.io/library/nginx:latest",
        "index.docker.io/library/nginx, docker.io/library/nginx:latest",
        "localhost/a, localhost/a:latest",
        "localhost:5000/a:b, localhost:5000/a:b",
        "registry.k8s.io/pause:3.10, registry.k8s.io/pause:3.10",
        "quay.io/a/b/c_d/e--f__g.h, quay.io/a/b/c_d/e--f__g.h:latest",
        "[::1]:5000/a, [::1]:5000/a:latest",
        "Upper/a, Upper/a:latest",
        "a:UPPER_case.1-2, docker.io/library/a:UPPER_case.1-2",
    })
    void namesAreNormalised(String image, String normal) {
        assertThat(ImageReference.parse(image)).map(ImageReference::toString).contains(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/library/nginx",
        "nginx:1.27, docker.io/library/nginx:1.27",
    })
    void aDigestIsKeptAndNoTagIsMadeUp(String image, String normal) {
        assertThat(ImageReference.parse(image + DIGEST))
                .map(ImageReference::toString)
                .contains(normal + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":tag",
                "/a",
                "a/",
                "a//b",
                "Nginx",
                "a b",
                "a:",
                "a:-b",
                "a@sha256:12",
                "a@",
                "-a",
                "a_",
                "a/b:c/d",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void whatIsNoNameIsRefused(String image) {
        assertThat(ImageReference.parse(image)).isEmpty();
    }
}
