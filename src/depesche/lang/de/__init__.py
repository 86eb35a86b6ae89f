"""German: word lists and patterns as data (TOML, CSV), and the grammar that reads them."""
