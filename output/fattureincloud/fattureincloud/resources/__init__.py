"""Groups of operations; the client makes one of each when it is first used."""
