-- One transfer may be for several payment lines, or for none yet, and may be reversed; then its bank reference is free again.
CREATE TABLE "receipt_allocations" (
  "contract_id" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "payment_line_id" TEXT NOT NULL,
  "receipt_seq" INTEGER NOT NULL,
  "amount" NUMERIC(20, 4) NOT NULL,
  PRIMARY KEY ("contract_id", "seq", "payment_line_id")
);
INSERT INTO "receipt_allocations" ("contract_id", "seq", "payment_line_id", "receipt_seq", "amount")
SELECT "contract_id", "seq", "payment_line_id", "seq", "amount" FROM "receipts";
ALTER TABLE "receipts" DROP COLUMN "payment_line_id";
ALTER TABLE "receipts" ADD COLUMN "reversed_at" TIMESTAMPTZ(3);
ALTER TABLE "receipts" ADD COLUMN "reversed_because" TEXT;
-- The row of a reversal names what the receipt was, and not when it was recorded.
ALTER TABLE "receipts" ALTER COLUMN "recorded_at" DROP NOT NULL;
DROP INDEX "receipts_by_reference";
CREATE UNIQUE INDEX "receipts_by_reference" ON "receipts" ("reference_key") WHERE "reversed_at" IS NULL;
