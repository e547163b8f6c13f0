ALTER TABLE "users" ADD COLUMN "approves_for" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "users" ADD COLUMN "roles" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "users" ADD COLUMN "manager_id" TEXT REFERENCES "users" ("user_id");
UPDATE "users" SET "approves_for" = ARRAY["approves"] WHERE "approves" IS NOT NULL;
ALTER TABLE "users" DROP COLUMN "approves";

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

-- Votes that the rules refused: who tried what, and why it did not count.
CREATE TABLE "refused_votes" (
  "refused_vote_id" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL,
  "command" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "sentence" TEXT NOT NULL,
  "sentence_zh" TEXT NOT NULL,
  "actor" JSONB NOT NULL,
  "refused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "refused_votes_contract_id_refused_at_idx" ON "refused_votes" ("contract_id", "refused_at");

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

-- The rules that were built in so far, as the first version, where the company has laid down its threshold already.
INSERT INTO "rule_sets" ("rule_set_id", "version", "status", "body", "published_at")
SELECT 'default', 1, 'published', jsonb_build_object(
  'ruleSetId', 'default', 'version', 1, 'currency', s."value" #>> '{executiveThreshold,currency}',
  'rates', '{}'::jsonb, 'fourEyes', true,
  'routeOwner', COALESCE((SELECT "email" FROM "users" WHERE "active" AND 'executive' = ANY("approves_for") ORDER BY "user_id" LIMIT 1), ''),
  'rules', jsonb_build_array(
    jsonb_build_object('ruleId', 'departments', 'name', '{"en":"Every contract","zh-CN":"所有合同"}'::jsonb, 'when', '{}'::jsonb, 'steps', (
      SELECT jsonb_agg(jsonb_build_object('stepId', d.id, 'name', jsonb_build_object('en', d.id, 'zh-CN', d.zh), 'order', 1,
        'approvers', jsonb_build_array(jsonb_build_object('kind', 'department', 'department', d.id)), 'quorum', 'any',
        'subjects', d.subjects, 'executive', false, 'limitHours', 16, 'remindAt', '[50,100]'::jsonb, 'escalateAt', 150) ORDER BY d.place)
      FROM (VALUES (1, 'legal', '法务', '["parties","clauses"]'::jsonb), (2, 'finance', '财务', '["money","dates"]'::jsonb),
                   (3, 'business', '业务', '["scope"]'::jsonb)) AS d(place, id, zh, subjects))),
    jsonb_build_object('ruleId', 'important', 'name', '{"en":"Important contracts","zh-CN":"重要合同"}'::jsonb,
      'when', jsonb_build_object('amount', jsonb_build_object('from', s."value" #>> '{executiveThreshold,amount}')),
      'steps', '[{"stepId":"executive","name":{"en":"executive","zh-CN":"高管"},"order":2,
        "approvers":[{"kind":"department","department":"executive"}],"quorum":"any",
        "subjects":["parties","clauses","money","dates","scope"],"executive":true,"limitHours":16,"remindAt":[50,100],"escalateAt":150}]'::jsonb))),
  clock_timestamp()
FROM "settings" s WHERE s."name" = 'policy';
