"""Companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Operation, queries
from .._runtime.resource import AsyncResource, Options, Resource

if TYPE_CHECKING:
    from .. import params

_GET_INFO: Operation[models.GetCompanyInfoResponse] = Operation(
    "getCompanyInfo",
    "GET /c/{company_id}/company/info",
    responses={"200": lambda: models.GetCompanyInfoResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)
_GET_PLAN_USAGE: Operation[models.GetCompanyPlanUsageResponse] = Operation(
    "getCompanyPlanUsage",
    "GET /c/{company_id}/company/plan_usage",
    parameters=queries("category"),
    responses={"200": lambda: models.GetCompanyPlanUsageResponse},
    security=((("OAuth2AuthenticationCodeFlow", ()),),),
)


class Companies(Resource):
    """Facts about a company: the plan it pays for, what the user may do in it, how much
    of each limit is used."""

    def get_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetCompanyInfoResponse:
        """Get a company.

        Returns the company, the plan it pays for with its limits and functions, and the
        role and permissions that the user has in it.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16."""
        return self._call(_GET_INFO, (company_id,), request_options)

    def get_plan_usage(
        self,
        company_id: int,
        *,
        category: params.GetCompanyPlanUsageCategoryParam,
        request_options: Options = None,
    ) -> models.GetCompanyPlanUsageResponse:
        """Get the use of a plan limit.

        Returns how many items of one category the plan allows and how many exist. Worth
        a call before adding many at once.

        Args:
            company_id: The company, from `listUserCompanies`. Example: 16.
            category: What to count: clients, suppliers, products, or documents.
                Example: clients."""
        return self._call(_GET_PLAN_USAGE, (company_id, category), request_options)


class AsyncCompanies(AsyncResource):
    """Facts about a company: the plan it pays for, what the user may do in it, how much
    of each limit is used."""

    async def get_info(
        self, company_id: int, *, request_options: Options = None
    ) -> models.GetCompanyInfoResponse:
        """Get a company; arguments as for ``Companies.get_info``."""
        return await self._call(_GET_INFO, (company_id,), request_options)

    async def get_plan_usage(
        self,
        company_id: int,
        *,
        category: params.GetCompanyPlanUsageCategoryParam,
        request_options: Options = None,
    ) -> models.GetCompanyPlanUsageResponse:
        """Get the use of a plan limit."""
        return await self._call(
            _GET_PLAN_USAGE, (company_id, category), request_options
        )
