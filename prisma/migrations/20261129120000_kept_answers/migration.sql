-- What a POST with an Idempotency-Key was answered, so that the same request is answered the same. A row without a status is being answered.
CREATE TABLE "kept_answers" (
  "caller" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "idempotency_key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  -- Who is answering it.
  "claim" TEXT NOT NULL,
  "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "status" INTEGER,
  "headers" JSONB,
  "body" TEXT,
  PRIMARY KEY ("caller", "path", "idempotency_key")
);
CREATE INDEX "kept_answers_by_age" ON "kept_answers" ("claimed_at");
