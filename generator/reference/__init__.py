"""The API reference: a page for each operation, tag and schema, and what finds them.

kinds > trees > requests > code > pages > site: types in words, schemas as rows, the
request that an example call makes, the programs that make it, what the templates see,
and the files of the site.

Where the site is served by Calco itself, it has forms besides. guard > local > values >
sending > package: who may come in, what is answered, what was entered as values, the
call with all that is known of it, and the package that makes it.
"""

from generator.reference.site import Site, build_site

__all__ = ["Site", "build_site"]
