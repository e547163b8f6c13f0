-- Lists and searches of a company with a hundred thousand contracts find what they show by an index.

-- Pairs of characters of a text, and its characters that are not ASCII. An extension of trigrams (pg_trgm) is no help: most words of Chinese have two
-- characters, and it finds none below three. Nor does this need an extension that somebody has to allow.
CREATE FUNCTION "search_grams"("text" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(one || other), '{}') || string_to_array(regexp_replace(lower("text"), '[\x01-\x7f]+', '', 'g'), NULL)
  FROM unnest(string_to_array(lower("text"), NULL), string_to_array(substr(lower("text"), 2), NULL)) AS pairs(one, other)
  WHERE other IS NOT NULL
$$;

-- What contracts are searched by, apart from their rows: those are written with every step of a contract, these hardly ever.
CREATE TABLE "contract_search" (
  "contract_id" TEXT NOT NULL PRIMARY KEY REFERENCES "contracts" ("contract_id") ON DELETE CASCADE,
  -- Number, title and name of the customer, each on a line of its own.
  "text" TEXT NOT NULL,
  "customer_name" TEXT NOT NULL
);
INSERT INTO "contract_search" ("contract_id", "text", "customer_name")
SELECT "contract_id", concat_ws(E'\n', "number", "title", "customer_name"), "customer_name" FROM "contracts";
CREATE INDEX "contract_search_grams" ON "contract_search" USING gin (search_grams("text"));

CREATE FUNCTION "contract_searched"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "contract_search" ("contract_id", "text", "customer_name")
  VALUES (NEW."contract_id", concat_ws(E'\n', NEW."number", NEW."title", NEW."customer_name"), NEW."customer_name")
  ON CONFLICT ("contract_id") DO UPDATE SET "text" = EXCLUDED."text", "customer_name" = EXCLUDED."customer_name";
  RETURN NULL;
END $$;
CREATE TRIGGER "contract_to_search" AFTER INSERT ON "contracts" FOR EACH ROW EXECUTE FUNCTION "contract_searched"();
CREATE TRIGGER "contract_to_search_anew" AFTER UPDATE OF "number", "title", "customer_name" ON "contracts" FOR EACH ROW
  WHEN ((OLD."number", OLD."title", OLD."customer_name") IS DISTINCT FROM (NEW."number", NEW."title", NEW."customer_name"))
  EXECUTE FUNCTION "contract_searched"();
DROP INDEX "contracts_customer_name_idx";

CREATE INDEX "customers_search_grams" ON "customers"
  USING gin (search_grams("name" || E'\n' || coalesce("name_en", '') || E'\n' || coalesce("registration_number", '')));

-- A customer's contracts, and the orders of a framework, in the order in which they are shown.
DROP INDEX "contracts_customer_id_idx";
CREATE INDEX "contracts_by_customer" ON "contracts" ("customer_id", "created_at", "contract_id") WHERE "customer_id" IS NOT NULL;
DROP INDEX "contracts_framework_id_idx";
CREATE INDEX "contracts_by_framework" ON "contracts" ("framework_id", "number") WHERE "framework_id" IS NOT NULL;

-- The few contracts that are overdue.
CREATE INDEX "contracts_overdue" ON "contracts" ("created_at", "contract_id") WHERE "overdue";

-- Contracts at about the same price: they may be one that was typed twice.
CREATE INDEX "contracts_by_price" ON "contracts" ("currency", "gross");

-- What was recorded last. The trail only grows: where it was written is when it was written.
CREATE INDEX "events_by_time" ON "events" USING brin ("recorded_at");

-- By which work calendars a contract has been planned.
CREATE INDEX "events_replanned" ON "events" ("stream_id") WHERE "stream_kind" = 'contract' AND "type" = 'DeadlinesReplanned';

-- The contracts that are not over, with all that a look at them asks for.
DROP INDEX "contracts_open_idx";
CREATE INDEX "contracts_open_idx" ON "contracts" ("contract_id", "seq", "created_at") WHERE "stage" NOT IN ('archived', 'withdrawn', 'declined');
