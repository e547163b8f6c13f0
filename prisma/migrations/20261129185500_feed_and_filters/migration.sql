-- The order in which the events of all streams were written; the feed reads by it.
ALTER TABLE "events" ADD COLUMN "entry" BIGSERIAL NOT NULL;
CREATE UNIQUE INDEX "events_by_entry" ON "events" ("entry");

-- What callers call contracts by: each key has names of its own.
CREATE TABLE "external_ids" (
  "caller" TEXT NOT NULL,
  "external_id" TEXT NOT NULL,
  "contract_id" TEXT NOT NULL,
  "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("caller", "external_id")
);
CREATE INDEX "external_ids_by_contract" ON "external_ids" ("contract_id");

-- Lists are read newest first, by whatever they are filtered by.
CREATE INDEX "contracts_by_owner" ON "contracts" ("owner_email", "created_at", "contract_id");
CREATE INDEX "contracts_by_type" ON "contracts" ("contract_type_id", "created_at", "contract_id");
CREATE INDEX "contracts_by_update" ON "contracts" ("updated_at");
CREATE INDEX "contracts_by_start" ON "contracts" ("starts_on");
CREATE INDEX "contracts_by_end" ON "contracts" ("ends_on");
