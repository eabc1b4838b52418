"""Articles of our own with gold annotations, and what the extractor makes of them."""
