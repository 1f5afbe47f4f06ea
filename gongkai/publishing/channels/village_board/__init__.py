"""The village board (村务公开栏): one standard for all villages, see `standard.toml` beside."""

from gongkai.publishing.channels.kind import ChannelKind

KIND = ChannelKind(
    key="village_board",
    label="村务公开栏",
    position=40,
    needs=("unit", "place", "until"),
    place_label="公开栏在哪里",
    sheet=True,
    photos=True,
    days=7,
    help="各村用同一个样式的张贴件，监督委员会签字后张贴，拍照留存。",
)
