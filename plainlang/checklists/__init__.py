"""Questions about a page: what a machine can judge of them, and what a person must."""
