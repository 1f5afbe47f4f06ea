"""Newspapers and printed leaflets (纸媒)."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="print",
    label="纸媒",
    position=70,
    needs=("place", "evidence"),
    place_label="报刊名称和版面",
    photos=True,
    help="登记报刊、日期和版面，附一张照片。",
)
