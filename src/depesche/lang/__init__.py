"""Everything that belongs to one language: words, patterns, grammar. One folder a language."""
