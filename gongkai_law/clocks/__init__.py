"""Statutory clocks: when an answer is due, and how the days were counted.

`read_clock(events, calendar, on)` reads one request's clock; `what_if` tries one more event; `calendar_strip`
lays the days out for the eye; `deadline` and `natural_deadline` count the terms that hang on one day alone.
"""

from gongkai_law.clocks.clock import read_clock, what_if
from gongkai_law.clocks.deadlines import Deadline, deadline, natural_deadline
from gongkai_law.clocks.events import ClockEvent, event_label, parse_events
from gongkai_law.clocks.policy import ClockPolicy
from gongkai_law.clocks.reading import ClockReading, ClockWarning, ConsultationReading, Step
from gongkai_law.clocks.receipt import Channel, channels
from gongkai_law.clocks.strip import StripDay, calendar_strip
from gongkai_law.clocks.terms import Term, term, terms

__all__ = [
    "Channel",
    "ClockEvent",
    "ClockPolicy",
    "ClockReading",
    "ClockWarning",
    "ConsultationReading",
    "Deadline",
    "Step",
    "StripDay",
    "Term",
    "calendar_strip",
    "channels",
    "deadline",
    "event_label",
    "natural_deadline",
    "parse_events",
    "read_clock",
    "term",
    "terms",
    "what_if",
]
