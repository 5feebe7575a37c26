-- What the company's own books say of a customer: the number there, contracts and purchases (as JSON), and all their numbers to be found by;
-- and what agents may offer to whom.
ALTER TABLE customers ADD COLUMN code TEXT COLLATE "C";
ALTER TABLE customers ADD COLUMN contracts TEXT COLLATE "C";
ALTER TABLE customers ADD COLUMN purchases TEXT COLLATE "C";
CREATE TABLE customer_keys (
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (customer_id, key)
);
CREATE INDEX customer_keys_key ON customer_keys (key);
CREATE TABLE upsell_hints (
    place INTEGER PRIMARY KEY,
    value_class TEXT COLLATE "C",
    contract TEXT COLLATE "C",
    product TEXT COLLATE "C",
    en TEXT COLLATE "C" NOT NULL,
    zh TEXT COLLATE "C" NOT NULL
);
