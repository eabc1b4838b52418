"""English of any shore: its nouns, its frames of speech, and the numbers that are no claims."""
