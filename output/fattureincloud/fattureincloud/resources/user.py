"""User."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Options, Resource

_GET_INFO: Operation[models.GetUserInfoResponse] = Operation(
    "getUserInfo",
    "GET /user/info",
    responses={"200": lambda: models.GetUserInfoResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_LIST_COMPANIES: Operation[models.ListUserCompaniesResponse] = Operation(
    "listUserCompanies",
    "GET /user/companies",
    responses={"200": lambda: models.ListUserCompaniesResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class User(Resource):
    """The person the token belongs to, and the companies that person can reach."""

    def get_info(
        self, *, request_options: Options = None
    ) -> models.GetUserInfoResponse:
        """Get the current user.

        Returns name, email address and picture of the person the token belongs to, and
        whether that person still has to confirm something, such as new terms of
        service. Needs a valid token and no scope."""
        return self._call(_GET_INFO, (), request_options)

    def list_companies(
        self, *, request_options: Options = None
    ) -> models.ListUserCompaniesResponse:
        """List the user's companies.

        Returns the companies the user can reach. For an accountant, each office comes
        with the companies it controls. Call this first: every other path needs a
        company identifier from here."""
        return self._call(_LIST_COMPANIES, (), request_options)


class AsyncUser(AsyncResource):
    """The person the token belongs to, and the companies that person can reach."""

    async def get_info(
        self, *, request_options: Options = None
    ) -> models.GetUserInfoResponse:
        """Get the current user."""
        return await self._call(_GET_INFO, (), request_options)

    async def list_companies(
        self, *, request_options: Options = None
    ) -> models.ListUserCompaniesResponse:
        """List the user's companies."""
        return await self._call(_LIST_COMPANIES, (), request_options)
