"""The government gazette (政府公报)."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="gazette",
    label="政府公报",
    position=90,
    needs=("place",),
    place_label="公报年份和期号",
)
