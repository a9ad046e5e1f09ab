package dev.kubejar.proxy.dns;

import dev.kubejar.proxy.dns.Answer.Entry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DefaultDnsPtrRecord;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecordEncoder;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A query as it came over the wire, and the making of its reply. The bytes are kept, to pass them
/// on as they are.
///
/// A message is a header of six 16-bit numbers (id, flags, and four counts) and then the records.
final class Message {
    private static final int TTL_SECONDS = 30;
    private static final int PLAIN_SIZE = 512;
    private static final int HEADER_SIZE = 12;
    private static final int RESPONSE = 1 << 15;
    private static final int OPCODE = 0xf << 11;
    private static final int AUTHORITATIVE = 1 << 10;
    private static final int TRUNCATED = 1 << 9;
    private static final int RECURSION_DESIRED = 1 << 8;
    private static final int RECURSION_AVAILABLE = 1 << 7;
    private static final int CLASS_IN = 1;

    private final byte[] bytes;
    private final int id;
    private final int flags;
    private final Question question;
    private final int maxSize;

    private Message(byte[] bytes, int id, int flags, Question question, int maxSize) {
        this.bytes = bytes;
        this.id = id;
        this.flags = flags;
        this.question = question;
        this.maxSize = maxSize;
    }

    /// The whole query.
    byte[] bytes() {
        return bytes.clone();
    }

    Question question() {
        return question;
    }

    /// The largest reply that fits a datagram: 512, or what the client's EDNS record says.
    int maxSize() {
        return maxSize;
    }

    /// Empty for what is no query with one question.
    static Optional<Message> parse(byte[] bytes) {
        ByteBuf in = Unpooled.wrappedBuffer(bytes);
        try {
            if (bytes.length < HEADER_SIZE) {
                return Optional.empty();
            }
            int id = in.readUnsignedShort();
            int flags = in.readUnsignedShort();
            int questions = in.readUnsignedShort();
            int others = in.readUnsignedShort() + in.readUnsignedShort();
            int additional = in.readUnsignedShort();
            if ((flags & (RESPONSE | OPCODE)) != 0 || questions != 1) {
                return Optional.empty();
            }
            String name = DefaultDnsRecordDecoder.decodeName(in);
            var question =
                    new Question(withoutDot(name), DnsRecordType.valueOf(in.readUnsignedShort()));
            in.skipBytes(2); // the class: all we know is the Internet's
            return Optional.of(
                    new Message(
                            bytes,
                            id,
                            flags,
                            question,
                            others == 0 ? maxSize(in, additional) : PLAIN_SIZE));
        } catch (Exception e) { // whatever the decoder finds wrong: not a query for us
            return Optional.empty();
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static int maxSize(ByteBuf in, int records) throws Exception {
        for (int i = 0; i < records; i++) {
            DnsRecord extra = DnsRecordDecoder.DEFAULT.decodeRecord(in);
            if (extra != null && extra.type().equals(DnsRecordType.OPT)) {
                return Math.max(PLAIN_SIZE, extra.dnsClass());
            }
        }
        return PLAIN_SIZE;
    }

    /// The reply to a question of our zone.
    byte[] reply(Answer answer) {
        return switch (answer) {
            case Answer.Found(List<Entry> records) -> reply(DnsResponseCode.NOERROR, records);
            case Answer.NoSuchName _ -> reply(DnsResponseCode.NXDOMAIN, List.of());
            case Answer.NotOurs _ -> failure();
        };
    }

    /// The reply when nobody could tell.
    byte[] failure() {
        return reply(DnsResponseCode.SERVFAIL, List.of());
    }

    private byte[] reply(DnsResponseCode code, List<Entry> records) {
        ByteBuf out = Unpooled.buffer();
        int kept = flags & RECURSION_DESIRED;
        out.writeShort(id);
        out.writeShort(RESPONSE | AUTHORITATIVE | RECURSION_AVAILABLE | kept | code.intValue());
        out.writeShort(1);
        out.writeShort(records.size());
        out.writeInt(0);
        try {
            DnsRecordEncoder.DEFAULT.encodeQuestion(
                    new DefaultDnsQuestion(question.name() + ".", question.type()), out);
            for (Entry record : records) {
                DnsRecordEncoder.DEFAULT.encodeRecord(record(record), out);
            }
        } catch (Exception e) {
            throw new IllegalStateException("our own records can be encoded", e);
        }
        return ByteBufUtil.getBytes(out);
    }

    private static DnsRecord record(Entry entry) {
        return switch (entry) {
            case Entry.A(String name, var address) ->
                    raw(name, DnsRecordType.A, Unpooled.buffer(4).writeInt(address.bits()));
            case Entry.Ptr(String name, String target) ->
                    new DefaultDnsPtrRecord(name + ".", CLASS_IN, TTL_SECONDS, target + ".");
            case Entry.Cname(String name, String target) ->
                    raw(name, DnsRecordType.CNAME, name(Unpooled.buffer(), target));
            case Entry.Srv(String name, int port, String target) -> {
                ByteBuf content = Unpooled.buffer();
                content.writeShort(0).writeShort(100).writeShort(port); // priority, weight
                yield raw(name, DnsRecordType.SRV, name(content, target));
            }
            case Entry.Txt(String name, String text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                yield raw(
                        name,
                        DnsRecordType.TXT,
                        Unpooled.buffer().writeByte(bytes.length).writeBytes(bytes));
            }
        };
    }

    private static DnsRecord raw(String name, DnsRecordType type, ByteBuf content) {
        return new DefaultDnsRawRecord(name + ".", type, TTL_SECONDS, content);
    }

    private static ByteBuf name(ByteBuf out, String name) {
        for (String label : withoutDot(name).split("\\.", -1)) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            out.writeByte(bytes.length).writeBytes(bytes);
        }
        return out.writeByte(0);
    }

    /// `reply` as it fits a datagram: when too long, its header and question with the flag that
    /// says "ask over TCP".
    byte[] fitted(byte[] reply) {
        if (reply.length <= maxSize) {
            return reply;
        }
        ByteBuf in = Unpooled.wrappedBuffer(reply, HEADER_SIZE, reply.length - HEADER_SIZE);
        DefaultDnsRecordDecoder.decodeName(in);
        byte[] cut = Arrays.copyOf(reply, HEADER_SIZE + in.readerIndex() + 4);
        ByteBuf header = Unpooled.wrappedBuffer(cut);
        header.setShort(2, header.getUnsignedShort(2) | TRUNCATED);
        header.setShort(6, 0).setInt(8, 0);
        return cut;
    }
}
