package io.lamina.service.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat itself refuses before any servlet sees it, such as a request line that is no HTTP. Public with a public
 * constructor because Tomcat makes it by name.
 */
public class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemException problem = thrown == null || response.getStatus() < 500
                ? Translation.ofStatus(response.getStatus())
                : Translation.incident(thrown);
        try {
            ProblemWriter.write(request.getRequestURI(), response, problem);
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
