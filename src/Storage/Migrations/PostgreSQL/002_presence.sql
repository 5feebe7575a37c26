-- Phones that are registered at a node, by the user and the contact where the user is reached; body is JSON.
CREATE TABLE phones (
    user_name TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    node TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (user_name, contact)
);

-- Who is signed in on the pages, and on which node since when; the key is the token's hash.
CREATE TABLE sessions (
    key TEXT COLLATE "C" PRIMARY KEY,
    user_name TEXT COLLATE "C" NOT NULL,
    begun_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    node TEXT COLLATE "C" NOT NULL
);
