"""The words of time, in Chinese and English, and what each of them says."""

from concierge.moments.numbers import WORDS

NIGHT, DUSK, SMALL = "night", "dusk", "small"
"""Parts of a day: the evening into the small hours, its beginning, and the hours before dawn."""
HOURS = {"am": (9,), "noon": (12,), "pm": (15,), DUSK: (18, 20, 22), NIGHT: (20, 22)}
"""What a part of a day means without an hour: the first of these that is still to come."""
END_OF_WORK = 18
LAST = 0
"""Instead of the number of a day in its month: the last one."""
WEEKEND = 7
"""Instead of the number of a weekday: Saturday, or the Sunday it is."""

DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1,
    "明日": 1, "后天": 2, "后日": 2, "大后天": 3, "the day before yesterday": -2,
    "day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1,
    "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
EVENINGS = {
    "昨晚": (-1, NIGHT), "昨夜": (-1, NIGHT), "今早": (0, "am"), "今晨": (0, "am"),
    "今晚": (0, NIGHT), "今夜": (0, NIGHT), "明早": (1, "am"), "明晨": (1, "am"),
    "明晚": (1, NIGHT), "明夜": (1, NIGHT), "后晚": (2, NIGHT), "last night": (-1, NIGHT),
    "tonight": (0, NIGHT), "this morning": (0, "am"), "this afternoon": (0, "pm"),
    "this evening": (0, DUSK),
}  # fmt: skip
HALVES = {
    "凌晨": SMALL, "清晨": "am", "早上": "am", "早晨": "am", "早": "am", "上午": "am",
    "中午": "noon", "午后": "pm", "下午": "pm", "傍晚": DUSK, "晚上": NIGHT, "晚间": NIGHT,
    "晚": NIGHT, "夜里": NIGHT, "夜间": NIGHT, "深夜": NIGHT, "半夜": NIGHT,
    "in the morning": "am", "morning": "am", "in the afternoon": "pm", "afternoon": "pm",
    "in the evening": DUSK, "evening": DUSK, "at night": NIGHT, "night": NIGHT,
    "a.m.": "a.m.", "a.m": "a.m.", "am": "a.m.", "p.m.": "pm", "p.m": "pm", "pm": "pm",
}  # fmt: skip
CLOCKS = {
    "正午": (12, 0), "noon": (12, 0), "midday": (12, 0), "午夜": (24, 0), "midnight": (24, 0),
    "下班": (END_OF_WORK, 0), "eod": (END_OF_WORK, 0), "cob": (END_OF_WORK, 0),
    "end of the day": (END_OF_WORK, 0), "end of day": (END_OF_WORK, 0),
    "close of business": (END_OF_WORK, 0),
}  # fmt: skip

WEEKDAYS_ZH = "一二三四五六日天末"
WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "weds": 2, "wed": 2,
    "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5,
    "sat": 5, "sunday": 6, "sun": 6, "weekend": WEEKEND,
}  # fmt: skip
WEEKS_ZH = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2, "": None}
WEEKS = {"last week": -1, "this week": 0, "next week": 1}
NEXT = {"last": -1, "this": 0, "next": 1}
"""Before a weekday or a month: which week or month, counted from this one."""
MONTHS_ZH = {"上": -1, "本": 0, "这": 0, "下": 1, "下下": 2, "": 0}

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
LAST_DAYS = {
    "end of the month": 0, "end of this month": 0, "end of month": 0, "month end": 0, "eom": 0,
    "end of next month": 1,
}  # fmt: skip

UNITS = {
    "months": "months", "month": "months", "mo": "months", "个月": "months", "weeks": "weeks",
    "week": "weeks", "w": "weeks", "个星期": "weeks", "星期": "weeks", "个礼拜": "weeks",
    "礼拜": "weeks", "周": "weeks", "days": "days", "day": "days", "d": "days", "天": "days",
    "日": "days", "fortnights": "fortnights", "fortnight": "fortnights",
    "hours": "hours", "hour": "hours", "hrs": "hours", "hr": "hours", "h": "hours",
    "个小时": "hours", "小时": "hours", "个钟头": "hours", "钟头": "hours", "minutes": "minutes",
    "minute": "minutes", "mins": "minutes", "min": "minutes", "m": "minutes", "分钟": "minutes",
    "分": "minutes", "刻钟": "quarters",
}  # fmt: skip
AFTER = ("之后", "以后", "过后", "后", "之内", "以内", "内", "later", "from now")
AGO = ("之前", "以前", "前", "ago")
FILLERS = (
    "before", "until", "till", "by", "at", "on", "of", "the", "之前", "以前", "前", "截至", "截止",
    "到", "在", "的",
)  # fmt: skip

NUMBERS_EN = "|".join(sorted(WORDS, key=len, reverse=True))
