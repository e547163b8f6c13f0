/**
 * SQL that inserts ten years of a company with a hundred thousand contracts: the old ones archived, the newest in progress, customers of very
 * different size, and a few incidents. All values are computed from the row number, so that every run is the same.
 */
export const manyContracts = `
SET session_replication_role = replica;
SET maintenance_work_mem = '256MB';
SET max_parallel_maintenance_workers = 0;

-- An index of many rows is made faster than it is added to.
CREATE TEMP TABLE made_anew AS SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename IN ('contracts', 'contract_search', 'events', 'outbox') AND indexdef NOT LIKE 'CREATE UNIQUE%';
DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT * FROM made_anew LOOP EXECUTE format('DROP INDEX %I', one.indexname); END LOOP;
END $$;

INSERT INTO users (user_id, name, email, language, active, approves_for, roles)
SELECT 'u' || i, '员工' || i, 'u' || i || '@huadong.example', 'zh-CN', i <> 7, CASE WHEN i <= 20 THEN ARRAY['legal'] ELSE '{}' END, '{}'
FROM generate_series(1, 80) i;

CREATE TEMP TABLE words AS SELECT
  ARRAY['杭州','南京','苏州','宁波','青岛','厦门','长沙','成都','西安','武汉','天津','大连','合肥','福州','济南','昆明','南昌','太原','沈阳','重庆'] AS cities,
  ARRAY['远景','宏达','金桥','天成','海纳','中恒','博远','瑞丰','华泰','立信','东升','长虹','嘉禾','明德','新域','方圆','恒通','安捷','优创','启航','鼎盛','凯越','盛源','德邦','联创'] AS names,
  ARRAY['机械','电气','化工','仪表','泵业','阀门','环保','能源','材料','医药','食品','纺织','汽车','电子','建设','物流','冶金','造纸','矿业','水务'] AS trades,
  ARRAY['离心泵','换热器','控制柜','变压器','输送机','压缩机','过滤器','流量计','减速机','反应釜'] AS goods;

INSERT INTO customers (customer_id, seq, name, country, registration_number, name_key, number_key, status, state_version, state, created_at, updated_at)
SELECT md5('customer' || i)::uuid, 1, name, 'CN', 'R' || lpad(i::text, 8, '0'), name, 'r' || lpad(i::text, 8, '0'),
  CASE WHEN i % 200 = 0 THEN 'blocked' ELSE 'normal' END, 1, '{}', at, at
FROM (SELECT i, timestamptz '2016-01-01' + i * interval '8 hours' AS at,
    cities[1 + i % 20] || names[1 + i / 20 % 25] || trades[1 + i / 500 % 20] || '有限公司' AS name
  FROM generate_series(0, 9999) i, words) made;

CREATE TEMP TABLE made AS
SELECT i, md5('contract' || i)::uuid::text AS id, timestamptz '2016-01-01' + i * interval '52 minutes' AS created,
  (10000 * power((i * 7919::bigint % 100003) / 100003.0, 3))::int AS customer,
  'HD-GEN-XS-' || 2016 + i / 10000 || '-' || lpad((i % 10000)::text, 5, '0') AS number,
  CASE
    WHEN i > 98500 THEN (ARRAY['draft','in_approval','awaiting_customer','awaiting_signature','signed','active'])[1 + i % 6]
    WHEN i > 70000 THEN (ARRAY['active','active','active','active','active','active','completed','active','withdrawn','active'])[1 + i % 10]
    ELSE (ARRAY['archived','archived','archived','archived','archived','archived','archived','completed','withdrawn','terminated','declined','archived'])[1 + i % 12]
  END AS stage
FROM generate_series(1, 100000) i;

INSERT INTO contracts (contract_id, number, title, stage, seq, revision, contract_type_id, customer_id, customer_name, owner_name, owner_email,
  gross, currency, starts_on, ends_on, overdue, waiting_on, waiting_emails, waiting, next_deadline_at, terms_digest, state_version, state,
  created_at, updated_at)
SELECT id, number, goods[1 + i % 10] || '采购合同', stage, 2, 1, CASE i % 20 WHEN 0 THEN 'service' WHEN 1 THEN 'framework' ELSE 'sale' END,
  md5('customer' || customer)::uuid, c.name, '员工' || owner, 'u' || owner || '@huadong.example',
  round((1000 * power(10, (i * 31 % 4001) / 1000.0))::numeric, 2), CASE WHEN i % 50 = 0 THEN 'USD' ELSE 'CNY' END,
  created::date + 14, created::date + 379, stage = 'active' AND i % 17 = 0, waits.for, waits.whom,
  CASE WHEN waits.for = '{}' THEN '[]' ELSE jsonb_build_array(jsonb_build_object('role', waits.role, 'stepId', waits.for[1], 'since', created, 'sentence', '{}'::jsonb,
    'topic', '{"kind": "approval"}'::jsonb, 'person', jsonb_build_object('email', waits.whom[1]))) END,
  CASE WHEN stage IN ('active', 'in_approval', 'signed') THEN created + interval '400 days' END, 't', 1,
  CASE WHEN stage = 'active' AND i % 900 = 0 THEN '{"entries": [{"command": {"type": "recordReceipt", "reference": "waits"}}]}'::jsonb
    ELSE jsonb_build_object('ending', NULL, 'rest', repeat(md5(i::text), 6)) END,
  created, created + CASE WHEN stage = 'archived' THEN interval '500 days' ELSE interval '20 days' END
FROM made JOIN customers c ON c.customer_id = md5('customer' || customer)::uuid::text, words,
  LATERAL (SELECT 21 + (i * 13 % 60) AS owner) o,
  LATERAL (SELECT CASE WHEN stage = 'in_approval' AND i % 90 = 1 THEN 'route_owner' WHEN stage = 'in_approval' THEN 'approver'
      WHEN stage = 'awaiting_customer' OR stage = 'active' AND i % 25 = 0 THEN 'customer' WHEN stage IN ('draft', 'completed') THEN 'owner' END AS role) r,
  LATERAL (SELECT role,
    CASE role WHEN 'approver' THEN ARRAY['legal'] WHEN 'route_owner' THEN ARRAY['route_owner'] WHEN 'customer' THEN ARRAY['customer'] WHEN 'owner' THEN ARRAY['owner'] ELSE '{}'::text[] END AS for,
    CASE role WHEN 'approver' THEN ARRAY['u' || 1 + i % 20 || '@huadong.example'] ELSE '{}'::text[] END AS whom) waits
ORDER BY i;

INSERT INTO contract_search SELECT contract_id, concat_ws(E'\\n', number, title, customer_name), customer_name FROM contracts;
INSERT INTO numbers (number, series, sequence, subject_kind, subject_id) SELECT number, 's', i, 'contract', id FROM made;
INSERT INTO parties (contract_id, side, name, registration_number, name_key, number_key, contact_name, contact_email)
SELECT id, 'customer', c.name, c.registration_number, c.name_key, c.number_key, '许静', 'x@example.com'
FROM made JOIN customers c ON c.customer_id = md5('customer' || customer)::uuid::text;
INSERT INTO receipts (contract_id, seq, amount, currency, received_on, reference, reference_key, recorded_at)
SELECT id, 2, 100, 'CNY', created::date, 'bank-' || i, 'bank' || i, created FROM made WHERE i < 70000;
INSERT INTO external_ids (caller, external_id, contract_id) SELECT 'crm', 'C' || i, id FROM made WHERE i % 2 = 0;

INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at, recorded_at)
SELECT 'contract', id, seq, CASE seq WHEN 1 THEN 'ContractCreated' ELSE 'ContractActivated' END, '{}', '{}', 'k' || seq, 0, '', at, at
FROM (SELECT id, seq, created + (seq - 1) * interval '5 days' AS at FROM made, generate_series(1, 2) seq WHERE seq = 2 OR i > 95000) e ORDER BY at;

INSERT INTO outbox (effect_id, stream_kind, stream_id, seq, kind, target, body, status, attempts, next_attempt_at, created_at)
SELECT id || n, 'contract', id, 2, 'mail', 'x@example.com', '{"subject": {"en": "S", "zh-CN": "S"}}',
  CASE WHEN n = 1 AND i % 400 = 0 THEN 'failed' WHEN n = 2 AND i > 96500 THEN 'due' ELSE 'sent' END, 0,
  CASE WHEN n = 2 AND i > 96500 AND i <= 99800 THEN clock_timestamp() + interval '8 hours' ELSE created END,
  CASE WHEN i > 96500 THEN clock_timestamp() - (100000 - i) * interval '1 second' ELSE created END
FROM made, generate_series(1, 2) n WHERE n = 1 OR i > 95000;

DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT * FROM made_anew LOOP EXECUTE one.indexdef; END LOOP;
END $$;
DROP TABLE made, words, made_anew;
SET session_replication_role = DEFAULT;
`;
