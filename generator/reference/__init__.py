"""The API reference: a page for each operation, tag and schema, and what finds them.

kinds > trees > requests > code > pages > site: types in words, schemas as rows, the
request that an example call makes, the programs that make it, what the templates see,
and the files of the site.
"""

from generator.reference.site import Site, build_site

__all__ = ["Site", "build_site"]
