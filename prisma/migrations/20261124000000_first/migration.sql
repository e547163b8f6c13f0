CREATE TABLE "contracts" (
  "contract_id" TEXT NOT NULL PRIMARY KEY,
  "number" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "template_id" TEXT NOT NULL,
  "customer_name" TEXT NOT NULL,
  "owner_name" TEXT NOT NULL,
  "owner_email" TEXT NOT NULL,
  "gross" DECIMAL(20,4) NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "overdue" BOOLEAN NOT NULL,
  "waiting_on" TEXT[],
  "waiting" JSONB NOT NULL,
  "next_deadline_at" TIMESTAMPTZ(3),
  "state" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "contracts_number_key" ON "contracts" ("number");
CREATE INDEX "contracts_stage_created_at_contract_id_idx" ON "contracts" ("stage", "created_at", "contract_id");
CREATE INDEX "contracts_created_at_contract_id_idx" ON "contracts" ("created_at", "contract_id");
CREATE INDEX "contracts_customer_name_idx" ON "contracts" ("customer_name");

CREATE TABLE "parties" (
  "contract_id" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "registration_number" TEXT,
  "address" TEXT,
  "contact_name" TEXT NOT NULL,
  "contact_email" TEXT NOT NULL,
  PRIMARY KEY ("contract_id", "side")
);

CREATE TABLE "obligations" (
  "contract_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "obligation_id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "due_on" DATE NOT NULL,
  "status" TEXT NOT NULL,
  "overdue" BOOLEAN NOT NULL,
  "amount" DECIMAL(20,4),
  "received" DECIMAL(20,4),
  "currency" CHAR(3),
  PRIMARY KEY ("contract_id", "kind", "obligation_id")
);
CREATE INDEX "obligations_overdue_due_on_idx" ON "obligations" ("overdue", "due_on");

CREATE TABLE "events" (
  "contract_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "actor" JSONB NOT NULL,
  "command_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("contract_id", "seq")
);
CREATE UNIQUE INDEX "events_contract_id_command_id_ordinal_key" ON "events" ("contract_id", "command_id", "ordinal");

-- The audit trail only grows, and without gaps: a workflow that is ahead of a restored database must not write on.
CREATE FUNCTION "events_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.seq <> 1 AND NOT EXISTS (SELECT 1 FROM "events" WHERE "contract_id" = NEW."contract_id" AND "seq" = NEW."seq" - 1) THEN
    RAISE EXCEPTION 'event % of % would leave a gap', NEW.seq, NEW.contract_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'events_no_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "events_guard" BEFORE INSERT OR UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "events_guard"();
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "events_guard"();

CREATE TABLE "notices" (
  "notice_id" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'due',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "copies" INTEGER NOT NULL DEFAULT 0,
  "last_error" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "sent_at" TIMESTAMPTZ(3)
);
CREATE INDEX "notices_contract_id_status_idx" ON "notices" ("contract_id", "status");

CREATE TABLE "link_tokens" (
  "token_hash" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL,
  "notice_id" TEXT NOT NULL,
  "decision_id" TEXT NOT NULL,
  "decision" JSONB NOT NULL,
  "recipient" JSONB NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "link_tokens_contract_id_idx" ON "link_tokens" ("contract_id");

CREATE TABLE "users" (
  "user_id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "approves" TEXT,
  "active" BOOLEAN NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");

CREATE TABLE "api_keys" (
  "key_hash" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX "api_keys_name_key" ON "api_keys" ("name");

CREATE TABLE "templates" (
  "template_id" TEXT NOT NULL PRIMARY KEY,
  "title" JSONB NOT NULL,
  "plan" JSONB NOT NULL,
  "tax_rate" TEXT NOT NULL
);

CREATE TABLE "contract_numbers" (
  "contract_id" TEXT NOT NULL PRIMARY KEY,
  "year" INTEGER NOT NULL,
  "sequence" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "contract_numbers_year_sequence_key" ON "contract_numbers" ("year", "sequence");

CREATE TABLE "settings" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "value" JSONB NOT NULL
);
