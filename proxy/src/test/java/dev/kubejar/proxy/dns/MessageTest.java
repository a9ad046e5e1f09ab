package dev.kubejar.proxy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.net.Ipv4;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordEncoder;
import io.netty.handler.codec.dns.DnsRecordType;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MessageTest {
    private static final String NAME = "web.default.svc.cluster.local";

    @Test
    void readsAQuery() throws Exception {
        Message query = Message.parse(query(0x0100)).orElseThrow();

        assertThat(query.question()).isEqualTo(new Question(NAME, DnsRecordType.A));
        assertThat(query.maxSize()).isEqualTo(512);
    }

    @Test
    void repliesWithTheClientsIdAndWishForRecursion() throws Exception {
        Message query = Message.parse(query(0x0100)).orElseThrow();
        byte[] reply = query.reply(found(1));

        ByteBuf header = Unpooled.wrappedBuffer(reply);
        assertThat(header.readUnsignedShort()).isEqualTo(4711);
        assertThat(header.readUnsignedShort())
                .isEqualTo(0x8580); // response, authoritative, recursion desired and available
        assertThat(header.readUnsignedShort()).isEqualTo(1);
        assertThat(header.readUnsignedShort()).isEqualTo(1);
        assertThat(reply).endsWith(10, 96, 0, 20);
    }

    @Test
    void cutsAReplyThatFitsNoDatagram() throws Exception {
        Message query = Message.parse(query(0x0100)).orElseThrow();
        byte[] reply = query.reply(found(100));

        byte[] fitted = query.fitted(reply);

        assertThat(fitted).hasSizeLessThanOrEqualTo(512);
        ByteBuf header = Unpooled.wrappedBuffer(fitted);
        assertThat(header.getUnsignedShort(2) & 0x0200).isNotZero();
        assertThat(header.getUnsignedShort(6)).isZero();
        assertThat(fitted).hasSize(query(0).length);
    }

    @Test
    void passesOverWhatIsNoQuery() throws Exception {
        assertThat(Message.parse(query(0x8000))).isEmpty();
        assertThat(Message.parse(new byte[0])).isEmpty();
        var random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            Message.parse(noise); // must not throw
        }
    }

    private static Answer found(int records) {
        return new Answer.Found(
                Collections.nCopies(
                        records, new Answer.Entry.A(NAME, Ipv4.parse("10.96.0.20").orElseThrow())));
    }

    private static byte[] query(int flags) throws Exception {
        ByteBuf out = Unpooled.buffer();
        List.of(4711, flags, 1, 0, 0, 0).forEach(out::writeShort);
        DnsRecordEncoder.DEFAULT.encodeQuestion(
                new DefaultDnsQuestion(NAME + ".", DnsRecordType.A), out);
        return ByteBufUtil.getBytes(out);
    }
}
