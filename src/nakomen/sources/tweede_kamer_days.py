"""Days in the Netherlands and moments in UTC, without a time-zone database that a machine may not have."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def day_in_the_hague(moment: datetime) -> date:
    """Return the Dutch day of a moment; one without a zone, or with another than UTC, stands in Dutch time already.

    >>> day_in_the_hague(datetime(2024, 6, 30, 22, tzinfo=UTC)), day_in_the_hague(datetime(2024, 1, 31, 22, tzinfo=UTC))
    (datetime.date(2024, 7, 1), datetime.date(2024, 1, 31))
    """
    if moment.utcoffset() != timedelta(0):
        return moment.date()
    moment = moment.astimezone(UTC)
    return (moment + _ahead(moment)).date()


def midnight_in_the_hague(day: date) -> datetime:
    """Return when a Dutch day begins, in UTC.

    >>> midnight_in_the_hague(date(2024, 7, 1)).isoformat()
    '2024-06-30T22:00:00+00:00'
    """
    begin = datetime.combine(day, time(), UTC)
    # The clocks never change at midnight: the day before ends as it began, or an hour was won or lost since.
    return begin - _ahead(begin - timedelta(hours=2))


def _ahead(moment: datetime) -> timedelta:
    """Return how far Dutch clocks are ahead of UTC."""
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> datetime:
    """Return when the clocks change: one o'clock in UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
