"""Write the index of the search of a handbook into the folder of a site: `python benchmarks/write_index.py HANDBOOK SITE`."""

import shutil
import sys
from pathlib import Path

from goldthread.pages.frame.pictures import ANY_PICTURE
from goldthread.publishing.build_request import request_of
from goldthread.publishing.compose import compose_on_request, inspected
from goldthread.publishing.search_index import index_of_site

root, site = Path(sys.argv[1]), Path(sys.argv[2])
request = request_of(root, None)
inspection = inspected(request)
made = compose_on_request(inspection, request, ANY_PICTURE)
shutil.rmtree(site / "search", ignore_errors=True)
for path, data in index_of_site(made, inspection.graph.book.handbook.language).items():
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
