package io.lamina.service.stream;

/** Events in the form of {@code text/event-stream} (HTML standard, section 9.2). Owned by one thread. */
public final class EventText {
    private final StringBuilder text = new StringBuilder();

    /**
     * Adds an event.
     *
     * @param type what kind of event
     * @param id what a client sends as {@code Last-Event-ID} to go on behind it
     * @param json its content, without line breaks
     */
    public EventText add(String type, Object id, String json) {
        text.append("event: ").append(type).append("\nid: ").append(id);
        text.append("\ndata: ").append(json).append("\n\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
