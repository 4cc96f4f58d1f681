CREATE TABLE orders (
  seq            INTEGER PRIMARY KEY AUTOINCREMENT,
  id             TEXT    NOT NULL UNIQUE,
  job            TEXT    NOT NULL,
  name           TEXT    NOT NULL,
  chunks         INTEGER NOT NULL,
  price          TEXT    NOT NULL,
  asset          TEXT    NOT NULL,
  payer          TEXT    NOT NULL,
  submitted_ms   INTEGER NOT NULL,
  state          TEXT    NOT NULL
                 CHECK (state IN ('QUEUED', 'LEASED', 'DONE', 'FAILED', 'CANCELLED')),
  reason         TEXT    CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
  finished_ms    INTEGER CHECK ((state IN ('QUEUED', 'LEASED')) = (finished_ms IS NULL)),
  lease          TEXT    CHECK ((state = 'LEASED') = (lease IS NOT NULL)),
  lease_until_ms INTEGER CHECK ((state = 'LEASED') = (lease_until_ms IS NOT NULL))
) STRICT;

CREATE INDEX orders_by_state ON orders (state, seq);

CREATE TABLE deliveries (
  order_id     TEXT    NOT NULL REFERENCES orders (id),
  chunk        INTEGER NOT NULL,
  content      TEXT    NOT NULL,
  bytes        INTEGER NOT NULL,
  signer       TEXT    NOT NULL,
  signature    BLOB    NOT NULL,
  pay          TEXT    NOT NULL,
  delivered_ms INTEGER NOT NULL,
  PRIMARY KEY (order_id, chunk)
) STRICT, WITHOUT ROWID;
