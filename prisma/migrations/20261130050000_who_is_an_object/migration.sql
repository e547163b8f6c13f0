-- Who waived a condition is a person with name, address and language, as the event has always told.
ALTER TABLE "effect_conditions" ALTER COLUMN "decided_by" TYPE JSONB USING NULL;
UPDATE "effect_conditions" c SET "decided_by" = e."body" -> 'decidedBy'
FROM "events" e
WHERE c."status" = 'waived' AND e."stream_kind" = 'contract' AND e."stream_id" = c."contract_id" AND e."type" = 'ConditionWaived'
  AND e."body" ->> 'conditionId' = c."condition_id";

-- Who changed what is laid down is an actor. Of what was changed before only the name is known: a key that is called so, or who set it up.
ALTER TABLE "settings" ADD COLUMN "actor" JSONB;
UPDATE "settings" s SET "actor" = coalesce(
  (SELECT jsonb_build_object('kind', 'service', 'id', k."key_id", 'name', k."name") FROM "api_keys" k WHERE k."name" = s."changed_by"
    AND s."version" > 1 ORDER BY k."revoked_at" DESC NULLS FIRST LIMIT 1),
  jsonb_build_object('kind', 'operator', 'id', s."changed_by", 'name', s."changed_by"));
ALTER TABLE "settings" DROP COLUMN "changed_by";
ALTER TABLE "settings" RENAME COLUMN "actor" TO "changed_by";
ALTER TABLE "settings" ALTER COLUMN "changed_by" SET NOT NULL;
