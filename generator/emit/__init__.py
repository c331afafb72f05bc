"""From the plan to files on disk: render, format, write."""
