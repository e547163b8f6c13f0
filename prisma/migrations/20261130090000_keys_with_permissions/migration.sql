-- What a key may do, for whom it works and until when. '*' stands for all permissions, which every key had before.
ALTER TABLE "api_keys"
  ADD COLUMN "account_id" TEXT,
  ADD COLUMN "permissions" TEXT[] NOT NULL DEFAULT '{*}',
  ADD COLUMN "owner_id" TEXT REFERENCES "users" ("user_id"),
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "replaced_at" TIMESTAMPTZ(3);

-- A key that was replaced works until it expires, beside the new one of the same name.
DROP INDEX "api_keys_name_in_use";
CREATE UNIQUE INDEX "api_keys_name_in_use" ON "api_keys" ("name") WHERE "revoked_at" IS NULL AND "replaced_at" IS NULL;
