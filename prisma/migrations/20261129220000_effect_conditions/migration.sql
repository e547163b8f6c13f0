-- What a signed contract waited for before it was in force, and what became of it.
CREATE TABLE "effect_conditions" (
  "contract_id" TEXT NOT NULL,
  "condition_id" TEXT NOT NULL,
  "title" TEXT,
  "kind" TEXT,
  "payment_line_id" TEXT,
  "status" TEXT NOT NULL,
  "cause" TEXT,
  "met_on" DATE,
  "decided_by" TEXT,
  "remark" TEXT,
  "closed_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("contract_id", "condition_id")
);
