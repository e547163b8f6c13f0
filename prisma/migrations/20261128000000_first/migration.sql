-- Everything that Concordat keeps. See docs/decisions/0009: before the first installation the migrations were made anew, as one.

-- What happened to each entity (a contract, a customer), in order. The audit trail.
CREATE TABLE "events" (
  "stream_kind" TEXT NOT NULL,
  "stream_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "actor" JSONB NOT NULL,
  "command_id" TEXT NOT NULL,
  -- Place among the events of its command; with the command's id it makes a command count once.
  "ordinal" INTEGER NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("stream_kind", "stream_id", "seq"),
  UNIQUE ("stream_kind", "stream_id", "command_id", "ordinal")
);

-- The audit trail only grows, and without gaps: a workflow that is ahead of a restored database must not write on.
CREATE FUNCTION "events_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.seq <> 1 AND NOT EXISTS (SELECT 1 FROM "events" WHERE "stream_kind" = NEW."stream_kind" AND "stream_id" = NEW."stream_id" AND "seq" = NEW."seq" - 1) THEN
    RAISE EXCEPTION 'event % of % would leave a gap', NEW.seq, NEW.stream_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'events_no_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "events_guard" BEFORE INSERT OR UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "events_guard"();
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "events_guard"();


-- Terms by the SHA-256 of their canonical JSON; events and contracts name them.
CREATE TABLE "terms" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "body" JSONB NOT NULL
);

-- What events set off outside; kind: mail. Status: due, sending, sent or failed.
CREATE TABLE "outbox" (
  "effect_id" TEXT NOT NULL PRIMARY KEY,
  "stream_kind" TEXT NOT NULL,
  "stream_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'due',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  -- Copies sent after an attempt whose outcome nobody knows.
  "copies" INTEGER NOT NULL DEFAULT 0,
  "last_error" TEXT,
  "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "done_at" TIMESTAMPTZ(3)
);
CREATE INDEX "outbox_stream_idx" ON "outbox" ("stream_kind", "stream_id", "kind", "status");
CREATE INDEX "outbox_open_idx" ON "outbox" ("created_at") WHERE "status" IN ('due', 'sending');
CREATE INDEX "outbox_due_idx" ON "outbox" ("kind", "created_at") WHERE "status" IN ('due', 'sending');
CREATE INDEX "outbox_failed_idx" ON "outbox" ("created_at") WHERE "status" = 'failed';

