"""Television (电视): a text to read out, a log of times on air."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="television",
    label="电视",
    position=60,
    needs=("place",),
    place_label="频道和栏目",
    slots=True,
    script=True,
    help="登记频道、栏目和每次播出的时间。",
)
