"""Machine checks over recorded claims. They raise findings, never verdicts."""
