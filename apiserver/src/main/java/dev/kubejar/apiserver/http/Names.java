package dev.kubejar.apiserver.http;

/// Names of headers as Go writes them. To HTTP they mean the same in small letters; people compare.
final class Names {
    static final String CACHE_CONTROL = "Cache-Control";
    static final String CONNECTION = "Connection";
    static final String CONTENT_ENCODING = "Content-Encoding";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_TYPE = "Content-Type";
    static final String DATE = "Date";
    static final String SEC_WEBSOCKET_ACCEPT = "Sec-WebSocket-Accept";
    static final String SEC_WEBSOCKET_PROTOCOL = "Sec-WebSocket-Protocol";
    static final String TRANSFER_ENCODING = "Transfer-Encoding";
    static final String UPGRADE = "Upgrade";
    static final String VARY = "Vary";

    private Names() {}
}
