"""Each stage by itself, with plain arguments."""
