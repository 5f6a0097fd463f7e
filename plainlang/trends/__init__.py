"""What changed between two times: snapshots of pages, summaries, intervals, tables. No file, no clock."""
