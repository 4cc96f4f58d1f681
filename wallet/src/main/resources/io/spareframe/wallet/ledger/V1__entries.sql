-- The ledger. Amounts are 36 decimal digits of the token's smallest unit, padded with zeros: exact,
-- readable, and their text order is their order. Moments are milliseconds since 1970 in UTC.

CREATE TABLE token (
  id       INTEGER PRIMARY KEY,
  symbol   TEXT    NOT NULL,
  decimals INTEGER NOT NULL,
  test     INTEGER NOT NULL CHECK (test IN (0, 1)),
  UNIQUE (symbol, decimals, test)
) STRICT;

CREATE TABLE channel (
  id       BLOB    PRIMARY KEY CHECK (length(id) = 32),
  token_id INTEGER NOT NULL REFERENCES token (id)
) STRICT;

-- One row for each entry of any kind: its number is its place in the ledger.
CREATE TABLE entry (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT    NOT NULL CHECK (kind IN ('EARNED', 'VOUCHED', 'REDEEMED', 'POWER_USED')),
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_kind_at ON entry (kind, at);

CREATE TABLE earned (
  number      INTEGER PRIMARY KEY REFERENCES entry (number),
  delivery_id TEXT    NOT NULL UNIQUE,
  order_id    TEXT    NOT NULL,
  chunk_index INTEGER NOT NULL CHECK (chunk_index >= 0),
  job_name    TEXT    NOT NULL,
  token_id    INTEGER NOT NULL REFERENCES token (id),
  units       TEXT    NOT NULL CHECK (length(units) = 36 AND units NOT GLOB '*[^0-9]*')
) STRICT;
CREATE INDEX earned_order ON earned (order_id);

CREATE TABLE vouched (
  number     INTEGER PRIMARY KEY REFERENCES entry (number),
  channel_id BLOB    NOT NULL REFERENCES channel (id),
  cumulative TEXT    NOT NULL CHECK (length(cumulative) = 36 AND cumulative NOT GLOB '*[^0-9]*'),
  signature  BLOB    NOT NULL CHECK (length(signature) = 65),
  UNIQUE (channel_id, cumulative)
) STRICT;

CREATE TABLE redeemed (
  number       INTEGER PRIMARY KEY REFERENCES entry (number),
  channel_id   BLOB    NOT NULL REFERENCES channel (id),
  units        TEXT    NOT NULL CHECK (length(units) = 36 AND units NOT GLOB '*[^0-9]*'),
  tx_hash      BLOB    NOT NULL UNIQUE CHECK (length(tx_hash) = 32),
  fee_token_id INTEGER NOT NULL REFERENCES token (id),
  fee_units    TEXT    NOT NULL CHECK (length(fee_units) = 36 AND fee_units NOT GLOB '*[^0-9]*')
) STRICT;

-- Energy in milliwatt-hours; the tariff in millionths of the currency for a kilowatt-hour.
CREATE TABLE power_used (
  number         INTEGER PRIMARY KEY REFERENCES entry (number),
  meter          TEXT    NOT NULL,
  period_start   INTEGER NOT NULL,
  period_end     INTEGER NOT NULL CHECK (period_end > period_start),
  energy_mwh     INTEGER NOT NULL CHECK (energy_mwh BETWEEN 0 AND 1000000000),
  micro_per_kwh  INTEGER NOT NULL CHECK (micro_per_kwh BETWEEN 0 AND 1000000000),
  currency       TEXT    NOT NULL CHECK (length(currency) = 3),
  measured       INTEGER NOT NULL CHECK (measured IN (0, 1)),
  UNIQUE (meter, period_start)
) STRICT;
CREATE INDEX power_used_start ON power_used (period_start);

CREATE TRIGGER vouched_only_grows BEFORE INSERT ON vouched
WHEN NEW.cumulative <= (SELECT max(cumulative) FROM vouched WHERE channel_id = NEW.channel_id)
BEGIN SELECT RAISE(ABORT, 'a voucher only grows'); END;

CREATE TRIGGER token_keep BEFORE UPDATE ON token
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER token_stay BEFORE DELETE ON token
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER channel_keep BEFORE UPDATE ON channel
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER channel_stay BEFORE DELETE ON channel
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_keep BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_stay BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER earned_keep BEFORE UPDATE ON earned
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER earned_stay BEFORE DELETE ON earned
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER vouched_keep BEFORE UPDATE ON vouched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER vouched_stay BEFORE DELETE ON vouched
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER redeemed_keep BEFORE UPDATE ON redeemed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER redeemed_stay BEFORE DELETE ON redeemed
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER power_used_keep BEFORE UPDATE ON power_used
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER power_used_stay BEFORE DELETE ON power_used
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
