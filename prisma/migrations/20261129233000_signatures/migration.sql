-- Every signature on record: of the contract itself, and of the agreements that change or end it.
CREATE TABLE "signatures" (
  "contract_id" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "signatory" TEXT NOT NULL,
  "signed_on" DATE NOT NULL,
  "authority" TEXT,
  "digest" TEXT,
  "recorded_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("contract_id", "subject_kind", "subject_id", "side")
);

-- Those that were recorded before there was the table, all of them of contracts.
INSERT INTO "signatures" ("contract_id", "subject_kind", "subject_id", "side", "signatory", "signed_on", "recorded_at")
SELECT DISTINCT ON (e."stream_id", e."body" ->> 'side') e."stream_id", 'contract', c."number", e."body" ->> 'side', e."body" ->> 'signatory',
  (e."body" ->> 'signedOn')::date, e."at"
FROM "events" e JOIN "contracts" c ON c."contract_id" = e."stream_id"
WHERE e."stream_kind" = 'contract' AND e."type" = 'SignatureRecorded'
ORDER BY e."stream_id", e."body" ->> 'side', e."seq" DESC;
