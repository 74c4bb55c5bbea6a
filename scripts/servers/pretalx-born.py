"""Starts a pretalx of its own: tables, a conference with talks, then the server. Arguments: packages, data, port."""

import datetime as dt
import os
import sys

packages, data, port = sys.argv[1:4]
sys.path.insert(0, packages)
os.environ.update(
    DJANGO_SETTINGS_MODULE="pretalx.settings",
    PRETALX_DATA_DIR=data,
    PRETALX_DB_NAME=os.path.join(data, "db.sqlite3"),
    PRETALX_SITE_URL=f"http://127.0.0.1:{port}",
    PRETALX_FILESYSTEM_STATIC=os.path.join(data, "static"),
)
os.makedirs(os.path.join(data, "static"), exist_ok=True)

import pretalx.settings as settings  # noqa: E402
from django.core.management import execute_from_command_line as manage  # noqa: E402


class AsTheyAre:
    """Tables are made as the models have them: the history of each takes half a minute."""

    def __contains__(self, _app):
        return True

    def __getitem__(self, _app):
        return None


settings.MIGRATION_MODULES = AsTheyAre()
manage(["pretalx", "migrate", "--run-syncdb", "--no-input", "--verbosity", "0"])

from django.db import transaction  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretalx.event.models import Event, Organiser, Team  # noqa: E402
from pretalx.person.models import SpeakerProfile, User  # noqa: E402
from pretalx.person.models.auth_token import UserApiToken  # noqa: E402
from pretalx.schedule.models import Room  # noqa: E402
from pretalx.submission.models import Submission  # noqa: E402

# What apps/ingest/src/connectors/pretalx/testing knows as well.
TOKEN = "kith" * 16
FIRST_DAY = dt.datetime(2026, 6, 8, 9, tzinfo=dt.timezone.utc)
TALKS = 55


def speaker(event, name, email, biography):
    user = User.objects.create_user(name=name, email=email, password=None)
    SpeakerProfile.objects.create(user=user, event=event, biography=biography)
    return user


def conference():
    organiser = Organiser.objects.create(name="Werft", slug="werftorg")
    event = Event.objects.create(
        name="Werft Conf",
        slug="werft",
        organiser=organiser,
        is_public=True,
        email="orga@werft.example",
        date_from=FIRST_DAY.date(),
        date_to=FIRST_DAY.date() + dt.timedelta(days=9),
        timezone="UTC",
        locale_array="en",
        locale="en",
    )
    orga = User.objects.create_user(name="Orga", email="orga@werft.example", password=None)
    team = Team.objects.create(organiser=organiser, name="Orga", all_events=True, can_change_submissions=True)
    team.members.add(orga)
    token = UserApiToken.objects.create(name="kith", user=orga, token=TOKEN)
    token.events.set([event])
    token.endpoints = {name: ["list", "retrieve"] for name in ("submissions", "speakers", "slots")}
    token.save()
    return event


def talk(event, number, speakers, start=None):
    kind = event.submission_types.first() or event.cfp.default_type
    submission = Submission.objects.create(event=event, title=f"Talk {number}", submission_type=kind, content_locale="en")
    submission.speakers.set(speakers)
    if start is not None:
        submission.confirm(force=True)
        slots = event.wip_schedule.talks.filter(submission=submission)
        slots.update(start=start, end=start + dt.timedelta(minutes=30), room=event.rooms.first(), is_visible=True)


def fill(event):
    Room.objects.create(event=event, name="Dock")
    ada = speaker(event, "Ada Example", "ada@ada.example", "Builds engines. https://www.linkedin.com/in/ada-example/")
    bo = speaker(event, "Bo Example", "bo@bo.example", "SECRET BIOGRAPHY of somebody who gives no address.")
    for number in range(1, TALKS + 1):
        talk(event, number, [ada if number == 1 else bo], FIRST_DAY + dt.timedelta(hours=number))
    talk(event, "to come", [ada], FIRST_DAY + dt.timedelta(days=8))
    talk(event, "not accepted", [ada])
    event.release_schedule("1.0")


with transaction.atomic():
    with scopes_disabled():
        made = conference()
    with scope(event=made):
        fill(made)

manage(["pretalx", "runserver", "--noreload", f"127.0.0.1:{port}"])
