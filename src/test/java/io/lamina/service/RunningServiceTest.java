package io.lamina.service;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Lamina in this process, and a client of it. */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lamina.workers=2",
            "server.address=127.0.0.1",
            "lamina.keep-jobs=90d",
            "lamina.max-listeners=" + RunningServiceTest.MOST_LISTENERS
        })
abstract class RunningServiceTest {
    static final int MOST_LISTENERS = 5;

    @LocalServerPort
    protected int port;

    protected Client client = new Client(0);

    @BeforeEach
    void connect() {
        client = new Client(port);
    }
}
