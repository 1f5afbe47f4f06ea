"""A press conference (新闻发布会)."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="press_conference",
    label="新闻发布会",
    position=100,
    needs=("place",),
    place_label="会议名称和地点",
    photos=True,
)
