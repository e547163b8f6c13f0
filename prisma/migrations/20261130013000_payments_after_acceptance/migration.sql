-- A payment may hang on the acceptance of a milestone: which one it waits for, and since when accepted deliveries count as accepted.
ALTER TABLE "obligations" ADD COLUMN "awaits" TEXT;
ALTER TABLE "deliveries" ADD COLUMN "accepted_on" DATE;
