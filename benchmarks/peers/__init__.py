"""Calco beside other generators, on the same documents, in one run.

    python -m benchmarks.peers --quick -o REPORT_DIR

installs the tools (``installing``), lets each generate from each document and measures what
came of it (``steps``), a cell at a time; each cell is a line of ``results.jsonl`` as soon as
it is known (``results``), and the report (``report``, ``drawing``) is made of these lines.
"""
