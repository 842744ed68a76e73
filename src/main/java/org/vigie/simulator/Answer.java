package org.vigie.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;

/// An HTTP answer, before it is sent.
record Answer(String status, List<String> headers, String body) {
    static Answer json(String body) {
        return new Answer("200 OK", List.of("Content-Type: application/json; charset=utf-8"), body);
    }

    static Answer html(String body) {
        return new Answer("200 OK", List.of("Content-Type: text/html; charset=utf-8"), body);
    }

    static Answer refusal(String status) {
        return new Answer(status, List.of("Content-Type: text/plain; charset=utf-8"), status);
    }

    static Answer redirect(URI to) {
        return new Answer("302 Found", List.of("Location: " + to), "");
    }

    byte[] head() {
        var head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(bytes().length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        return head.toString().getBytes(UTF_8);
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }
}
