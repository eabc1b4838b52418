"""What fills the terminal, or a part of it for a moment. Each screen owns its keys."""
