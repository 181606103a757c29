package dev.kairos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Severity;
import dev.kairos.api.time.Timers;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real SMTP and IMAP server in this process. */
@Timeout(60)
class MailTest {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final BlockingQueue<Incoming> heard = new LinkedBlockingQueue<>();
    private GreenMail server;

    private final Intake intake = new Intake() {
        @Override
        public boolean received(Incoming message) {
            return heard.add(message);
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }

        @Override
        public Timers.Pending after(Duration delay, Runnable task) {
            return Timers.of(threads).after(delay, threads, task);
        }
    };

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser("ada@example.com", "ada@example.com", "pw");
        server.setUser("bot@example.com", "bot@example.com", "pw");
    }

    @AfterEach
    void stop() {
        server.stop();
        threads.shutdownNow();
    }

    private MailServer smtp(int port) {
        return new MailServer("127.0.0.1", port, MailServer.Security.PLAIN, "", "");
    }

    private Mail mail() {
        int imap = server.getImap().getPort();
        return Mail.sending("mail", smtp(server.getSmtp().getPort()), "bot@example.com", "ada@example.com")
                .reading(new MailServer("127.0.0.1", imap, MailServer.Security.PLAIN, "bot@example.com", "pw"))
                .verifiedBy("mx.example.com");
    }

    private static Notice news(String title, String text) {
        return Notice.news("k1", AgentId.of("a1"), Severity.NORMAL, Content.of(title, text));
    }

    @Test
    void a_notice_arrives_as_an_automatic_message_with_the_id_of_its_key() throws Exception {
        Delivery first = mail().deliver(news("Build\r\nBcc: eve@example.com", "It brokë\n.\nend"));
        Delivery second = mail().deliver(news("Build", "It broke"));

        assertThat(first).isInstanceOf(Delivery.Confirmed.class);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Build  Bcc: eve@example.com");
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("ada@example.com"));
        assertThat(message.getContent().toString()).isEqualToIgnoringNewLines("It brokë\n.\nend\n");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(first).isEqualTo(new Delivery.Confirmed(message.getMessageID()));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_server_that_is_not_there_has_taken_nothing() throws Exception {
        int port = server.getSmtp().getPort();
        Mail mail = mail();
        server.stop();

        assertThat(mail.deliver(news("a", "b")))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isNotNull());
        assertThat(port).isPositive();
    }

    @Test
    void messages_come_in_as_they_arrive_and_an_answer_stays_in_its_thread() throws Exception {
        Mail mail = mail();
        send("hello\n\nOn Monday Bot wrote:\n> old words", "mx.example.com; dkim=pass header.d=example.com");
        mail.open(intake);
        Incoming first = heard.poll(20, TimeUnit.SECONDS);
        send("again", "mx.evil.com; dkim=pass header.d=example.com");
        Incoming second = heard.poll(20, TimeUnit.SECONDS);
        mail.close();

        assertThat(first.text()).isEqualTo("hello");
        assertThat(first.sender()).isEqualTo("ada@example.com");
        assertThat(second.text()).isEqualTo("again");
        assertThat(second.sender()).isEqualTo("unverified:ada@example.com");
        assertThat(second.key()).isNotEqualTo(first.key());

        mail.deliver(Notice.reply("k2", AgentId.of("a1"), first.to(), Content.of("", "hi Ada")));
        MimeMessage answer = server.getReceivedMessagesForDomain("ada@example.com")[0];
        assertThat(answer.getHeader("In-Reply-To")[0])
                .isEqualTo(first.to().substring(first.to().indexOf(' ') + 1));
        assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    }

    @Test
    void what_machines_write_is_not_read_and_attachments_are_bounded() throws Exception {
        MimeMessage automatic = message("mx.example.com; dkim=pass header.d=example.com");
        automatic.setText("out of office");
        automatic.setHeader("Auto-Submitted", "auto-replied");
        GreenMailUtil.sendMimeMessage(automatic);
        MimeMessage rich = message("mx.example.com; dkim=pass header.d=example.com");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Hi &amp; bye</p><script>x()</script>", "text/html; charset=utf-8");
        parts.addBodyPart(html);
        for (int i = 0; i < 30; i++) {
            MimeBodyPart file = new MimeBodyPart();
            file.setText("x".repeat(20_000));
            file.setFileName("f" + i + ".txt");
            parts.addBodyPart(file);
        }
        rich.setContent(parts);
        GreenMailUtil.sendMimeMessage(rich);
        Mail mail = mail();
        mail.open(intake);
        Incoming message = heard.poll(20, TimeUnit.SECONDS);
        mail.close();

        assertThat(message.text()).isEqualTo("Hi & bye");
        assertThat(message.attachments()).hasSize(Incoming.MOST_ATTACHMENTS + 1);
        assertThat(message.attachments().get(0).text()).hasSize(16 << 10);
        assertThat(heard).isEmpty();
    }

    @Test
    void addresses_and_passwords_are_checked_and_hidden() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.sending("mail", smtp(25), "no address", "ada@example.com"));
        assertThat(new MailServer("h", 25, MailServer.Security.TLS, "u", "secret-pw").toString())
                .doesNotContain("secret");
    }

    private void send(String text, String results) throws Exception {
        MimeMessage message = message(results);
        message.setText(text);
        GreenMailUtil.sendMimeMessage(message);
    }

    private MimeMessage message(String results) throws Exception {
        MimeMessage message =
                new MimeMessage(GreenMailUtil.getSession(server.getSmtp().getServerSetup()));
        message.setFrom(new InternetAddress("ada@example.com", "Ada"));
        message.setRecipients(Message.RecipientType.TO, "bot@example.com");
        message.setSubject("words");
        message.setHeader("Authentication-Results", results);
        return message;
    }
}
