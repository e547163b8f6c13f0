-- A bank reference is unique in the company however it is written. What is booked already keeps its own spelling as its key until `npm run rebuild`.
ALTER TABLE "receipts" ADD COLUMN "reference_key" TEXT;
UPDATE "receipts" SET "reference_key" = "reference";
ALTER TABLE "receipts" ALTER COLUMN "reference_key" SET NOT NULL;
ALTER TABLE "receipts" DROP CONSTRAINT "receipts_reference_key";
CREATE UNIQUE INDEX "receipts_by_reference" ON "receipts" ("reference_key");
