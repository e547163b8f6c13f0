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

-- Every submitted revision: what it said, and the files that were made of it.
CREATE TABLE "revisions" (
  "contract_id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "terms" JSONB NOT NULL,
  "document" JSONB,
  "digest" TEXT,
  "copy_digest" TEXT,
  "departures" JSONB,
  "frozen_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("contract_id", "revision")
);
CREATE INDEX "revisions_digest_idx" ON "revisions" ("digest");
CREATE INDEX "revisions_copy_digest_idx" ON "revisions" ("copy_digest");

-- The last number of each series, and who has which number.
CREATE TABLE "number_series" (
  "series" TEXT NOT NULL PRIMARY KEY,
  "last" INTEGER NOT NULL
);
CREATE TABLE "numbers" (
  "number" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT NOT NULL UNIQUE,
  "series" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  UNIQUE ("series", "sequence")
);
INSERT INTO "numbers" ("number", "contract_id", "series", "sequence")
  SELECT 'HT-' || "year" || '-' || lpad("sequence"::text, greatest(4, length("sequence"::text)), '0'), "contract_id", 'HT-' || "year" || '-{seq}', "sequence"
  FROM "contract_numbers";
DROP TABLE "contract_numbers";
DROP TABLE "templates";

-- Numbers of supplementary agreements that came to nothing.
CREATE INDEX "events_refused_amendment_idx" ON "events" (("body"->>'amendmentId')) WHERE "type" = 'AmendmentRefused';

-- Files of the document store that are not what was put there: incidents until somebody has seen to them.
CREATE TABLE "damaged_files" (
  "digest" TEXT NOT NULL PRIMARY KEY,
  "contract_id" TEXT,
  "kind" TEXT NOT NULL,
  "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);

ALTER TABLE "contracts" ADD COLUMN "framework_id" TEXT;
CREATE INDEX "contracts_framework_id_idx" ON "contracts" ("framework_id") WHERE "framework_id" IS NOT NULL;
