-- The few contracts in which something waits for finance to verify it: each receipt asks whether its transfer waits in one of them.
CREATE INDEX "contracts_with_entries" ON "contracts" ("contract_id") WHERE jsonb_exists("state", 'entries');
