"""Words for what is coded, in the language of the person: for the window and the command line.

English is the source text; the catalogues lie in `resources/locale`. Widget texts are Qt's.
"""

from concierge.words.agenda import thing, why, why_beside
from concierge.words.amounts import amount, with_amount
from concierge.words.apart import apart, harmless
from concierge.words.deeds import deed
from concierge.words.events import WHATS, event
from concierge.words.hints import examples
from concierge.words.names import (
    direction,
    know_tiers,
    line_name,
    name,
    names,
    phone,
    tail,
    tier_code,
    tier_name,
    tier_names,
)
from concierge.words.refusals import refusal
from concierge.words.said import OVERDUE, SETTLED, SOON, Bit, Said
from concierge.words.speech import (
    LANGUAGES,
    _,
    facts,
    fill,
    language,
    listed,
    ngettext,
    pgettext,
    quoted,
    speak,
    spoken,
)
from concierge.words.times import (
    city_time,
    clock_time,
    day,
    day_heading,
    full_day,
    in_days,
    late,
    left,
    local_now,
    moment,
    month_day,
    short,
    span,
    understood,
    until,
    weekday,
)

__all__ = [
    "LANGUAGES",
    "OVERDUE",
    "SETTLED",
    "SOON",
    "WHATS",
    "Bit",
    "Said",
    "_",
    "amount",
    "apart",
    "city_time",
    "clock_time",
    "day",
    "day_heading",
    "deed",
    "direction",
    "event",
    "examples",
    "facts",
    "fill",
    "full_day",
    "harmless",
    "in_days",
    "know_tiers",
    "language",
    "late",
    "left",
    "line_name",
    "listed",
    "local_now",
    "moment",
    "month_day",
    "name",
    "names",
    "ngettext",
    "pgettext",
    "phone",
    "quoted",
    "refusal",
    "short",
    "span",
    "speak",
    "spoken",
    "tail",
    "thing",
    "tier_code",
    "tier_name",
    "tier_names",
    "understood",
    "until",
    "weekday",
    "why",
    "why_beside",
    "with_amount",
]
