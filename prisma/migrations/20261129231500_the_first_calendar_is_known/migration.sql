-- The first calendar is there before any contract: where there is none yet, nothing is to be planned anew by it.
UPDATE supervision SET calendar_version = 1
WHERE calendar_version IS NULL AND NOT EXISTS (SELECT FROM contracts);
