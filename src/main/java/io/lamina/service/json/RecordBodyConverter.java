package io.lamina.service.json;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Lets a controller take {@code @RequestBody SomeRecord} and get it from {@link JsonBinder}. It reads Lamina's own records only
 * and writes nothing; see {@link RecordModule} for the way out.
 */
final class RecordBodyConverter extends AbstractHttpMessageConverter<Record> {
    private final JsonBinder binder;
    private final JsonLimits limits;

    RecordBodyConverter(JsonBinder binder, JsonLimits limits) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.binder = binder;
        this.limits = limits;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return OwnTypes.isRecord(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        long max = limits.maxBodySize().toBytes();
        if (message.getHeaders().getContentLength() > max) {
            throw ProblemType.TOO_LARGE.because("a JSON body may have at most " + max + " bytes, got "
                    + message.getHeaders().getContentLength());
        }
        try {
            return binder.bind(message.getBody(), max, type);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (ProblemException e) {
            // Spring hands a body's own exceptions on only in this wrapping.
            throw new HttpMessageNotReadableException("refused", e, message);
        }
    }

    @Override
    protected void writeInternal(Record value, HttpOutputMessage message) {
        throw new IllegalStateException("this converter reads only");
    }
}
