-- Phones that are registered at a node, by the user and the contact where the user is reached; body is JSON.
CREATE TABLE phones (
    user_name TEXT NOT NULL,
    contact TEXT NOT NULL,
    node TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (user_name, contact)
);

-- Who is signed in on the pages, and on which node since when; the key is the token's hash.
CREATE TABLE sessions (
    key TEXT PRIMARY KEY,
    user_name TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    node TEXT NOT NULL
);
