"""An echo on Flask: what Werkzeug's parsers read of a request, as JSON."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Flask, Response, jsonify, request

application = Flask(__name__)


@application.route("/path/<value>/end")
@application.route("/<path:rest>", methods=["GET", "POST"])
def echo(**values: str) -> Response:
    """What was read."""
    found: dict[str, Any] = {
        "query": request.args.to_dict(flat=False),
        "path": values,
        "headers": {name.lower(): value for name, value in request.headers.items()},
        "cookies": request.cookies.to_dict(),
        "type": request.headers.get("content-type", ""),
        "form": request.form.to_dict(flat=False),
        "files": [
            {
                "field": name,
                "name": file.filename,
                "type": file.content_type,
                "sha256": hashlib.sha256(file.read()).hexdigest(),
            }
            for name, files in request.files.lists()
            for file in files
        ],
        "text": request.get_data().decode("latin-1"),
    }
    if request.is_json:
        found["json"] = request.get_json()
    return jsonify(found)
