"""What scopes and the classes that sign in are called, now and later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.config import Options, Pin
from generator.config_oauth import OAuth
from generator.names import Names, Records, name
from generator.parse import parse
from generator.problems import CalcoError, Place, Report
from generator.read import read

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://id.example/token"


def flow(*scopes: str) -> dict[str, Any]:
    return {"tokenUrl": URL, "scopes": dict.fromkeys(scopes, "")}


def named(
    directory: Path,
    schemes: dict[str, Any],
    earlier: Records | None = None,
    options: Options | None = None,
) -> Names:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {},
        "components": {"securitySchemes": schemes},
    }
    path = directory / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    report = Report()
    api = parse(read(str(path), report=report), report)
    return name(api, options or Options(), earlier or Records(), report)


def oauth(**flows: Any) -> dict[str, Any]:
    return {"type": "oauth2", "flows": flows}


def test_scopes_are_words(tmp_path: Path) -> None:
    scopes = (
        "read:org",
        "",
        "name",
        "https://x.example/auth/drive.readonly",
        "*",
        "a-b",
        "a.b",
    )
    names = named(tmp_path, {"o": oauth(clientCredentials=flow(*scopes))})
    assert names.scopes == {
        "read:org": "READ_ORG",
        "name": "NAME",
        "https://x.example/auth/drive.readonly": "DRIVE_READONLY",
        "*": "STAR",
        "a-b": "A_B",
        "a.b": "A_DOT_B",
    }


def test_a_scope_keeps_its_name(tmp_path: Path) -> None:
    first = named(tmp_path, {"o": oauth(password=flow("b:a", "b.c"))})
    assert first.scopes == {"b:a": "B_A", "b.c": "B_C"}
    later = named(tmp_path, {"o": oauth(password=flow("b.a", "b:a"))}, first.records)
    assert later.scopes["b:a"] == "B_A"
    assert later.scopes["b.a"] != "B_A"
    # What was gone for a while has the name that it had, and nobody else gets it.
    other = named(tmp_path, {"o": oauth(password=flow("b:c"))}, later.records)
    assert other.scopes["b:c"] != "B_C"
    back = named(tmp_path, {"o": oauth(password=flow("b.c", "b:c"))}, other.records)
    assert back.scopes["b.c"] == "B_C"


def test_a_scope_may_be_given_a_name(tmp_path: Path) -> None:
    schemes = {"o": oauth(password=flow("b:a", "b.a"))}

    def pinned(called: str) -> Names:
        pin = Pin("b:a", called, Place("calco.toml", 3, 1))
        return named(tmp_path, schemes, None, Options(names={"scopes": (pin,)}))

    assert pinned("SIT").scopes == {"b:a": "SIT", "b.a": "B_A"}
    for wrong in ("name", "not one", "import"):
        with pytest.raises(CalcoError):
            pinned(wrong)


def test_each_flow_has_a_class(tmp_path: Path) -> None:
    schemes = {
        "users": oauth(authorizationCode=flow(), password=flow(), implicit=flow()),
        "staff-login": oauth(authorizationCode=flow()),
        "key": {"type": "apiKey", "in": "header", "name": "X"},
    }
    names = named(tmp_path, schemes)
    assert names.sign_ins == {
        "users authorizationCode": "AuthorizationCode",
        "users password": "Password",
        "staff-login authorizationCode": "StaffLoginAuthorizationCode",
    }
    swapped = dict(reversed(schemes.items()))
    assert dict(named(tmp_path, swapped, names.records).sign_ins) == names.sign_ins
    options = Options(oauth=OAuth(device_authorization_url="https://id.example/device"))
    devices = named(tmp_path, schemes, None, options).sign_ins
    assert devices["users deviceAuthorization"] == "DeviceCode"


def test_a_scheme_without_flows_has_none(tmp_path: Path) -> None:
    assert named(tmp_path, {"o": oauth(implicit=flow("a"))}).sign_ins == {}
    assert named(tmp_path, {"o": {"type": "openIdConnect"}}).sign_ins == {}
