"""How files of one source are read, told once and used for the next one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers.files.recipe import OF_BYTES, Recipe, recipe_from, signature
from engagement.customers.imports import aliases
from engagement.customers.intake.asks import EACH, OF_ONE_FILE, About
from engagement.customers.intake.intake import Vocabulary
from engagement.customers.metrics import own_metrics
from engagement.customers.models import Profile

LONGEST_NAME = 80
NOT_KEPT = ("name", "source", "aliases", "means")
"""What a recipe says of one file, or is kept elsewhere."""


def vocabulary(session: Session) -> Vocabulary:
    """Return the teams, metrics and headers that files may speak of here."""
    recipes = {one.signature: recipe_of(one) for one in profiles(session)}
    teams, metrics = aliases.team_ids(session), own_metrics.catalogue(session)
    return Vocabulary(teams, metrics, recipes, aliases.parents(session))


def named(session: Session, name: str) -> Recipe | None:
    found = session.scalars(select(Profile).where(Profile.name == name)).first()
    return recipe_of(found) if found else None


def recipe_of(profile: Profile) -> Recipe:
    kept = recipe_from({**profile.mapping, **profile.reading})
    return replace(kept, name=profile.name, source=profile.source)


def remember(
    session: Session, columns: Iterable[str], recipe: Recipe, name: str, now: datetime
) -> str:
    """Keep how a file was read, for all that have the same header.

    Return their source: the name that was given first, whatever follows, so that
    answers that counted are known again under a new name.
    """
    lasting = {key: said for key, said in recipe.answers.items()
               if key not in OF_ONE_FILE}  # fmt: skip
    if recipe.answers.get(About.CORRECTED) == EACH:
        lasting[About.ONE_ID] = EACH
    mark, kept = signature(columns), replace(recipe, answers=lasting).as_json()
    profile = session.scalars(select(Profile).where(Profile.signature == mark)).first()
    name = free_name(session, name, columns)
    if profile is None:
        profile = Profile(signature=mark, source=name)
    profile.name = name
    profile.reading = {key: kept.pop(key) for key in OF_BYTES}
    profile.mapping = {key: kept[key] for key in kept if key not in NOT_KEPT}
    profile.used_at = now
    session.add(profile)
    session.flush()
    return profile.source


def free_name(session: Session, name: str, columns: Iterable[str]) -> str:
    """Return the name, with a number when files with another header have it."""
    wanted = select(Profile.name, Profile.source).where(
        Profile.signature != signature(columns)
    )
    taken = {name for both in session.execute(wanted) for name in both}
    plain, number = name[:LONGEST_NAME], 2
    while name[:LONGEST_NAME] in taken:
        end = f" ({number})"
        name, number = plain[: LONGEST_NAME - len(end)] + end, number + 1
    return name[:LONGEST_NAME]


def profiles(session: Session) -> Sequence[Profile]:
    return session.scalars(select(Profile).order_by(Profile.name)).all()


def forget(session: Session, profile_id: int) -> str:
    """Return the name of the profile that is gone; empty: there was none."""
    profile = session.get(Profile, profile_id)
    if profile is None:
        return ""
    session.delete(profile)
    return profile.name
