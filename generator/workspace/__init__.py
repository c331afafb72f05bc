"""Many SDKs in one run: which of them, in which order, in which process."""
