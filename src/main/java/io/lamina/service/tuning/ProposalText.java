package io.lamina.service.tuning;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import jakarta.persistence.AttributeConverter;
import java.nio.charset.StandardCharsets;

/** Proposals as the database keeps them. */
class ProposalText implements AttributeConverter<Search.Proposal, String> {
    private static final JsonBinder BINDER = new JsonBinder();
    private static final JsonWriter WRITER = new JsonWriter();

    @Override
    public String convertToDatabaseColumn(Search.Proposal proposal) {
        return WRITER.text(proposal);
    }

    @Override
    public Search.Proposal convertToEntityAttribute(String text) {
        return BINDER.bind(text.getBytes(StandardCharsets.UTF_8), Search.Proposal.class);
    }
}
