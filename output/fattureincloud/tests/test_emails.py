"""Every operation of Emails, called once."""

from __future__ import annotations

import pytest

from fattureincloud import AsyncClient, Client

from .conftest import check


def test_list(client: Client) -> None:
    result = client.emails.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listEmails")


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.emails.list(
        16,
        fields="id,name",
        fieldset="basic",
        sort="-date,number",
        page=1,
        per_page=50,
        q="name like 'Caffè%'",
    )
    check(result, "listEmails")
