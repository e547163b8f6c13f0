-- Under which number each archived contract is filed: a number is one contract's in the whole company.
CREATE TABLE "archive_files" (
  "contract_id" TEXT NOT NULL PRIMARY KEY,
  "file_number" TEXT NOT NULL,
  "file_key" TEXT NOT NULL,
  "archived_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "archive_files_file_key_idx" ON "archive_files" ("file_key");

INSERT INTO "archive_files" ("contract_id", "file_number", "file_key", "archived_at")
SELECT DISTINCT ON (e."stream_id") e."stream_id", e."body" ->> 'fileNumber', e."body" ->> 'fileNumber', e."at"
FROM "events" e JOIN "contracts" c ON c."contract_id" = e."stream_id"
WHERE e."stream_kind" = 'contract' AND e."type" = 'ContractArchived'
ORDER BY e."stream_id", e."seq" DESC;

-- Numbers that were given twice before stay as they are; from now on none is given twice.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "archive_files") THEN
    EXECUTE format(
      'CREATE UNIQUE INDEX "archive_files_by_key" ON "archive_files" ("file_key") WHERE "archived_at" > %L::timestamptz',
      (SELECT max("archived_at") FROM "archive_files")
    );
  ELSE
    CREATE UNIQUE INDEX "archive_files_by_key" ON "archive_files" ("file_key");
  END IF;
END $$;
