-- What the company's own books say of a customer: the number there, contracts and purchases (as JSON), and all their numbers to be found by;
-- and what agents may offer to whom.
ALTER TABLE customers ADD COLUMN code TEXT;
ALTER TABLE customers ADD COLUMN contracts TEXT;
ALTER TABLE customers ADD COLUMN purchases TEXT;
CREATE TABLE customer_keys (
    customer_id TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (customer_id, key)
);
CREATE INDEX customer_keys_key ON customer_keys (key);
CREATE TABLE upsell_hints (
    place INTEGER PRIMARY KEY,
    value_class TEXT,
    contract TEXT,
    product TEXT,
    en TEXT NOT NULL,
    zh TEXT NOT NULL
);
