"""Where snapshots are kept, and the texts that git has of earlier times."""
