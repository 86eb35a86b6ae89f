"""English words for what Depesche shows."""
