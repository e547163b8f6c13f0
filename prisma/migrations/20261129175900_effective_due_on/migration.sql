-- When something is really due: days of rest give way to the next working day. Null where it is not open.
ALTER TABLE "obligations" ADD COLUMN "effective_due_on" DATE;

-- What is open by now, until each contract is planned anew: `npm run rebuild` reckons it by the calendar.
UPDATE "obligations" SET "effective_due_on" = "due_on" WHERE "status" IN ('due', 'part_paid', 'reported');

-- The calendar counts for more contracts than before: all of them are planned anew once.
UPDATE "supervision" SET "calendar_version" = NULL;