-- What is stuck and why, beside what other tables say of themselves; gone once it is resolved.
CREATE TABLE "incidents" (
  "incident_id" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "stream_kind" TEXT NOT NULL,
  "stream_id" TEXT NOT NULL,
  "sentence" JSONB NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "incidents_stream_idx" ON "incidents" ("stream_kind", "stream_id");

-- Read model: made from the events by `npm run rebuild` whenever wanted, compared with them by `npm run doctor`.
CREATE TABLE "contracts" (
  "contract_id" TEXT NOT NULL PRIMARY KEY,
  "number" TEXT NOT NULL UNIQUE,
  "title" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "contract_type_id" TEXT NOT NULL,
  "framework_id" TEXT,
  "customer_id" TEXT,
  "customer_name" TEXT NOT NULL,
  "owner_name" TEXT NOT NULL,
  "owner_email" TEXT NOT NULL,
  "gross" DECIMAL(20,4) NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "starts_on" DATE NOT NULL,
  "ends_on" DATE NOT NULL,
  "overdue" BOOLEAN NOT NULL,
  "waiting_on" TEXT[] NOT NULL,
  "waiting_emails" TEXT[] NOT NULL,
  "waiting" JSONB NOT NULL,
  "next_deadline_at" TIMESTAMPTZ(3),
  "terms_digest" TEXT NOT NULL,
  "state_version" INTEGER NOT NULL,
  "state" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "contracts_stage_created_at_contract_id_idx" ON "contracts" ("stage", "created_at", "contract_id");
CREATE INDEX "contracts_created_at_contract_id_idx" ON "contracts" ("created_at", "contract_id");
CREATE INDEX "contracts_customer_name_idx" ON "contracts" ("customer_name");
CREATE INDEX "contracts_customer_id_idx" ON "contracts" ("customer_id") WHERE "customer_id" IS NOT NULL;
CREATE INDEX "contracts_framework_id_idx" ON "contracts" ("framework_id") WHERE "framework_id" IS NOT NULL;
CREATE INDEX "contracts_waiting_on_idx" ON "contracts" USING gin ("waiting_on");
CREATE INDEX "contracts_waiting_emails_idx" ON "contracts" USING gin ("waiting_emails");
CREATE INDEX "contracts_next_deadline_idx" ON "contracts" ("next_deadline_at") WHERE "next_deadline_at" IS NOT NULL;
CREATE INDEX "contracts_open_idx" ON "contracts" ("contract_id", "seq") WHERE "stage" NOT IN ('archived', 'withdrawn', 'declined');
CREATE INDEX "contracts_owner_email_idx" ON "contracts" (lower("owner_email"));

CREATE TABLE "parties" (
  "contract_id" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "registration_number" TEXT,
  -- By what names and numbers are compared: letters and figures alone.
  "name_key" TEXT NOT NULL,
  "number_key" TEXT,
  "address" TEXT,
  "contact_name" TEXT NOT NULL,
  "contact_email" TEXT NOT NULL,
  PRIMARY KEY ("contract_id", "side")
);
CREATE INDEX "parties_number_key_idx" ON "parties" ("number_key") WHERE "number_key" IS NOT NULL;
CREATE INDEX "parties_name_key_idx" ON "parties" ("name_key") WHERE "number_key" IS NULL;

-- A milestone or a payment line.
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

-- A report of a delivery, and what the customer said to it.
CREATE TABLE "deliveries" (
  "contract_id" TEXT NOT NULL,
  "milestone_id" TEXT NOT NULL,
  "attempt" INTEGER NOT NULL,
  "delivered_on" DATE,
  "evidence" TEXT,
  "reported_at" TIMESTAMPTZ(3),
  "outcome" TEXT,
  "answered_at" TIMESTAMPTZ(3),
  "remark" TEXT,
  PRIMARY KEY ("contract_id", "milestone_id", "attempt")
);

-- Money that came (回款). A bank reference is unique in the company.
CREATE TABLE "receipts" (
  "contract_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "payment_line_id" TEXT NOT NULL,
  "amount" DECIMAL(20,4) NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "received_on" DATE NOT NULL,
  "reference" TEXT NOT NULL UNIQUE,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("contract_id", "seq")
);

CREATE TABLE "amendments" (
  "contract_id" TEXT NOT NULL,
  "amendment_id" TEXT NOT NULL,
  "requested_by" TEXT,
  "requested_at" TIMESTAMPTZ(3),
  "reason" TEXT,
  "changes" JSONB,
  "terms_before" TEXT,
  "terms_after" TEXT,
  "status" TEXT NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  "closed_because" TEXT,
  PRIMARY KEY ("contract_id", "amendment_id")
);
CREATE INDEX "amendments_refused_idx" ON "amendments" ("amendment_id") WHERE "status" = 'refused';

CREATE TABLE "comments" (
  "contract_id" TEXT NOT NULL,
  "comment_id" TEXT NOT NULL,
  "subject" JSONB,
  "by" JSONB,
  "at" TIMESTAMPTZ(3),
  "text" TEXT,
  "must_be_resolved" BOOLEAN,
  "resolved" JSONB,
  PRIMARY KEY ("contract_id", "comment_id")
);
CREATE INDEX "comments_open_idx" ON "comments" ("contract_id", "at") WHERE "resolved" IS NULL;

-- A submitted revision: the terms and the files that were made of it.
CREATE TABLE "revisions" (
  "contract_id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "terms_digest" TEXT NOT NULL,
  "document" JSONB,
  "digest" TEXT,
  "departures" JSONB,
  "frozen_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("contract_id", "revision")
);
CREATE INDEX "revisions_digest_idx" ON "revisions" ("digest");

-- The copy of a revision's document that people are shown before it is approved, or the sheet of facts beside a file of another making.
CREATE TABLE "revision_copies" (
  "contract_id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  PRIMARY KEY ("contract_id", "revision")
);
CREATE INDEX "revision_copies_digest_idx" ON "revision_copies" ("digest");

-- The customer directory (相对方库).
CREATE TABLE "customers" (
  "customer_id" TEXT NOT NULL PRIMARY KEY,
  "seq" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "name_en" TEXT,
  "country" CHAR(2) NOT NULL,
  "registration_number" TEXT,
  "name_key" TEXT NOT NULL,
  "number_key" TEXT,
  "status" TEXT NOT NULL,
  "reason" TEXT,
  "credit_amount" DECIMAL(20,4),
  "credit_currency" CHAR(3),
  "state_version" INTEGER NOT NULL,
  "state" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL
);
-- A registration number is unique in its country alone.
CREATE UNIQUE INDEX "customers_number_key_key" ON "customers" ("country", "number_key") WHERE "number_key" IS NOT NULL;
CREATE INDEX "customers_number_key_idx" ON "customers" ("number_key");
CREATE INDEX "customers_name_key_idx" ON "customers" ("name_key");
CREATE INDEX "customers_created_at_customer_id_idx" ON "customers" ("created_at", "customer_id");
CREATE INDEX "customers_status_created_at_customer_id_idx" ON "customers" ("status", "created_at", "customer_id");

-- Commands that were refused and that somebody may ask about: votes, and whoever was not allowed to ask.
CREATE TABLE "refused_commands" (
  "refused_command_id" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL,
  "command" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "sentence" TEXT NOT NULL,
  "sentence_zh" TEXT NOT NULL,
  "actor" JSONB NOT NULL,
  "refused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "refused_commands_contract_id_refused_at_idx" ON "refused_commands" ("contract_id", "refused_at");

-- The last number of a series, and what got which.
CREATE TABLE "number_series" (
  "series" TEXT NOT NULL PRIMARY KEY,
  "last" INTEGER NOT NULL
);
CREATE TABLE "numbers" (
  "number" TEXT NOT NULL PRIMARY KEY,
  "series" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  -- What has the number: the stream's kind and id.
  "subject_kind" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE ("series", "sequence"),
  UNIQUE ("subject_kind", "subject_id")
);

-- The next number of a series, in which {seq} stands for the sequence. Others who take one wait until the statement that uses it ends.
CREATE FUNCTION "take_number"("of_kind" TEXT, "of_id" TEXT, "of_series" TEXT, "digits" INTEGER) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  taken INTEGER;
  made TEXT;
BEGIN
  LOOP
    INSERT INTO "number_series" AS s ("series", "last") VALUES ("of_series", 1)
      ON CONFLICT ("series") DO UPDATE SET "last" = s."last" + 1 RETURNING s."last" INTO taken;
    made := replace("of_series", '{seq}', lpad(taken::text, GREATEST("digits", length(taken::text)), '0'));
    -- A number that somebody gave by hand is taken.
    EXIT WHEN NOT EXISTS (SELECT 1 FROM "contracts" WHERE "number" = made);
  END LOOP;
  INSERT INTO "numbers" ("number", "series", "sequence", "subject_kind", "subject_id") VALUES (made, "of_series", taken, "of_kind", "of_id");
  RETURN made;
END $$;

-- A mail link; only the SHA-256 of its token is kept.
CREATE TABLE "link_tokens" (
  "token_hash" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL,
  "effect_id" TEXT NOT NULL,
  "question_id" TEXT NOT NULL,
  "question" JSONB NOT NULL,
  "recipient" JSONB NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "link_tokens_contract_id_idx" ON "link_tokens" ("contract_id");

CREATE TABLE "users" (
  "user_id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL UNIQUE,
  "language" TEXT NOT NULL,
  "active" BOOLEAN NOT NULL DEFAULT true,
  "approves_for" TEXT[] NOT NULL DEFAULT '{}',
  "roles" TEXT[] NOT NULL DEFAULT '{}',
  "manager_id" TEXT REFERENCES "users" ("user_id")
);

CREATE TABLE "api_keys" (
  "key_hash" TEXT NOT NULL PRIMARY KEY,
  "key_id" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "last_used_at" TIMESTAMPTZ(3),
  "revoked_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "api_keys_name_in_use" ON "api_keys" ("name") WHERE "revoked_at" IS NULL;

CREATE TABLE "settings" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "value" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_by" TEXT NOT NULL
);

CREATE TABLE "absences" (
  "absence_id" TEXT NOT NULL PRIMARY KEY,
  "user_id" TEXT NOT NULL REFERENCES "users" ("user_id"),
  "from_day" DATE NOT NULL,
  "to_day" DATE NOT NULL,
  "deputy_id" TEXT REFERENCES "users" ("user_id"),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "absences_user_id_idx" ON "absences" ("user_id");

-- Every version of the approval rules: a contract in flight keeps the one it was submitted under.
CREATE TABLE "rule_sets" (
  "rule_set_id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "published_at" TIMESTAMPTZ(3),
  "retired_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("rule_set_id", "version")
);
CREATE UNIQUE INDEX "rule_sets_published_key" ON "rule_sets" ("rule_set_id") WHERE "status" = 'published';

-- Every published version of the work calendar; the highest counts.
CREATE TABLE "work_calendars" (
  "version" INTEGER NOT NULL PRIMARY KEY,
  "body" JSONB NOT NULL,
  "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);

-- One-time codes of customer links; of code and session only the SHA-256 is kept.
CREATE TABLE "link_codes" (
  "token_hash" TEXT NOT NULL PRIMARY KEY REFERENCES "link_tokens" ("token_hash"),
  "code_hash" TEXT,
  "expires_at" TIMESTAMPTZ(3),
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "codes" INTEGER NOT NULL DEFAULT 1,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "session_hash" TEXT,
  "session_expires_at" TIMESTAMPTZ(3)
);

-- What contracts are made from: types, templates, clauses, each in versions; at most one of each is published.
CREATE TABLE "library_items" (
  "kind" TEXT NOT NULL,
  "item_id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "body" JSONB NOT NULL,
  "digest" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "published_at" TIMESTAMPTZ(3),
  "retired_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("kind", "item_id", "version")
);
CREATE UNIQUE INDEX "library_items_published_key" ON "library_items" ("kind", "item_id") WHERE "status" = 'published';

-- What was published is what contracts were made from: it never changes and never goes.
CREATE FUNCTION "library_items_are_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."status" = 'draft' OR (NEW."body" = OLD."body" AND NEW."digest" = OLD."digest"))
     AND ROW(NEW."kind", NEW."item_id", NEW."version") = ROW(OLD."kind", OLD."item_id", OLD."version") THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD."status" = 'draft' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'A published version of the library never changes.';
END
$$;
CREATE TRIGGER "library_items_are_kept" BEFORE UPDATE OR DELETE ON "library_items"
  FOR EACH ROW EXECUTE FUNCTION "library_items_are_kept"();

-- Files that people uploaded, by the SHA-256 of their bytes; the bytes are in the document store.
CREATE TABLE "files" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "media_type" TEXT NOT NULL,
  "bytes" INTEGER NOT NULL,
  "pages" INTEGER,
  "uploaded_by" JSONB NOT NULL,
  -- Whether a contract has ever named it; then it stays.
  "named" BOOLEAN NOT NULL DEFAULT false,
  "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX "files_unnamed_idx" ON "files" ("touched_at") WHERE NOT "named";

-- A file of the document store that is not what was put there, or is gone.
CREATE TABLE "damaged_files" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT,
  "kind" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);

-- What looks after all contracts: one row, and what each contract was last told for which reason.
CREATE TABLE "supervision" (
  "looked_at" TIMESTAMPTZ(3),
  "suspect" BOOLEAN NOT NULL DEFAULT true,
  "calendar_version" INTEGER
);
CREATE UNIQUE INDEX "supervision_one_row" ON "supervision" ((true));
INSERT INTO "supervision" DEFAULT VALUES;
CREATE TABLE "supervised" (
  "contract_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "marker" TEXT NOT NULL,
  "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("contract_id", "reason")
);

-- Counts every change of what decisions ask of the company – people, absences, rules, calendars – so that whoever keeps it at hand knows whether it still holds.
CREATE TABLE "company_version" (
  "only" BOOLEAN NOT NULL PRIMARY KEY DEFAULT true CHECK ("only"),
  "version" BIGINT NOT NULL DEFAULT 0
);
INSERT INTO "company_version" DEFAULT VALUES;
CREATE FUNCTION "company_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "company_version" SET "version" = "version" + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "users_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "users" FOR EACH STATEMENT EXECUTE FUNCTION "company_changed"();
CREATE TRIGGER "absences_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "absences" FOR EACH STATEMENT EXECUTE FUNCTION "company_changed"();
CREATE TRIGGER "rule_sets_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "rule_sets" FOR EACH STATEMENT EXECUTE FUNCTION "company_changed"();
CREATE TRIGGER "work_calendars_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "work_calendars" FOR EACH STATEMENT EXECUTE FUNCTION "company_changed"();
