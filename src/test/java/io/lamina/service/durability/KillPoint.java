package io.lamina.service.durability;

/** A moment at which a worker dies, as a rule of {@link KillSwitch}. */
enum KillPoint {
    CLAIM_BEFORE_COMMIT("before commit 1 update training_job set"),
    CLAIM_AFTER_COMMIT("after commit 1 update training_job set"),
    FIRST_EPOCHS("before statement 1 insert into training_epoch"),
    BETWEEN_EPOCHS_AND_CHECKPOINT("after statement 2 insert into training_epoch"),
    MID_BATCH("after statement 3 select .* from training_job .* in \\("),
    CHECKPOINT_BYTES("after statement 1 insert into blob_chunk"),
    CHECKPOINT_BEFORE_COMMIT("before commit 2 set epoch = .*checkpoint_sha256 = "),
    CHECKPOINT_AFTER_COMMIT("after commit 2 set epoch = .*checkpoint_sha256 = "),
    MODEL_RESERVED("after commit 1 insert into model\\b"),
    MID_PUBLISH("after statement 1 insert into model_version"),
    PUBLISHED("after commit 1 insert into model_version"),
    TOKEN_REMOVAL("before statement 1 delete from scheduled_tasks");

    private final String rule;

    KillPoint(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
