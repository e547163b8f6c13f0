-- An amendment may change the price without naming it: by line items, or by a discount.
ALTER TABLE "amendments" ADD COLUMN "gross_after" DECIMAL(20, 4);
UPDATE "amendments" a SET "gross_after" = COALESCE((a.changes -> 'gross' ->> 'amount')::numeric, c.gross)
FROM "contracts" c WHERE c.contract_id = a.contract_id;
