"""One folder a language: a pack of words in TOML, its examples, and the code only it needs."""
