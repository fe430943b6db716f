package io.lamina.service.training;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How long the queue is and how many jobs run, in all processes on the database; asked of it when somebody scrapes. */
@Component
class QueueMeters implements MeterBinder {
    private final TrainingJobRepository jobs;

    QueueMeters(TrainingJobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "lamina.jobs.queued", "Training jobs that wait for a worker", TrainingStatus.QUEUED);
        gauge(registry, "lamina.jobs.running", "Training jobs that a worker runs", TrainingStatus.RUNNING);
    }

    private void gauge(MeterRegistry registry, String name, String description, TrainingStatus status) {
        Gauge.builder(name, jobs, all -> all.countByStatus(status))
                .description(description)
                .register(registry);
    }
}
