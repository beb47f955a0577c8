"""A company for the files from the wild, built once for all of them."""

from collections.abc import Iterator

import pytest

from tests.customers.wild_doors import Company, Site, site
from tests.customers.wild_sheets import Doors


@pytest.fixture(scope="session")
def wild_company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return Company(tmp_path_factory.mktemp("wild"))


@pytest.fixture(scope="session")
def wild_pages(wild_company: Company) -> Iterator[Site]:
    with site(wild_company) as found:
        yield found


@pytest.fixture(scope="session")
def wild(wild_company: Company, wild_pages: Site) -> Doors:
    return Doors(wild_company, wild_pages)
