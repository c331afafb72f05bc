"""The library that the package stands on; each of its modules is loaded when needed."""
